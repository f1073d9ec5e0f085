import { STAGES, type Stage, type Text, t } from '@kit/base'
import { at } from './column.ts'
import { openColumns } from './columns.ts'
import { joinedValue, type MergedSchool, mergeOf } from './merge-uncounted.ts'
import { formulasOf } from './pack-formulas.ts'
import { type School, stagesTaught } from './returns.ts'
import { metricsOf, type Rulebook } from './rulebook.ts'
import { ColumnsOnDemand, columnKey, type StageTable } from './stage-table.ts'

/** A table of one county with the schools its rows stand for. */
export interface CountyTable {
  readonly table: StageTable
  readonly schools: readonly School[]
}

export interface LeftOut {
  readonly school: School
  /** Id of the exclusion in the pack, or `no-pupils`, or `unknown`. */
  readonly rule: string
  readonly because: Text
  /** Nobody can tell whether it belongs to the scope: what is said of all schools stays open. */
  readonly open: boolean
}

export interface CountyTables {
  /** One a stage of the scope, also when it has no rows; then one for schools as a whole (`all`). */
  readonly stages: ReadonlyMap<Stage, CountyTable>
  readonly leftOut: readonly LeftOut[]
}

/** Attributes the screens show and filter by, whether or not a pack asks for them. */
export const ATTRIBUTES = ['school_kind', 'urban_rural', 'ownership', 'longitude', 'latitude'] as const

const NO_PUPILS = t('在校生数为 0，不参加测算。', 'It has no pupils and is not measured.')
const UNKNOWN = t(
  '缺少判断其是否纳入测算所需的数据（如办学类型）。',
  'Figures that decide whether it is measured (such as the kind of school) are missing.',
)

/** Metrics a pack reads, and those every assessment needs. */
export function metricsNeeded(book: Rulebook): Set<string> {
  const needed = new Set<string>([...ATTRIBUTES, 'counted', book.pack.scope.pupils])
  for (const formula of formulasOf(book.pack)) for (const { id } of metricsOf(formula.expr)) needed.add(id)
  for (const test of book.pack.tests) if (test.op === 'attested@1') needed.add(test.metric)
  return needed
}

/** Every record of the county that counts as a school so many years before; null where nothing is on record. */
export type Earlier = (years: number) => readonly MergedSchool[] | null

/** The schools of one county as columns, by stage, after merging, inclusion and exclusion by the pack's conditions. */
export function buildTables(
  merged: readonly MergedSchool[],
  book: Rulebook,
  earlier: Earlier = () => null,
): CountyTables {
  const told = { keys: keysOf(book), book, earlier }
  const schools = merged.map(m => schoolOf(m, told))
  const leftOut: LeftOut[] = []
  const members = membersOf(tableOf(schools, 'all', told), book, leftOut)
  const stages = new Map<Stage, CountyTable>()
  for (const stage of book.pack.scope.stages) {
    const taught = members.filter(s => s.stages.includes(stage))
    stages.set(stage, tableOf(taught, stage, told))
  }
  stages.set('all', tableOf(members, 'all', told))
  return { stages, leftOut }
}

function schoolOf(merged: MergedSchool, { keys, book, earlier }: Told): School {
  const { pack, vocabulary } = book
  const kind = merged.figures.get(columnKey('school_kind', 'all'))?.value
  const codes = vocabulary.metrics.get('school_kind')?.codes ?? []
  const ofKind = codes.find(c => c.code === kind)?.stages ?? []
  return {
    ...merged,
    stages: stagesTaught(merged.figures, pack.scope.pupils, ofKind),
    before: years => {
      const then = earlier(years)?.find(other => other.unit.id === merged.unit.id)
      return then ? schoolOf(then, asOf(years, { keys, book, earlier })) : null
    },
  }
}

/** The same seen from an earlier year. */
function asOf(years: number, { earlier, ...told }: Told): Told {
  return { ...told, earlier: past => earlier(years + past) }
}

/** The schools in scope; those that belong to it but cannot be measured are named in `leftOut`, never just dropped. */
function membersOf({ table, schools }: CountyTable, book: Rulebook, leftOut: LeftOut[]): School[] {
  const columns = openColumns(table, book)
  const { include, exclude, stages } = book.pack.scope
  const included = columns.evaluate(include.expr, 'as-given')
  const exclusions = exclude.map(x => ({ ...x, holds: columns.evaluate(x.when.expr, 'as-given') }))
  return schools.filter((school, row) => {
    const inside = at(included, row)
    const teaches = school.stages.some(s => stages.includes(s))
    if (inside === 0 || (!teaches && school.stages.length > 0)) return false
    const excluded = exclusions.find(x => at(x.holds, row) === 1)
    if (excluded) leftOut.push({ school, rule: excluded.id, because: excluded.title, open: false })
    else if (!teaches && hasReported(school, book.pack.scope.pupils))
      leftOut.push({ school, rule: 'no-pupils', because: NO_PUPILS, open: false })
    else if (!teaches || Number.isNaN(inside))
      leftOut.push({ school, rule: 'unknown', because: UNKNOWN, open: true })
    else return true
    return false
  })
}

function hasReported(school: School, pupils: string): boolean {
  return STAGES.some(stage => school.figures.has(columnKey(pupils, stage)))
}

/** What a table is filled from. */
interface Told {
  readonly keys: ReadonlyMap<string, Key>
  readonly book: Rulebook
  readonly earlier: Earlier
}

function tableOf(schools: readonly School[], stage: Stage, told: Told): CountyTable {
  const { keys, book } = told
  const fill = (value: (school: School) => number) => Float64Array.from(schools, value)
  const columns = new ColumnsOnDemand(name => {
    const key = keys.get(name)
    return key && fill(readerOf(key, stage, book))
  })
  const { pupils, stageWeights } = book.pack.scope
  const weighted = stage === 'all' ? [] : WEIGHABLE.filter(s => book.parameter(stageWeights, s) !== null)
  const heads = new Map(
    weighted.map(w => {
      const read = reported(columnKey(pupils, w))
      return [w, fill(s => (s.stages.includes(w) ? read(s) : 0))] as const
    }),
  )
  const before = (years: number) => tableBefore(schools, stage, told, years)
  const counties = Int32Array.of(0, schools.length)
  return { table: { stage, rows: schools.length, counties, columns, heads, before }, schools }
}

/** The same schools, by their ids, as they were in an earlier year, whatever the scope made of them then. */
function tableBefore(schools: readonly School[], stage: Stage, told: Told, years: number): StageTable | null {
  const then = told.earlier(years)
  if (!then) return null
  const byId = new Map(then.map(school => [school.unit.id, school]))
  const past = asOf(years, told)
  const same = schools.map(({ unit }): School => {
    const school = byId.get(unit.id)
    return school
      ? schoolOf(school, past)
      : { unit, figures: new Map(), merged: [], stages: [], before: () => null }
  })
  const onRecord = Uint8Array.from(schools, ({ unit }) => Number(byId.has(unit.id)))
  return { ...tableOf(same, stage, past).table, onRecord }
}

const WEIGHABLE: readonly Stage[] = ['kindergarten', 'primary', 'junior', 'senior', 'special']

/**
 * What `metric` or `metric@stage` means for a row: the stage's figure, else the whole school's; for a whole school or
 * `@all` the whole school's figure, else the sum over its stages (of the scope; of all it teaches for `@all`).
 */
function readerOf({ id, stage: asked }: Key, row: Stage, book: Rulebook): (school: School) => number {
  const metric = book.metric(id)
  const stage = asked ?? row
  const isGiven = asked !== undefined || metric.stages.includes(stage)
  if (stage !== 'all' && isGiven) return reported(columnKey(id, stage))
  if (metric.stages.includes('all')) return reported(columnKey(id, 'all'))
  const how = mergeOf(metric)
  const readers = metric.stages.map(s => ({ stage: s, read: reported(columnKey(id, s)) }))
  const inScope = asked === 'all' ? readers : readers.filter(r => book.pack.scope.stages.includes(r.stage))
  return school => {
    const parts = inScope.filter(r => school.stages.includes(r.stage)).map(r => r.read(school))
    if (parts.length === 0 || how === 'parent' || parts.some(Number.isNaN)) return Number.NaN
    return parts.reduce((x, y) => joinedValue(x, y, how))
  }
}

function reported(key: string): (school: School) => number {
  return school => school.figures.get(key)?.value ?? Number.NaN
}

interface Key {
  readonly id: string
  readonly stage?: Stage
}

/** Every figure the pack's formulas read of a school, once. */
function keysOf(book: Rulebook): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>()
  const asked: Key[] = [...ATTRIBUTES, book.pack.scope.pupils].map(id => ({ id }))
  for (const formula of formulasOf(book.pack)) asked.push(...metricsOf(formula.expr))
  for (const key of asked)
    if (book.metric(key.id).level === 'school') keys.set(columnKey(key.id, key.stage), key)
  return keys
}

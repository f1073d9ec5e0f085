import { type Refusal, Refused, refusal, t } from '@kit/base'
import { type ClassInstance, type Feature, standardise, type Unit } from '@kit/kernels/classes'
import {
  headingsOf,
  type ListSource,
  numberOf,
  readTable,
  type TableRecord,
  wholeOf,
} from '../lists/table.ts'
import type { ClassPlan } from './plan.ts'

export interface Year {
  readonly ids: readonly string[]
  readonly records: readonly TableRecord[]
  readonly features: readonly Feature[]
  readonly instance: ClassInstance
}

/** The pupils of a year as an instance of class formation. */
export async function readYear(source: ListSource, plan: ClassPlan): Promise<Year> {
  const table = await readTable(source)
  const { together, apart, sameNamesApart, preset, included } = plan
  const columns = [
    ...plan.features.map(f => f.column),
    ...[together, apart, sameNamesApart, preset?.column, preset?.reason, included?.column].filter(
      c => c !== undefined,
    ),
  ]
  const { id } = headingsOf(table, { id: ['编号', 'id'], ...Object.fromEntries(columns.map(c => [c, [c]])) })
  const { records } = table
  const ids = records.map(r => r.cell(id))
  const wrong = ids.flatMap((x, i) => (x === '' || ids.indexOf(x) !== i ? [BAD_ID(records[i]!.at)] : []))
  const features = plan.features.flatMap(f => featuresOf(f, records, wrong))
  const units = unitsOf(plan, records, wrong)
  if (wrong.length > 0) throw new Refused(wrong)
  const unitOf = new Map(units.flatMap((u, i) => u.pupils.map(p => [p, i] as const)))
  const pairs = [apart, sameNamesApart].flatMap(c => (c === undefined ? [] : pairsOf(records, c, unitOf)))
  const isIncluded = (r: TableRecord) => included !== undefined && r.cell(included.column) === included.yes
  return {
    ids,
    records,
    features,
    instance: {
      pupils: ids.length,
      classes: plan.classes,
      units,
      apart: pairs,
      included: Uint8Array.from(records, r => (isIncluded(r) ? 1 : 0)),
      reduction: included?.reduction ?? 0,
      columns: standardise(features, ids.length),
    },
  }
}

/** The columns of figures one entry of the plan asks for. */
export function featuresOf(
  f: ClassPlan['features'][number],
  records: readonly TableRecord[],
  wrong: Refusal[],
): Feature[] {
  const { column, weight } = f
  const cells = records.map(r => r.cell(column))
  const yesNo = (id: string, yes: string, share = weight): Feature => ({
    id,
    kind: 'yes-no',
    weight: share,
    values: Float64Array.from(cells, c => (c === yes ? 1 : 0)),
  })
  if (f.kind === 'yes-no') return [yesNo(column, f.yes)]
  if (f.kind === 'category') {
    const words = [...new Set(cells)].sort()
    return words.map(w => yesNo(`${column}=${w || '—'}`, w, weight / words.length))
  }
  const values = Float64Array.from(cells, c => (f.kind === 'birthday' ? dayOf(c) : numberOf(c)))
  values.forEach((v, i) => {
    if (Number.isNaN(v) && cells[i] !== '') wrong.push(BAD_VALUE(records[i]!.at, column))
  })
  return [{ id: column, kind: 'measure', weight, values }]
}

/** Days since 1970 of a day such as 2019-03-05 or 2019/3/5; NaN for anything else. */
function dayOf(text: string): number {
  const [, y, m, d] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  return y === undefined ? Number.NaN : Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000
}

function unitsOf(
  { together, preset, classes }: ClassPlan,
  records: readonly TableRecord[],
  wrong: Refusal[],
): Unit[] {
  const groups = new Map<string, number[]>()
  records.forEach((r, p) => {
    const mark = together === undefined ? '' : r.cell(together)
    const key = mark === '' ? `#${p}` : `=${mark}`
    groups.set(key, [...(groups.get(key) ?? []), p])
  })
  return [...groups.values()].map(pupils => {
    const wanted = new Set<number>()
    for (const p of pupils) {
      const r = records[p]!
      if (preset === undefined || r.cell(preset.column) === '') continue
      const k = wholeOf(r.cell(preset.column))
      if (k === null || k < 1 || k > classes) wrong.push(BAD_PRESET(r.at))
      else if (r.cell(preset.reason) === '') wrong.push(NO_REASON(r.at))
      else wanted.add(k - 1)
    }
    if (wanted.size > 1) wrong.push(TWO_PRESETS(records[pupils[0]!]!.at))
    return { pupils, preset: [...wanted][0] ?? null }
  })
}

function pairsOf(records: readonly TableRecord[], column: string, unitOf: ReadonlyMap<number, number>) {
  const groups = new Map<string, number[]>()
  records.forEach((r, p) => {
    const mark = r.cell(column)
    if (mark !== '') groups.set(mark, [...(groups.get(mark) ?? []), unitOf.get(p) as number])
  })
  return [...groups.values()].flatMap(units =>
    units.flatMap((a, i) => units.slice(i + 1).flatMap(b => (a === b ? [] : [[a, b] as const]))),
  )
}

const BAD_ID = (at: string) =>
  refusal(
    'classes.bad-id',
    at,
    t('编号为空或重复。', 'The number is empty or repeated.'),
    t('每名学生一个唯一编号。', 'Give each pupil a number of their own.'),
  )
const BAD_VALUE = (at: string, column: string) =>
  refusal(
    'classes.bad-value',
    at,
    t(`“${column}”不是数或日期。`, `"${column}" is neither number nor day.`),
    t('没有数据请留空，不要填 0 或文字。', 'Leave it empty where nothing is known.'),
  )
const BAD_PRESET = (at: string) =>
  refusal(
    'classes.bad-preset',
    at,
    t('指定的班级不存在。', 'There is no such class.'),
    t('填 1 到班数之间的班号。', 'Enter a class number of the plan.'),
  )
const NO_REASON = (at: string) =>
  refusal(
    'classes.preset-without-reason',
    at,
    t('指定班级没有写明理由。', 'A pupil is placed beforehand without a reason.'),
    t('写明理由；理由随结果存档。', 'State the reason; it is kept with the result.'),
  )
const TWO_PRESETS = (at: string) =>
  refusal(
    'classes.two-presets',
    at,
    t('须同班的学生被指定到不同的班。', 'Pupils who stay together are placed in different classes.'),
    t('改为同一个班，或取消同班。', 'Choose one class, or part them.'),
  )

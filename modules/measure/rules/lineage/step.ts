import { assert, type Stage, type Text } from '@kit/base'
import { describe, type Formula, type Source, yearsBack } from '@kit/policy'
import type { LineageNode } from '../../schema.ts'
import { at, type Columns, type Reading } from '../column.ts'
import type { Entry, FigureInput, School } from '../returns.ts'
import { metricsOf, type Rulebook } from '../rulebook.ts'
import { known } from '../school-tests.ts'
import { columnKey } from '../stage-table.ts'
import { sentence, show, stageName } from '../wording.ts'
import { type Call, earlierIn, withoutEarlier } from './earlier.ts'

/** One step of the way back; the fact behind a figure is named, its file and cell are filled in where facts are stored. */
export interface Step extends Omit<LineageNode, 'source' | 'inputs'> {
  readonly fact: string | null
  readonly inputs: readonly Step[]
}

export function step(
  title: Text,
  value: number | null,
  more: Partial<Omit<Step, 'title' | 'value'>> = {},
): Step {
  return {
    title,
    value,
    formula: null,
    unit: null,
    clause: null,
    fact: null,
    standing: null,
    inputs: [],
    ...more,
  }
}

export function clauseOf(book: Rulebook, source: Source): LineageNode['clause'] {
  const summary = book.clause(source.clause)?.summary ?? { zh: source.clause, en: source.clause }
  return { id: source.clause, summary, status: source.status, href: source.href ?? null }
}

export function inWords(book: Rulebook, formula: Formula): Text {
  const words = (lang: 'zh' | 'en') => describe(formula, book.pack, book.vocabulary, lang)
  return { zh: words('zh'), en: words('en') }
}

/** A parameter with the clause that sets it. */
export function parameterStep(book: Rulebook, id: string, stage: Stage): Step {
  const parameter = book.pack.parameters.find(p => p.id === id)
  const source = book.sourceOf(id)
  return step(parameter?.title ?? { zh: id, en: id }, book.parameter(id, stage), {
    unit: parameter?.unit ?? null,
    clause: source && clauseOf(book, source),
  })
}

/** A formula over one row: its value, its words, and every figure it reads. */
export function formulaStep(
  title: Text,
  formula: Formula,
  columns: Columns,
  school: School,
  row: number,
  reading: Reading,
): Step {
  const { book, table } = columns
  const today = metricsOf(withoutEarlier(formula.expr))
  const keys = [...new Map(today.map(k => [columnKey(k.id, k.stage), k])).values()]
  const read = keys.map(key =>
    reading === 'split' &&
    key.stage === undefined &&
    book.isWhole(key.id, table.stage) &&
    weighedStages(columns, school).length > 1
      ? splitStep(columns, school, row, key.id)
      : readStep(columns, school, row, key.id, key.stage),
  )
  const before = earlierIn(formula.expr).map(call => earlierStep(call, columns, school, row, reading))
  return step(title, known(at(columns.evaluate(formula.expr, reading), row)), {
    formula: inWords(book, formula),
    inputs: [...read, ...before],
  })
}

/** What the same school said in an earlier year. */
function earlierStep({ args }: Call, columns: Columns, school: School, row: number, reading: Reading): Step {
  const [expr] = args
  assert(expr, 'previous has an argument')
  const years = yearsBack(args)
  const title =
    years === 1
      ? { zh: '上一年度', en: 'the year before' }
      : sentence('{years}年前', '{years} years before', { years: show(years) })
  const [then, told] = [columns.before(years), school.before(years)]
  if (!then || !told) return step(title, null, { formula: { zh: '无数据', en: 'nothing on record' } })
  return formulaStep(title, { text: '', expr, at: '' }, then, told, row, reading)
}

/** Stages among which the school's whole figures are split; with one only, the whole is the part. */
function weighedStages({ table }: Columns, school: School): Stage[] {
  return [...table.heads.keys()].filter(s => school.stages.includes(s))
}

/** A stage's part of a figure of the whole school. */
function splitStep(columns: Columns, school: School, row: number, metric: string): Step {
  const { book, table } = columns
  const value = known(at(columns.evaluate({ op: 'metric', id: metric }, 'split'), row))
  const whole = figureStep(book, school, metric, 'all')
  const title = sentence('{metric}（按学段分摊）', '{metric} (this stage’s part)', { metric: whole.title })
  return step(title, value, {
    unit: whole.unit,
    formula: sentence('全校{metric} × 本学段分摊系数', '{metric} of the whole school × share of this stage', {
      metric: book.metric(metric).title,
    }),
    inputs: [whole, shareStep(columns, school, row, table.stage)],
  })
}

function shareStep(columns: Columns, school: School, row: number, stage: Stage): Step {
  const { book } = columns
  const { stageWeights, pupils } = book.pack.scope
  const source = book.sourceOf(stageWeights)
  const stages = weighedStages(columns, school)
  const weighted = (s: Stage, lang: 'zh' | 'en') =>
    `${show(book.parameter(stageWeights, s) ?? Number.NaN)} × P(${stageName(s)[lang]})`
  const formula = (lang: 'zh' | 'en') =>
    `${weighted(stage, lang)} ÷ (${stages.map(s => weighted(s, lang)).join(' + ')})`
  return step({ zh: '本学段分摊系数', en: 'share of this stage' }, known(columns.share()[row]!), {
    formula: { zh: formula('zh'), en: formula('en') },
    clause: source && clauseOf(book, source),
    inputs: stages.map(s => figureStep(book, school, pupils, s)),
  })
}

/** A figure as the row reads it: the stage's own, the whole school's, or the sum over stages. */
function readStep(
  columns: Columns,
  school: School,
  row: number,
  metric: string,
  asked: Stage | undefined,
): Step {
  const { book, table } = columns
  const offered = book.metric(metric).stages
  const stage = asked ?? table.stage
  if (stage !== 'all' && (asked !== undefined || offered.includes(stage)))
    return figureStep(book, school, metric, stage)
  if (offered.includes('all')) return figureStep(book, school, metric, 'all')
  const stages =
    asked === 'all' ? school.stages : book.pack.scope.stages.filter(s => school.stages.includes(s))
  const value = table.columns.get(columnKey(metric, asked))?.[row]
  return step(book.metric(metric).title, value === undefined ? null : known(value), {
    unit: book.metric(metric).unit,
    formula: { zh: '各学段合计', en: 'all stages together' },
    inputs: stages.filter(s => offered.includes(s)).map(s => figureStep(book, school, metric, s)),
  })
}

/** Whose figures: a school with what was merged into it, or the county (no unit). */
export type Whose = Pick<School, 'figures' | 'merged'> & { readonly unit: School['unit'] | null }

/** A figure that was reported, with the records that were merged into it. */
export function figureStep(book: Rulebook, whose: Whose, metric: string, stage: Stage): Step {
  const { title, unit } = book.metric(metric)
  const entry = whose.figures.get(columnKey(metric, stage))
  const place =
    stage === 'all' ? { zh: '', en: '' } : sentence('（{stage}）', ' ({stage})', { stage: stageName(stage) })
  const owner = whose.unit === null ? '' : sentence('{name}　', '{name}: ', { name: whose.unit.name })
  const full = sentence('{owner}{title}{place}', '{owner}{title}{place}', { owner, title, place })
  if (!entry) return step(full, null, { unit, formula: { zh: '未填报', en: 'not reported' } })
  return entryStep(full, unit, entry, whose)
}

function entryStep(title: Text, unit: string, entry: Entry, whose: Whose): Step {
  if (!('parts' in entry)) return partStep(title, unit, entry)
  const nameOf = (id: string) => [whose.unit, ...whose.merged].find(u => u?.id === id)?.name ?? id
  return step(title, entry.value, {
    unit,
    standing: entry.standing,
    formula: { zh: '合并不计校数的校区、教学点', en: 'with the records that are not counted as schools' },
    inputs: entry.parts.map(part => partStep({ zh: nameOf(part.unit), en: nameOf(part.unit) }, unit, part)),
  })
}

function partStep(title: Text, unit: string, part: FigureInput): Step {
  return step(title, part.value, { unit, fact: part.fact, standing: part.standing })
}

/** Every fact a tree of steps rests on. */
export function factsIn(of: Step): string[] {
  return [...(of.fact === null ? [] : [of.fact]), ...of.inputs.flatMap(factsIn)]
}

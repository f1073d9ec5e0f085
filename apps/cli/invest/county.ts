import { Refused, refusal, type Stage, t } from '@kit/base'
import type { Pack, Policies } from '@kit/policy'
import { headingOf, headingsOf, numberOf, readTable, type Table } from '@loop/allocate/lists'
import type { FigureInput } from '@loop/measure'
import { assessFigures, referenceDay } from '@loop/measure'
import type { AssessmentResult, SchoolStage } from '@loop/measure/schema'
import { readKnowledge, readWorkbook } from '../file-assessment.ts'
import { fromHere } from '../policies.ts'

/** The schools to plan for, measured, and the figures behind them where the file has any. */
export interface InvestCounty {
  readonly result: AssessmentResult
  readonly figures: readonly FigureInput[]
  readonly day: string
}

/** A workbook of the product is measured; any other table is read as a list of schools with their resources. */
export async function readCounty(
  path: string,
  pack: Pack,
  policies: Policies,
  day: string,
): Promise<InvestCounty> {
  const table = await readTable(fromHere(path)).catch(() => null)
  if (table && PUPILS.some(name => table.header.includes(name)))
    return countyOfTable(table, pack, policies, day)
  const { units, figures, period } = await readWorkbook(path, readKnowledge(policies), {})
  const { vocabulary } = policies
  const own = referenceDay(period)
  return { result: assessFigures({ units, figures, pack, vocabulary, period, day: own }), figures, day: own }
}

const PUPILS = ['在校生数', 'pupils']
const STAGES: Readonly<Record<string, Stage>> = {
  小学: 'primary',
  初中: 'junior',
  primary: 'primary',
  junior: 'junior',
}

/** One row a school and stage; each resource under the title or id of its indicator, as an amount and not per pupil. */
function countyOfTable(table: Table, pack: Pack, { vocabulary }: Policies, day: string): InvestCounty {
  const empty = assessFigures({ units: [], figures: [], pack, vocabulary, period: '', day })
  const h = headingsOf(table, { school: ['学校', 'school'], stage: ['学段', 'stage'], pupils: PUPILS })
  const resources = empty.order.map(id => {
    const title = pack.indicators.find(i => i.id === id)?.title
    return headingOf(table, [id, ...(title ? [title.zh, title.en] : [])])
  })
  const schools = table.records.map((record): SchoolStage => {
    const stage = STAGES[record.cell(h.stage)]
    const pupils = numberOf(record.cell(h.pupils))
    if (stage === undefined || !(pupils > 0)) throw new Refused([BAD_ROW(record.at)])
    const name = record.cell(h.school)
    const amounts = resources.map(heading => (heading === null ? Number.NaN : numberOf(record.cell(heading))))
    return { ...BARE, fails: [], merged: [], unit: name, name, stage, pupils, cells: amounts.map(cellOf) }
  })
  const stages = empty.stages.filter(s => schools.some(x => x.stage === s.stage))
  if (resources.every(r => r === null)) throw new Refused([NO_RESOURCES(table.file)])
  return { result: { ...empty, stages, schools }, figures: schools.flatMap(s => headCount(s, pack)), day }
}

const BARE = {
  kind: null,
  urbanRural: null,
  ownership: null,
  longitude: null,
  latitude: null,
  reached: 0,
  verdict: 'undetermined',
} as const satisfies Partial<SchoolStage>

function cellOf(amount: number): SchoolStage['cells'][number] {
  const numerator = Number.isNaN(amount) ? null : amount
  return {
    value: null,
    numerator,
    denominator: null,
    standing: 'none',
    gap: null,
    relaxation: null,
    flagged: false,
  }
}

function headCount({ unit, stage, pupils }: SchoolStage, pack: Pack): FigureInput[] {
  return [{ unit, period: '', metric: pack.scope.pupils, stage, value: pupils, fact: null, standing: 'sole' }]
}

const BAD_ROW = (at: string) =>
  refusal(
    'cli.bad-school',
    at,
    t(
      '学段应为“小学”或“初中”，在校生数应大于零。',
      'The stage is primary or junior, and there have to be pupils.',
    ),
    t('请更正这一行。', 'Correct the row.'),
  )
const NO_RESOURCES = (file: string) =>
  refusal(
    'cli.no-resources',
    file,
    t('没有找到任何资源列。', 'There is no column of resources.'),
    t(
      '请用指标名称作表头，例如“生均教学及辅助用房面积”，填该校总量。',
      'Head each column with the name of its indicator; fill in totals.',
    ),
  )

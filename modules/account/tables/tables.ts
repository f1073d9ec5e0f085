import { t } from '@kit/base'
import { type CellOut, type CellValue, type ColumnOut, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Cell, IndicatorStage, SchoolStage, TestResult } from '@loop/measure/schema'
import { inReadingOrder, partName, type ReportInput, STAGE_NAMES, VERDICT_NAMES } from '../report/model.ts'
import { proofRows, SYNTHETIC } from '../report/sections/sources.ts'
import { type Say, sayIn } from '../report/words.ts'
import { adoptionSays } from '../rules/adoption-says.ts'

type Row = readonly (CellOut | CellValue)[]

/** The tables of an assessment as a workbook: numbers stay numbers, unrounded, and are only shown rounded. */
export function writeTables(input: ReportInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  return writeWorkbook({
    title: `${say(input.region.name)} ${say(input.assessment.pack.title)}`,
    sheets: [
      summary(input, say),
      clauseTable(input, say),
      indicatorTable(input, say),
      schoolTable(input, say),
      gapTable(input, say),
    ],
  })
}

function summary(input: ReportInput, say: Say): SheetOut {
  const { assessment, region } = input
  const rows: Row[] = [
    [{ value: say(t('自评数据表', 'Tables of the self-assessment')), look: 'title' }],
    ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
    ...adoptionSays(assessment.adoption).map(text => [{ value: say(text), look: 'warning' as const }]),
    [say(t('结论', 'Verdict')), say(VERDICT_NAMES[assessment.result.verdict]!)],
    ...assessment.result.stages.map(s => [
      say(STAGE_NAMES[s.stage]),
      say(
        t(
          `${s.schools}所中${s.passing}所达到学校层面要求`,
          `${s.passing} of ${s.schools} schools meet the school requirements`,
        ),
      ),
    ]),
    ...proofRows(input, say),
  ]
  return { name: say(t('说明', 'About')), columns: [{ width: 26 }, { width: 74 }], rows }
}

function clauseTable({ assessment, pack }: ReportInput, say: Say): SheetOut {
  const tests = assessment.result.tests
  const ordered = inReadingOrder(tests.map(x => x.part)).flatMap(part => tests.filter(x => x.part === part))
  const article = (id: string) => pack.clauses.find(c => c.id === id)?.article ?? id
  const row = (x: TestResult): Row => [
    say(partName(x.part)),
    article(x.clause),
    say(x.title),
    x.stage === null ? null : say(STAGE_NAMES[x.stage]),
    verdictCell(x.verdict, say),
    x.value,
    x.compare,
    x.limit,
    say(x.says),
    x.status === 'unverified' ? { value: say(t('未核实', 'unverified')), look: 'warning' } : null,
  ]
  return sheet(
    say(t('逐条核对', 'Clauses')),
    [
      [t('部分', 'Part'), 16],
      [t('条款', 'Clause'), 8],
      [t('要求', 'Requirement'), 44],
      [t('学段', 'Stage'), 8],
      [t('结论', 'Verdict'), 10],
      [t('数值', 'Value'), 12, '0.0000'],
      [t('比较', 'Must be'), 8],
      [t('限值', 'Limit'), 10],
      [t('测算结果', 'Found'), 70],
      [t('依据状态', 'Source'), 10],
    ],
    ordered.map(row),
    say,
  )
}

function indicatorTable({ assessment }: ReportInput, say: Say): SheetOut {
  const row = (x: IndicatorStage): Row => [
    say(STAGE_NAMES[x.stage]),
    say(x.title),
    x.threshold,
    x.floor,
    x.mean,
    x.schools,
    x.reaching,
    x.missing,
    x.deviation,
    x.cv,
    x.cvLimit,
    verdictCell(x.verdict, say),
  ]
  return sheet(
    say(t('指标汇总', 'Indicators')),
    [
      [t('学段', 'Stage'), 8],
      [t('指标', 'Indicator'), 44],
      [t('标准', 'Limit'), 10],
      [t('底线', 'Floor'), 10],
      [t('全县均值', 'Mean'), 12, '0.0000'],
      [t('校数', 'Schools'), 8],
      [t('达标校数', 'Reaching'), 10],
      [t('缺数据校数', 'Missing'), 12],
      [t('标准差', 'Deviation'), 12, '0.0000'],
      [t('差异系数', 'CV'), 12, '0.0000'],
      [t('差异系数限值', 'CV limit'), 14],
      [t('结论', 'Verdict'), 10],
    ],
    assessment.result.indicators.map(row),
    say,
  )
}

const STANDING_LOOKS = {
  below: 'error',
  floor: 'warning',
  missing: 'remark',
  reaches: 'plain',
  none: 'plain',
} as const

function schoolTable({ assessment }: ReportInput, say: Say): SheetOut {
  const { result } = assessment
  const cell = (c: Cell): CellOut => ({ value: c.value, look: STANDING_LOOKS[c.standing], format: '0.00' })
  const row = (s: SchoolStage): Row => [
    s.name,
    say(STAGE_NAMES[s.stage]),
    s.pupils,
    verdictCell(s.verdict, say),
    s.reached,
    ...s.cells.map(cell),
  ]
  const titles = result.order.map(id => result.indicators.find(x => x.indicator === id)?.title ?? t(id, id))
  return sheet(
    say(t('逐校指标', 'Schools')),
    [
      [t('学校', 'School'), 30],
      [t('学段', 'Stage'), 8],
      [t('学生数', 'Pupils'), 10],
      [t('结论', 'Verdict'), 10],
      [t('达标项数', 'Reached'), 10],
      ...titles.map(title => [title, 16] as const),
    ],
    result.schools.map(row),
    say,
  )
}

function gapTable({ assessment }: ReportInput, say: Say): SheetOut {
  const { result } = assessment
  const rows = result.schools.flatMap(s =>
    s.cells.flatMap((cell, i): Row[] => {
      const indicator = result.indicators.find(x => x.indicator === result.order[i] && x.stage === s.stage)
      if (indicator === undefined || cell.gap === null || cell.gap <= 0) return []
      return [
        [
          s.name,
          say(STAGE_NAMES[s.stage]),
          say(indicator.title),
          cell.value,
          indicator.threshold,
          cell.gap,
          say(indicator.gapUnit),
        ],
      ]
    }),
  )
  return sheet(
    say(t('缺口', 'Gaps')),
    [
      [t('学校', 'School'), 30],
      [t('学段', 'Stage'), 8],
      [t('指标', 'Indicator'), 44],
      [t('现状', 'Is'), 12, '0.00'],
      [t('标准', 'Limit'), 10],
      [t('缺口', 'Lacking'), 14, '0.00'],
      [t('单位', 'Unit'), 26],
    ],
    rows,
    say,
  )
}

function sheet(
  name: string,
  columns: readonly (readonly [heading: { zh: string; en: string }, width: number, format?: string])[],
  rows: readonly Row[],
  say: Say,
): SheetOut {
  return {
    name,
    columns: columns.map(
      ([, width, format]): ColumnOut => (format === undefined ? { width } : { width, format }),
    ),
    rows: [columns.map(([heading]): CellOut => ({ value: say(heading), look: 'heading' })), ...rows],
    rowHeights: new Map([[0, 34]]),
    freeze: { rows: 1, columns: 1 },
    landscape: true,
  }
}

function verdictCell(verdict: string, say: Say): CellOut {
  const value = say(VERDICT_NAMES[verdict]!)
  return verdict === 'fail'
    ? { value, look: 'error' }
    : verdict === 'undetermined'
      ? { value, look: 'warning' }
      : { value }
}

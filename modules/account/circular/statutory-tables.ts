import { type Text, t } from '@kit/base'
import { type CellOut, type CellValue, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { StatutorySheet, StatutoryTest } from '@loop/measure/statutory/schema'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { choiceOf, LINES, SIGNS, type StatutoryInput, VERDICTS } from './statutory.ts'

/** The statutory tests as a workbook: every test, reading and year in a row; the figures behind them; what it says of itself. */
export function writeStatutoryTables({ region, sheet, lang, madeOn }: StatutoryInput): Promise<Uint8Array> {
  const say = sayIn(lang)
  const about: SheetOut = {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      [say(t('地区', 'Region')), say(region.name)],
      [say(t('学年', 'School year')), periodName(sheet.period, lang)],
      [say(t('制表日期', 'Made on')), dayName(madeOn, lang)],
      [say(t('金额单位', 'Money')), say(t('元', 'yuan'))],
      ...sheet.tests.map(test => [say(test.title), formulaOf(test, say)]),
    ],
  }
  const sheets = [testsSheet(sheet, say), figuresSheet(sheet, say), about]
  return writeWorkbook({ title: say(t('法定教育经费检验', 'Statutory tests')), sheets })
}

const HEADING = 'heading' as const
type Row = readonly (CellOut | CellValue)[]

function formulaOf({ formula, compare, clause }: StatutoryTest, say: Say): string {
  const article = clause.split('/').at(-1) ?? clause
  return formula
    ? `${say(formula.value)} ${SIGNS[compare ?? ''] ?? ''} ${say(formula.limit)}（${article}）`
    : article
}

const isMoney = (unit: string | null) => unit === 'fen' || unit === 'fen-per-pupil'

const inYuan = (fen: number | null) => (fen === null ? null : fen / 100)

function testsSheet({ tests }: StatutorySheet, say: Say): SheetOut {
  const headings: Text[] = [
    t('名称', 'Name'),
    t('检验', 'Test'),
    t('读法', 'Reading'),
    t('口径', 'Accounts'),
    t('学年', 'School year'),
    t('结论', 'Verdict'),
    ...LINES.map(([, name]) => name),
    t('条款', 'Clause'),
  ]
  const bases = { budget: t('预算', 'budget'), final: t('决算', 'final'), both: t('预算与决算', 'both') }
  const rows = tests.flatMap(test =>
    test.readings.flatMap(reading =>
      reading.years.map((year): Row => {
        const figures = LINES.map(([key, , unit]) => {
          const value = year[key] as number | null
          return unit === 'yuan' || (unit === 'test' && isMoney(test.unit)) ? inYuan(value) : value
        })
        const names = [say(test.name), say(test.title), choiceOf(reading, say), say(bases[test.base])]
        return [...names, year.period, say(VERDICTS[year.verdict]), ...figures, test.clause]
      }),
    ),
  )
  return {
    name: say(t('逐项逐年', 'Tests by year')),
    columns: headings.map((_, i) => ({ width: i < 2 ? 30 : i === 12 + 1 ? 34 : 15 })),
    rows: [headings.map(h => ({ value: say(h), look: HEADING })), ...rows],
    freeze: { rows: 1, columns: 2 },
    landscape: true,
  }
}

function figuresSheet({ tests, periods }: StatutorySheet, say: Say): SheetOut {
  const figures = new Map(tests.flatMap(test => test.figures.map(figure => [figure.metric, figure] as const)))
  const headings = [
    say(t('指标', 'Figure')),
    ...periods.flatMap(period => [period, `${period} ${say(t('比上年（%）', 'growth (%)'))}`]),
  ]
  return {
    name: say(t('所用数据', 'Figures used')),
    columns: headings.map((_, i) => ({ width: i === 0 ? 44 : 20 })),
    rows: [
      headings.map(value => ({ value, look: HEADING })),
      ...[...figures.values()].map(({ title, unit, years }) => [
        say(title),
        ...years.flatMap(({ value, growth }) => [isMoney(unit) ? inYuan(value) : value, growth]),
      ]),
    ],
    freeze: { rows: 1, columns: 1 },
    landscape: true,
  }
}

import { type Lang, type Text, t } from '@kit/base'
import type { Region } from '@loop/data/schema'
import type { StatutorySheet, StatutoryTest, StatutoryYear } from '@loop/measure/statutory/schema'
import { Document, Packer, type Paragraph, type Table } from 'docx'
import { heading1 } from '../report/headings.ts'
import {
  banner,
  body,
  type Cell,
  caption,
  centred,
  footers,
  pageOf,
  remark,
  STYLES,
  table,
  title,
} from '../report/layout.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn, shown } from '../report/words.ts'

export interface StatutoryInput {
  readonly region: Region
  readonly sheet: StatutorySheet
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

/** The sheet of the statutory tests (法定经费检验表): each test by its accounts, year by year, with what is lacking. */
export function writeStatutorySheet(input: StatutoryInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { region, sheet, lang, madeOn } = input
  const year = periodName(sheet.period, lang)
  const names = [...new Set(sheet.tests.map(test => say(test.name)))]
  const children: (Paragraph | Table)[] = [
    ...(region.synthetic ? [banner(say(SYNTHETIC))] : []),
    title(say(t('法定教育经费检验表', 'Statutory tests of education funds')), 20),
    centred(say(region.name), 10),
    centred(year),
    body(say(summaryOf(sheet))),
    ...names.flatMap((name, i) => [
      heading1(say(t(`${numeral(i + 1)}、${name}`, `${i + 1}  ${name}`))),
      ...sheet.tests.filter(test => say(test.name) === name).flatMap(test => part(test, lang, say)),
    ]),
    centred(dayName(madeOn, lang), 30),
  ]
  const document = new Document({
    creator: 'Junheng 均衡',
    title: `${say(region.name)} ${say(t('法定教育经费检验表', 'statutory tests'))}`,
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: pageOf(), footers: footers(), children }],
  })
  return Packer.toBuffer(document)
}

/** 1 to 19 as headings of an official paper count. */
function numeral(n: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  return n < 10 ? (digits[n] ?? '') : `十${digits[n - 10] ?? ''}`
}

/** How this year ends by the readings in force; what is lacking is named test by test and not added up. */
function summaryOf({ tests }: StatutorySheet): Text {
  const ends = tests.map(test => test.readings.find(r => r.official)?.years.at(-1)?.verdict)
  const count = (verdict: StatutoryYear['verdict']) => ends.filter(end => end === verdict).length
  const [kept, failed, open] = [count('pass'), count('fail'), count('undetermined')]
  return t(
    `按现行口径共核验${tests.length}项，符合${kept}项，不符合${failed}项，缺数据${open}项。缺口逐项列示，同一笔资金可能涉及多项，不作合计。`,
    `${tests.length} tests by the readings in force: ${kept} kept, ${failed} not, ${open} without figures. What is lacking stands beside each; one sum may answer several, so nothing is added up.`,
  )
}

const BASES: Readonly<Record<StatutoryTest['base'], Text>> = {
  budget: t('口径：预算', 'accounts: budget'),
  final: t('口径：决算', 'accounts: final'),
  both: t('口径：预算与决算', 'accounts: budget and final'),
}

/** How a comparison is printed. */
export const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' }

function part(test: StatutoryTest, lang: Lang, say: Say): (Paragraph | Table)[] {
  const article = test.clause.split('/').at(-1) ?? test.clause
  const unverified = test.status === 'unverified' ? say(t('（未核实）', ' (unverified)')) : ''
  const formula = test.formula
    ? `${say(t('算式：', 'Formula: '))}${say(test.formula.value)} ${SIGNS[test.compare ?? ''] ?? ''} ${say(test.formula.limit)}`
    : ''
  return [
    ...test.readings.flatMap(reading => [
      caption(`${say(test.title)}${choiceOf(reading, say)}`, true),
      yearTable(test, reading.years, lang, say),
    ]),
    remark(`${say(BASES[test.base])}。${say(test.packTitle)} ${article}${unverified}。${formula}`),
  ]
}

export function choiceOf({ choice, official }: StatutoryTest['readings'][number], say: Say): string {
  if (choice === null) return ''
  return official
    ? say(t(`（${choice.zh}，现行口径）`, ` (${choice.en}, in force)`))
    : say(t(`（${choice.zh}，供比较）`, ` (${choice.en}, to compare)`))
}

/** Lines of a test, in the order of reading, with their unit. */
export const LINES: readonly (readonly [keyof StatutoryYear, Text, 'test' | 'yuan' | 'percent'])[] = [
  ['value', t('检验值', 'Value'), 'test'],
  ['limit', t('要求', 'Demanded'), 'test'],
  ['amount', t('金额', 'Amount'), 'yuan'],
  ['growth', t('比上年（%）', 'Since last year (%)'), 'percent'],
  ['perPupil', t('按在校生平均', 'For each pupil'), 'yuan'],
  ['perPupilGrowth', t('生均比上年（%）', 'Per pupil since last year (%)'), 'percent'],
  ['shortfall', t('缺口', 'Lacking'), 'yuan'],
]

/** What is compared where the schools are asked one by one. */
const SCHOOLS = t('达标学校占比（%）', 'Schools that keep it (%)')

export const VERDICTS: Readonly<Record<StatutoryYear['verdict'], Text>> = {
  pass: t('符合', 'kept'),
  fail: t('不符合', 'not kept'),
  undetermined: t('缺数据', 'no figures'),
  'not-applicable': t('不适用', 'not applicable'),
}

const TONES = { pass: 'pass', fail: 'fail', undetermined: 'open', 'not-applicable': 'none' } as const

function yearTable(test: StatutoryTest, years: readonly StatutoryYear[], lang: Lang, say: Say): Table {
  const lines = LINES.filter(([key]) => years.some(year => year[key] !== null))
  return table(
    [
      { heading: say(t('项目', 'Line')), share: 28 },
      ...years.map(year => ({
        heading: periodName(year.period, lang),
        share: Math.floor(72 / years.length),
        align: 'right' as const,
      })),
    ],
    [
      [
        say(t('结论', 'Verdict')),
        ...years.map(({ verdict }): Cell => ({ text: say(VERDICTS[verdict]), tone: TONES[verdict] })),
      ],
      ...lines.map(([key, name, unit]) => [
        say(key === 'value' && test.asks === 'schools' ? SCHOOLS : name),
        ...years.map((year): string | Cell => {
          const value = year[key] as number | null
          const text = figure(value, unit === 'test' ? test.unit : unit, lang)
          return key === 'shortfall' && (value ?? 0) > 0 ? { text, tone: 'fail' } : text
        }),
      ]),
    ],
  )
}

/** Money is held in fen and printed in yuan; much of it in 万元, with every fen it has. */
function figure(value: number | null, unit: string | null, lang: Lang): string {
  if (value === null) return '—'
  if (unit === 'percent') return shown(value, lang, 2)
  if (unit !== 'yuan' && unit !== 'fen' && unit !== 'fen-per-pupil') return shown(value, lang, 4)
  const yuan = value / 100
  if (Math.abs(yuan) < 10_000)
    return lang === 'zh' ? `${shown(yuan, lang, 2)}元` : `${shown(yuan, lang, 2)} yuan`
  return lang === 'zh' ? `${shown(yuan / 10_000, lang, 6)}万元` : `${shown(yuan, lang, 2)} yuan`
}

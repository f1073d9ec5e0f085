import { type Lang, type Text, t } from '@kit/base'
import { type CellOut, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Region } from '@loop/data/schema'
import type { CountyMoney, MoneySums } from '@loop/measure/funding/schema'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { type Row, sheet } from './sheet.ts'

export interface FundingTablesInput {
  readonly region: Region
  readonly money: CountyMoney
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

/** The money of a county as a workbook: schools, every row, levels, payments between schools, and what governs. */
export function writeFundingTables(input: FundingTablesInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { money } = input
  return writeWorkbook({
    title: say(t('经费核拨表', 'Funds of schools')),
    sheets: [
      schools(money, say),
      rows(money, say),
      purposes(money, say),
      levels(money, say),
      advice(money, say),
      about(input, say),
    ],
  })
}

const SUMS = [
  t('核定（元）', 'By heads (yuan)'),
  t('转入（元）', 'Moved in (yuan)'),
  t('转出（元）', 'Moved out (yuan)'),
  t('应拨（元）', 'Due (yuan)'),
  t('已拨（元）', 'Paid (yuan)'),
  t('差额（元）', 'Difference (yuan)'),
] as const
const OPEN = t('缺数据（项）', 'Figures missing')

function sumsOf(sums: Omit<MoneySums, 'open' | 'unpaidUnknown'>, look?: 'total'): CellOut[] {
  const { amount, movedIn, movedOut, after, paid, difference } = sums
  return [amount, movedIn, movedOut, after, paid, difference].map(fen => ({
    ...yuanCell(fen),
    ...(look && { look }),
  }))
}

function yuanCell(fen: number | null): CellOut {
  return { value: fen === null ? null : fen / 100, format: '#,##0.00' }
}

function count(n: number): CellOut {
  return { value: n, format: '0' }
}

const MONEY = '#,##0.00'

function moneySheet(say: Say, name: Text, headings: readonly Text[], lines: readonly Row[]): SheetOut {
  return sheet(say, name, headings, lines, MONEY)
}

function schools(money: CountyMoney, say: Say): SheetOut {
  return moneySheet(
    say,
    t('各校合计', 'Schools'),
    [t('学校', 'School'), ...SUMS, OPEN],
    [
      ...money.schools.map(s => [s.name, ...sumsOf(s), count(s.open)]),
      [{ value: say(t('合计', 'Total')), look: 'total' }, ...sumsOf(money, 'total'), count(money.open)],
    ],
  )
}

function rows(money: CountyMoney, say: Say): SheetOut {
  const titleOf = (id: string) => money.purposes.find(p => p.purpose === id)?.title ?? t(id, id)
  return moneySheet(
    say,
    t('逐校逐项', 'Every row'),
    [
      t('学校', 'School'),
      t('学段', 'Stage'),
      t('项目', 'Purpose'),
      t('人数', 'Heads'),
      t('核定人数', 'Heads that count'),
      t('年标准（元）', 'Rate (yuan)'),
      ...SUMS,
    ],
    money.schools.flatMap(s =>
      s.rows.map(r => [
        s.name,
        r.stage === null ? null : say(STAGE_NAMES[r.stage]),
        say(titleOf(r.purpose)),
        { value: r.heads, format: '0.##' },
        { value: r.counted, format: '0.##' },
        yuanCell(r.rate),
        ...[r.amount, r.movedIn, r.movedOut, r.after, r.paid, r.difference].map(yuanCell),
      ]),
    ),
  )
}

/** Which document governs, and which are superseded. */
function purposes(money: CountyMoney, say: Say): SheetOut {
  return moneySheet(
    say,
    t('项目和依据', 'Purposes'),
    [t('项目', 'Purpose'), t('执行的文件', 'Governs'), t('被替代的文件', 'Superseded'), ...SUMS],
    money.purposes.map(p => {
      const named = (governs: boolean) => [
        ...new Set(
          p.versions
            .filter(v => v.governs.length > 0 === governs)
            .map(v => `${say(v.packTitle)} ${v.clause}`),
        ),
      ]
      return [say(p.title), named(true).join('；'), named(false).join('；'), ...sumsOf(p)]
    }),
  )
}

function levels(money: CountyMoney, say: Say): SheetOut {
  return moneySheet(
    say,
    t('分级负担', 'Levels'),
    [t('级次', 'Level'), t('负担（元）', 'Part (yuan)')],
    money.levels.map(({ level, amount }) => [say(level), yuanCell(amount)]),
  )
}

function advice(money: CountyMoney, say: Say): SheetOut {
  const place = (name: string | null) => name ?? say(t('县外', 'outside the county'))
  return moneySheet(
    say,
    t('转移建议', 'Payments'),
    [t('付款方', 'From'), t('收款方', 'To'), t('金额（元）', 'Amount (yuan)'), t('涉及流动（笔）', 'Moves')],
    money.advice.map(a => [place(a.fromName), place(a.toName), yuanCell(a.amount), count(a.moves)]),
  )
}

function about({ region, money, lang, madeOn }: FundingTablesInput, say: Say): SheetOut {
  const line = (name: Text, value: string): Row => [say(name), value]
  return {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      [{ value: say(t('经费核拨表', 'Funds of schools')), look: 'title' }],
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      line(t('地区', 'Region'), say(region.name)),
      line(t('数据', 'Figures'), `${periodName(money.period, lang)}　${dayName(money.day, lang)}`),
      line(t('算法', 'Method'), say(METHOD)),
      line(t('制表日期', 'Made on'), dayName(madeOn, lang)),
    ],
  }
}

const METHOD = t(
  '同一项目有几份文件的，以辖区最具体的为准，辖区相同以施行较晚的为准，不重复相加。流动按到校日起至经费年度末逐日折算，转出与转入同额。缺数据的项不计入合计。',
  'Where several documents grant one purpose, that of the most specific territory governs, then the later one; nothing is added twice. Moves count day by day from the first at the new school to the end of the funding year, the same amount on both sides. Items with missing figures are in no sum.',
)

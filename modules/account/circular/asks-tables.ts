import { type Lang, type Text, t } from '@kit/base'
import { type CellOut, type CellValue, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Region } from '@loop/data/schema'
import type { AskedDuty, Asks, PackAsks } from '@loop/measure/asks/schema'
import { STAGE_NAMES, VERDICT_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { adoptionSays } from '../rules/adoption-says.ts'
import { NOT_FOR_PUBLICATION } from '../rules/withheld.ts'

export interface AsksTablesInput {
  readonly region: Region
  readonly asks: Asks
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

type Row = readonly (CellOut | CellValue)[]

/** What the documents that hold ask of somebody, as a workbook: duties, standings, triggers, money, publication. */
export function writeAsksTables(input: AsksTablesInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { packs } = input.asks
  return writeWorkbook({
    title: say(TITLE),
    sheets: [
      about(input, say),
      sheet(
        t('任务', 'Duties'),
        DUTY_COLUMNS,
        packs.flatMap(of => duties(of, say)),
        say,
      ),
      sheet(
        t('要求与现状', 'Standings'),
        STANDING_COLUMNS,
        packs.flatMap(of => standings(of, say)),
        say,
      ),
      sheet(
        t('触发条件', 'Triggers'),
        TRIGGER_COLUMNS,
        packs.flatMap(of => triggers(of, say)),
        say,
      ),
      sheet(
        t('应得经费', 'Money'),
        MONEY_COLUMNS,
        packs.flatMap(of => money(of, say)),
        say,
      ),
      sheet(
        t('公开', 'Publication'),
        PUBLISH_COLUMNS,
        packs.flatMap(of => disclosures(of, say)),
        say,
      ),
    ],
  })
}

const TITLE = t('文件要我做什么', 'What is asked of me')
const DOCUMENT = [t('文件', 'Document'), 40] as const
const CLAUSE = [t('条款', 'Clause'), 14] as const
type Columns = readonly (readonly [heading: Text, width: number])[]

const DUTY_COLUMNS: Columns = [
  DOCUMENT,
  CLAUSE,
  [t('时限', 'Clock'), 16],
  [t('任务', 'Duty'), 56],
  [t('责任', 'Who'), 40],
  [t('期限', 'Deadline'), 26],
  [t('办结凭据', 'Evidence'), 30],
]
const STANDING_COLUMNS: Columns = [
  DOCUMENT,
  CLAUSE,
  [t('要求', 'Requirement'), 56],
  [t('学段', 'Stage'), 10],
  [t('结果', 'Result'), 14],
  [t('说明', 'In words'), 60],
]
const TRIGGER_COLUMNS: Columns = [
  DOCUMENT,
  CLAUSE,
  [t('条件', 'Trigger'), 50],
  [t('成立单位数', 'Fires for'), 14],
  [t('启动的任务', 'Opens'), 50],
]
const MONEY_COLUMNS: Columns = [
  DOCUMENT,
  CLAUSE,
  [t('经费', 'Money'), 40],
  [t('学段', 'Stage'), 10],
  [t('应拨（元）', 'Amount (yuan)'), 18],
]
const PUBLISH_COLUMNS: Columns = [
  DOCUMENT,
  CLAUSE,
  [t('事项', 'Item'), 50],
  [t('公开者', 'By'), 24],
  [t('时间', 'When'), 30],
  [t('性质', 'Kind'), 14],
]

function about({ region, asks, lang, madeOn }: AsksTablesInput, say: Say): SheetOut {
  const who = asks.unit?.name ?? asks.party ?? (asks.audience && say(AUDIENCES[asks.audience]))
  return {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      [{ value: say(TITLE), look: 'title' }],
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      [say(t('地区', 'Region')), say(region.name)],
      [say(t('对象', 'Asked of')), who ?? say(t('全部', 'everybody'))],
      [say(t('数据', 'Figures')), periodName(asks.period, lang)],
      [say(t('时限计算到', 'Clocks as of')), dayName(asks.today, lang)],
      [say(t('制表日期', 'Made on')), dayName(madeOn, lang)],
      ...asks.packs.flatMap(of => [
        [say(t('文件', 'Document')), say(of.pack.title)],
        ...adoptionSays(of.adoption).map(text => ['', { value: say(text), look: 'warning' as const }]),
      ]),
    ],
  }
}

const head = (of: PackAsks, clause: string, say: Say) => [
  say(of.pack.title),
  clause.split('/').at(-1) ?? clause,
]

function duties(of: PackAsks, say: Say): Row[] {
  return of.duties.map(duty => [
    ...head(of, duty.clause, say),
    { value: say(CLOCKS[duty.clock]), ...(duty.clock === 'overdue' && { look: 'error' as const }) },
    say(duty.title),
    duty.responsible.map(r => say(r.unit)).join('；'),
    duty.due.on ?? say(duty.deadline),
    duty.evidence ? say(duty.evidence) : null,
  ])
}

function standings(of: PackAsks, say: Say): Row[] {
  return [
    ...of.targets.map(target => [
      ...head(of, target.clause, say),
      say(target.title),
      null,
      say(STATUS[target.status]),
      say(target.flags.includes('no-publish') ? NOT_FOR_PUBLICATION : target.says),
    ]),
    ...of.tests.map(test => [
      ...head(of, test.clause, say),
      say(test.title),
      test.stage && say(STAGE_NAMES[test.stage]),
      say(VERDICT_NAMES[test.verdict] ?? t(test.verdict, test.verdict)),
      null,
    ]),
    ...of.lacks.map(lack => [
      say(of.pack.title),
      null,
      say(lack.title),
      say(STAGE_NAMES[lack.stage]),
      lack.gap === null ? say(MISSING) : lack.gap,
      say(lack.gapUnit),
    ]),
  ]
}

function triggers(of: PackAsks, say: Say): Row[] {
  return of.triggers.map(trigger => [
    ...head(of, trigger.clause, say),
    say(trigger.title),
    trigger.fires ?? say(MISSING),
    trigger.opens && say(trigger.opens),
  ])
}

function money(of: PackAsks, say: Say): Row[] {
  return of.money.map(row => [
    ...head(of, row.clause, say),
    say(row.title),
    row.stage && say(STAGE_NAMES[row.stage]),
    row.amount === null ? say(MISSING) : row.amount / 100,
  ])
}

function disclosures(of: PackAsks, say: Say): Row[] {
  return [...of.publish, ...of.never].map(d => [
    ...head(of, d.clause, say),
    say(d.title),
    say(d.by),
    say(d.when),
    d.forbidden
      ? { value: say(t('不得公开', 'never')), look: 'error' as const }
      : say(t('应公开', 'to be published')),
  ])
}

function sheet(name: Text, columns: Columns, rows: readonly Row[], say: Say): SheetOut {
  return {
    name: say(name),
    columns: columns.map(([, width]) => ({ width })),
    rows: [columns.map(([heading]): CellOut => ({ value: say(heading), look: 'heading' })), ...rows],
    freeze: { rows: 1, columns: 2 },
    landscape: true,
  }
}

const MISSING = t('缺数据', 'figures missing')
const CLOCKS: Readonly<Record<AskedDuty['clock'], Text>> = {
  overdue: t('已逾期', 'overdue'),
  'this-quarter': t('本季度到期', 'due this quarter'),
  later: t('以后到期', 'due later'),
  kept: t('长期保持', 'to be kept'),
  waiting: t('等待条件', 'waiting'),
  unknown: t('期限不明', 'no deadline'),
}
const STATUS = {
  reached: t('已达到', 'reached'),
  'on-track': t('按进度', 'on track'),
  'off-track': t('落后', 'behind'),
  missed: t('未达到', 'missed'),
  undetermined: MISSING,
} as const
const AUDIENCES: Readonly<Record<NonNullable<Asks['audience']>, Text>> = {
  city: t('市', 'city'),
  county: t('县（区）', 'county'),
  department: t('部门', 'departments'),
  township: t('乡镇街道', 'townships'),
  school: t('学校', 'schools'),
  kindergarten: t('幼儿园', 'kindergartens'),
  institution: t('民办机构', 'private institutions'),
  community: t('社区', 'communities'),
}

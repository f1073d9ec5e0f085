import { type Lang, type Text, t } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import { type CellOut, type CellValue, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Region } from '@loop/data/schema'
import type { PlanAnswer, PlanStanding } from '@loop/measure/plan-schema'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { adoptionSays } from '../rules/adoption-says.ts'
import { NOT_FOR_PUBLICATION } from '../rules/withheld.ts'

export interface PlanTablesInput {
  readonly region: Region
  readonly standing: PlanAnswer
  readonly vocabulary: Vocabulary
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

type Row = readonly (CellOut | CellValue)[]
type Columns = readonly (readonly [heading: Text, width: number])[]

/** Where a plan stands, as a workbook: targets, printed figures, duties, triggers, money. Numbers stay numbers. */
export function writePlanTables(input: PlanTablesInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { standing } = input
  const sheets = [
    about(input, say),
    targets(input, say),
    duties(input, say),
    records(input, say),
    triggers(input, say),
    ...standing.entitlements.map(e => money(e, say)),
  ]
  return writeWorkbook({ title: say(standing.pack.title), sheets: withOwnNames(sheets) })
}

function about({ region, standing, lang, madeOn }: PlanTablesInput, say: Say): SheetOut {
  return {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 80 }],
    rows: [
      [{ value: say(standing.pack.title), look: 'title' }],
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      ...adoptionSays(standing.adoption).map(text => [{ value: say(text), look: 'warning' as const }]),
      [say(t('地区', 'Region')), say(region.name)],
      [say(t('数据', 'Figures')), periodName(standing.period, lang)],
      [say(t('按何日有效的要求', 'By what is in force on')), dayName(standing.day, lang)],
      [say(t('政策包', 'Pack')), `${standing.pack.id} ${standing.pack.version} ${standing.pack.digest}`],
      [say(t('制表日期', 'Made on')), dayName(madeOn, lang)],
    ],
  }
}

function targets({ standing, vocabulary }: PlanTablesInput, say: Say): SheetOut {
  const symbol = (unit: string | null) =>
    unit === null ? '' : say(vocabulary.units.get(unit)?.symbol ?? t(unit, unit))
  return sheet(
    t('目标', 'Targets'),
    [
      [t('条款', 'Clause'), 14],
      [t('目标', 'Target'), 44],
      [t('属性', 'Kind'), 12],
      [t('单位', 'Unit'), 10],
      [t('现在', 'Today'), 14],
      [t('本年应达', 'Due this year'), 14],
      [t('目标值', 'Goal'), 14],
      [t('目标年', 'Year'), 10],
      [t('还差', 'Lacking'), 12],
      [t('状态', 'Standing'), 16],
      [t('说明', 'In words'), 60],
    ],
    standing.targets.map(x => {
      const isWithheld = x.flags.includes('no-publish')
      const per = x.unit === 'fen' ? 100 : 1
      const read = (value: number | null | undefined) =>
        isWithheld || value === null || value === undefined ? null : value / per
      return [
        articleOf(x.clause),
        say(x.title),
        say(KINDS[x.kind]),
        x.unit === 'fen' ? say(t('元', 'yuan')) : symbol(x.unit),
        read(x.value),
        read(x.expected),
        read(x.by.at(-1)?.value),
        x.by.at(-1)?.year ?? null,
        read(x.gap),
        { value: say(STATUS[x.status]), ...(LOOKS[x.status] && { look: LOOKS[x.status] }) } as CellOut,
        say(isWithheld ? NOT_FOR_PUBLICATION : x.says),
      ]
    }),
    say,
  )
}

function duties({ standing }: PlanTablesInput, say: Say): SheetOut {
  return sheet(
    t('任务', 'Duties'),
    [
      [t('条款', 'Clause'), 14],
      [t('任务', 'Duty'), 56],
      [t('责任', 'Who'), 50],
      [t('期限', 'Deadline'), 30],
      [t('下一期限', 'Next day'), 14],
      [t('凭据', 'Evidence'), 30],
    ],
    standing.duties.map(d => [
      articleOf(d.clause),
      say(d.title),
      d.responsible
        .map(
          r => `${say(ROLES[r.role])}：${say(r.unit)}${r.inferred ? say(t('（推定）', ' (inferred)')) : ''}`,
        )
        .join('；'),
      say(d.deadline),
      d.due.state === 'overdue' ? { value: d.due.on, look: 'error' as const } : d.due.on,
      d.evidence ? say(d.evidence) : null,
    ]),
    say,
  )
}

function records({ standing }: PlanTablesInput, say: Say): SheetOut {
  return sheet(
    t('印刷数字', 'Printed figures'),
    [
      [t('条款', 'Clause'), 14],
      [t('数字', 'Figure'), 50],
      [t('年份', 'Year'), 14],
      [t('文件', 'Printed'), 16],
      [t('数据', 'Computed'), 16],
      [t('相差', 'Difference'), 14],
      [t('对照', 'Result'), 16],
    ],
    standing.records.map(r => [
      articleOf(r.clause),
      say(r.title),
      r.period,
      ...(r.flags.includes('no-publish')
        ? [say(NOT_FOR_PUBLICATION), null, null]
        : [r.printed ?? (r.statement ? say(r.statement) : null), r.computed, r.difference]),
      { value: say(RECORDS[r.state]), ...(r.state === 'differs' && { look: 'warning' as const }) },
    ]),
    say,
  )
}

function triggers({ standing }: PlanTablesInput, say: Say): SheetOut {
  return sheet(
    t('触发条件', 'Triggers'),
    [
      [t('条款', 'Clause'), 14],
      [t('条件', 'Trigger'), 50],
      [t('单位', 'Unit'), 36],
      [t('结果', 'Result'), 16],
    ],
    standing.triggers.flatMap(x => [
      ...x.fires.map(u => [articleOf(x.clause), say(x.title), u.name, say(t('成立', 'holds'))]),
      ...x.open.map(u => [
        articleOf(x.clause),
        say(x.title),
        u.name,
        { value: say(t('缺数据', 'figures missing')), look: 'warning' as const },
      ]),
    ]),
    say,
  )
}

function money(e: PlanStanding['entitlements'][number], say: Say): SheetOut {
  const shares = e.rows.find(r => r.shares.length > 0)?.shares ?? []
  const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
  return sheet(
    e.title,
    [
      [t('单位', 'Unit'), 36],
      [t('学段', 'Stage'), 10],
      [t('在校人数', 'Heads'), 12],
      [t('计算人数', 'Heads that count'), 12],
      [t('年标准（元）', 'Rate (yuan)'), 14],
      [t('应拨（元）', 'Amount (yuan)'), 18],
      ...shares.map(s => [t(`${s.level.zh}（元）`, `${s.level.en} (yuan)`), 18] as const),
    ],
    [
      ...e.rows.map(r => [
        r.name,
        r.stage === null ? null : say(STAGE_NAMES[r.stage]),
        r.heads,
        r.counted,
        yuan(r.rate),
        yuan(r.amount),
        ...shares.map((_, i) => yuan(r.shares[i]?.amount ?? null)),
      ]),
      [
        { value: say(t('合计', 'Total')), look: 'total' as const },
        null,
        null,
        null,
        null,
        { value: yuan(e.total), look: 'total' as const },
      ],
    ],
    say,
  )
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

/** Excel allows 31 characters in the name of a sheet, no two alike, and none of : \ / ? * [ ]. */
function withOwnNames(sheets: readonly SheetOut[]): SheetOut[] {
  const taken = new Set<string>()
  return sheets.map((s, i) => {
    const plain = s.name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 28)
    const name = taken.has(plain) ? `${plain.slice(0, 25)} ${i}` : plain
    taken.add(name)
    return { ...s, name }
  })
}

const articleOf = (clause: string) => clause.split('/').at(-1) ?? clause

const KINDS = {
  expected: t('预期性', 'expected'),
  binding: t('约束性', 'binding'),
  floor: t('底线', 'floor'),
  maintain: t('保持', 'maintain'),
  direction: t('方向', 'direction'),
  peer: t('对标', 'peers'),
} as const
const STATUS = {
  reached: t('已达到', 'reached'),
  'on-track': t('按进度', 'on track'),
  'off-track': t('落后', 'behind'),
  missed: t('未达到', 'missed'),
  undetermined: t('缺数据', 'figures missing'),
} as const
const LOOKS: Readonly<Record<string, 'error' | 'warning' | undefined>> = {
  missed: 'error',
  'off-track': 'warning',
  undetermined: 'warning',
}
const ROLES = {
  responsible: t('责任', 'responsible'),
  lead: t('牵头', 'lead'),
  'joint-lead': t('联合牵头', 'joint lead'),
  cooperating: t('配合', 'cooperating'),
} as const
const RECORDS = {
  agrees: t('一致', 'agrees'),
  differs: t('不一致', 'differs'),
  undetermined: t('缺数据', 'figures missing'),
  printed: t('仅有印刷数字', 'printed only'),
  damaged: t('印刷损坏', 'damaged print'),
} as const

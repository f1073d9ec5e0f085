import { type Lang, type Text, t } from '@kit/base'
import { type CellOut, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Projects } from '@loop/act/schema'
import type { Region } from '@loop/data/schema'
import type { Conditions } from '@loop/measure/conditions/schema'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { plansOf, projectsOf } from './project-sheets.ts'
import { type Row, sheet, yuan } from './sheet.ts'

export interface ConditionTablesInput {
  readonly region: Region
  readonly ledger: Conditions
  readonly projects: Projects
  /** Title of a unit, such as m². */
  readonly unitName: (unit: string) => Text
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

/** The ledger of conditions as a workbook: bill of quantities, schools, gaps, yearly plan, weak schools, idle premises. */
export function writeConditionTables(input: ConditionTablesInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  return writeWorkbook({
    title: say(t('学校办学条件台账', 'Ledger of school conditions')),
    sheets: [
      bill(input, say),
      schools(input, say),
      gaps(input, say),
      plansOf(input.projects, say),
      projectsOf(input.projects, say),
      ...input.ledger.weak.map(score => weak(score, say)),
      ...input.ledger.idle.map(list => idle(list, say)),
      about(input, say),
    ],
  })
}

/** Money stands in yuan, a yes-no thing in items. */
function inUnit(value: number | null, unit: string): CellOut | number | null {
  return unit === 'fen' ? yuan(value) : value
}

function unitText(unit: string, { unitName }: ConditionTablesInput): Text {
  if (unit === 'fen') return t('元', 'yuan')
  return unit === 'yes-no' ? t('项', 'items') : unitName(unit)
}

function bill(input: ConditionTablesInput, say: Say): SheetOut {
  const { items, groups, tiers, cost } = input.ledger
  const headings = [
    t('项目', 'Item'),
    t('类别', 'Group'),
    t('等级', 'Tier'),
    t('应查', 'Asked'),
    t('达标', 'Met'),
    t('有缺口', 'Gaps'),
    t('缺数据', 'Figures missing'),
    t('补充数量', 'To add'),
    t('单位', 'Unit'),
    t('单价（元）', 'Price (yuan)'),
    t('最小批量', 'Lump'),
    t('资金（元）', 'Cost (yuan)'),
    t('依据', 'Clause'),
  ]
  const title = (list: readonly { id: string; title: Text }[], id: string) =>
    say(list.find(x => x.id === id)?.title ?? t(id, id))
  const lines = items.map(i => [
    say(i.title),
    ...[title(groups, i.group), title(tiers, i.tier), i.asked, i.met, i.lacking, i.missing],
    inUnit(i.quantity, i.unit),
    say(unitText(i.unit, input)),
    ...[yuan(i.price), inUnit(i.lump, i.unit), yuan(i.cost)],
    i.sourceStatus === 'unverified' ? `${i.clause} ${say(t('（未核实）', '(unverified)'))}` : i.clause,
  ])
  const empty = headings.slice(1, 11).map(() => null)
  const total: Row = [say(t('合计', 'Total')), ...empty, yuan(cost), null]
  return sheet(say, t('工程量清单', 'Bill of quantities'), headings, [...lines, total])
}

function schools({ ledger }: ConditionTablesInput, say: Say): SheetOut {
  const tierName = (id: string | null, told: boolean) => {
    if (!told) return say(t('缺数据，待定', 'figures missing'))
    const tier = ledger.tiers.find(x => x.id === id)
    return say(tier?.title ?? t('未达最低等级', 'below the lowest'))
  }
  return sheet(
    say,
    t('逐校', 'Schools'),
    [
      t('学校', 'School'),
      t('等级', 'Tier'),
      t('达标', 'Met'),
      t('有缺口', 'Gaps'),
      t('缺数据', 'Figures missing'),
      t('资金（元）', 'Cost (yuan)'),
    ],
    ledger.schools.map(s => [s.name, tierName(s.tier, s.told), s.met, s.lacking, s.missing, yuan(s.cost)]),
  )
}

/** What is lacking and what nobody reported, row by row. */
function gaps(input: ConditionTablesInput, say: Say): SheetOut {
  const { rows, items } = input.ledger
  return sheet(
    say,
    t('缺口明细', 'Gaps'),
    [
      t('学校', 'School'),
      t('项目', 'Item'),
      t('学段', 'Stage'),
      t('结果', 'Finding'),
      t('现有', 'There is'),
      t('应有', 'Needed'),
      t('缺口', 'Lacking'),
      t('补充数量', 'To add'),
      t('单位', 'Unit'),
      t('资金（元）', 'Cost (yuan)'),
    ],
    rows
      .filter(row => row.state !== 'met')
      .map(row => {
        const item = items.find(i => i.id === row.standard)
        const unit = item?.unit ?? ''
        return [
          ...[row.name, item ? say(item.title) : row.standard, say(STAGE_NAMES[row.stage ?? 'all'])],
          say(row.state === 'missing' ? t('缺数据', 'figures missing') : t('有缺口', 'gap')),
          ...[row.have, row.need, row.lacking, row.quantity].map(value => inUnit(value, unit)),
          say(unitText(unit, input)),
          yuan(row.cost),
        ]
      }),
  )
}

const FINDINGS = {
  weak: t('薄弱', 'weak'),
  sound: t('不属薄弱', 'not weak'),
  open: t('缺数据，待定', 'figures missing'),
} as const

function weak(score: Conditions['weak'][number], say: Say): SheetOut {
  const holds = (is: boolean | null | undefined) =>
    say(is === true ? t('是', 'yes') : is === false ? t('否', 'no') : t('缺数据', 'missing'))
  return sheet(
    say,
    score.title,
    [
      t('学校', 'School'),
      t('结论', 'Finding'),
      t('分数', 'Points'),
      ...score.signs.map(sign =>
        t(`${sign.title.zh}（${sign.points}分）`, `${sign.title.en} (${sign.points})`),
      ),
    ],
    [...score.schools]
      .sort((a, b) => (b.points ?? Number.POSITIVE_INFINITY) - (a.points ?? Number.POSITIVE_INFINITY))
      .map(s => [s.name, say(FINDINGS[s.state]), s.points, ...score.signs.map((_, i) => holds(s.holds[i]))]),
  )
}

function idle(list: Conditions['idle'][number], say: Say): SheetOut {
  const settled = (is: boolean | null) =>
    say(is === null ? t('缺数据', 'missing') : is ? t('是', 'yes') : t('否', 'no'))
  return sheet(
    say,
    list.title,
    [
      t('学校', 'School'),
      t('闲置面积（㎡）', 'Idle area (m²)'),
      t('已确权', 'Title settled'),
      t('现状', 'Present use'),
      t('下一步', 'Next step'),
    ],
    list.rows.map(row => [
      row.name,
      row.area,
      settled(row.settled),
      row.use ? say(row.use) : null,
      say(list.steps.find(s => s.id === row.step)?.title ?? t('缺数据', 'figures missing')),
    ]),
  )
}

function about({ region, ledger, lang, madeOn }: ConditionTablesInput, say: Say): SheetOut {
  return {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      [say(t('地区', 'Region')), say(region.name)],
      [say(t('依据文件', 'Document')), say(ledger.pack.title)],
      [say(t('学年', 'School year')), periodName(ledger.period, lang)],
      [say(t('按何日有效的标准', 'By what is in force on')), dayName(ledger.day, lang)],
      [say(t('制表日期', 'Made on')), dayName(madeOn, lang)],
      [
        say(t('算法', 'Method')),
        say(
          t(
            '缺口＝应有－现有（上限类为现有－应有），按最小批量向上取整再乘单价；缺数据的单独列出，不作零处理。标“未核实”的数值和演示单价请换成本地标准。',
            'Gap = needed − there is (for limits the other way round), in whole lumps × price; what was not reported stands by itself and is never zero. Put your own standards and prices where it says unverified.',
          ),
        ),
      ],
    ],
  }
}

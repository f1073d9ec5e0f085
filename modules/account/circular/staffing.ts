import { type Lang, type Text, t } from '@kit/base'
import { type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Region } from '@loop/data/schema'
import type { Staffing } from '@loop/measure/staffing/schema'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { sheet } from './sheet.ts'

export interface StaffingTablesInput {
  readonly region: Region
  readonly staffing: Staffing
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

/** Posts and who fills them as a workbook: stages, the account with both sides, every school, counsellors, retirement. */
export function writeStaffingTables(input: StaffingTablesInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { staffing } = input
  return writeWorkbook({
    title: say(t('编制与师资结构', 'Posts and staff')),
    sheets: [
      stages(staffing, say),
      account(staffing, say),
      schools(staffing, say),
      counsellors(staffing, say),
      retirement(staffing, say),
      about(input, say),
    ],
  })
}

function stages({ stages: list }: Staffing, say: Say): SheetOut {
  return sheet(
    say,
    t('分学段', 'Stages'),
    [
      t('学段', 'Stage'),
      t('教职工', 'Staff'),
      t('应配', 'Due'),
      t('缺员', 'Short'),
      t('缺员学校', 'Schools short'),
      t('富余', 'To spare'),
      t('不能判断', 'Cannot be told'),
      t('缺教师（两教一保）', 'Teachers lacking, preschool'),
      t('缺保育员', 'Carers lacking'),
    ],
    list.map(s => {
      const told = (n: number) => (s.quota === null ? null : n)
      return [
        say(STAGE_NAMES[s.stage]),
        ...[s.staff, s.quota, told(s.short), told(s.shortSchools), told(s.spare), s.unknown],
        ...[s.preschool?.teachersShort ?? null, s.preschool?.carersShort ?? null],
      ]
    }),
  )
}

function account({ ledger: l }: Staffing, say: Say): SheetOut {
  const source = t('来源', 'Source')
  const use = t('使用', 'Use')
  const lines: readonly (readonly [Text, Text, number | null])[] = [
    [source, t('核定编制', 'Approved'), l.approved],
    [source, t('超编人员', 'People beyond the posts'), l.over],
    [source, t('借入但无学校登记借出', 'Borrowed, lent by no school'), l.unsourced],
    [use, t('本校在用', 'Used by the school itself'), l.usedHere],
    [use, t('其他公办学校借用', 'Used by other public schools'), l.borrowed],
    [use, t('民办学校借用', 'Used by private schools'), l.borrowedByPrivate],
    [use, t('校外占用', 'Outside schools'), l.outside],
    [use, t('空编', 'Empty'), l.empty],
    [t('另有', 'Besides'), t('编外人员', 'People without a post'), l.offQuota],
    [t('另有', 'Besides'), t('没有报全的学校学段', 'School stages with figures missing'), l.missing],
  ]
  return sheet(
    say,
    t('编制使用账', 'Account of posts'),
    [t('项目', 'Line'), t('方向', 'Side'), t('编制数', 'Posts')],
    lines.map(([side, title, n]) => [say(title), say(side), n]),
  )
}

function schools({ rows }: Staffing, say: Say): SheetOut {
  const headings = [
    t('学校', 'School'),
    t('学段', 'Stage'),
    t('在校生', 'Pupils'),
    t('班数', 'Classes'),
    t('应配', 'Due'),
    t('教职工', 'Staff'),
    t('缺员', 'Short'),
    t('富余', 'To spare'),
    t('核定编制', 'Approved'),
    t('在编', 'On posts'),
    t('借出', 'Lent'),
    t('借入', 'Borrowed'),
    t('编外', 'Without post'),
    t('空编', 'Empty'),
    t('超编', 'Over'),
    t('体音美缺', 'PE and arts lacking'),
    t('近三年新聘', 'Recruited, 3 years'),
    t('其中补缺', 'Of these needed'),
    t('核定办法', 'By which rule'),
  ]
  const body = rows.map(({ posts: p, ...r }) => [
    r.name,
    say(STAGE_NAMES[r.stage]),
    ...[r.pupils, r.classes, r.quota.posts, r.staff, r.short, r.spare],
    ...[p.approved, p.filled, p.lent, p.borrowed, p.offQuota, p.empty, p.over],
    ...[r.subjectsShort, r.recruits.recruited, r.recruits.needed],
    say(r.quota.says),
  ])
  return sheet(say, t('逐校', 'Schools'), headings, body)
}

const FINDINGS: Readonly<Record<Staffing['counsellors'][number]['finding'], Text>> = {
  met: t('已配', 'there'),
  none: t('未配', 'none'),
  'not-full-time': t('未配专职', 'not full-time'),
  unknown: t('缺数据', 'figures missing'),
}

function counsellors({ counsellors: list }: Staffing, say: Say): SheetOut {
  return sheet(
    say,
    t('心理教师', 'Counsellors'),
    [
      t('学校', 'School'),
      t('在校生', 'Pupils'),
      t('心理教师', 'Counsellors'),
      t('其中专职', 'Full-time'),
      t('结果', 'Finding'),
    ],
    list.map(c => [c.name, c.pupils, c.counsellors, c.fullTime, say(FINDINGS[c.finding])]),
  )
}

function retirement({ stages: list }: Staffing, say: Say): SheetOut {
  return sheet(
    say,
    t('退休预测', 'Retirement'),
    [t('学段', 'Stage'), t('今后几年内', 'Within years'), t('至少', 'At least'), t('至多', 'At most')],
    list.flatMap(s => s.ahead.map(a => [say(STAGE_NAMES[s.stage]), a.years, a.least, a.most])),
  )
}

function about({ region, staffing, lang, madeOn }: StaffingTablesInput, say: Say): SheetOut {
  return {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      [say(t('地区', 'Region')), say(region.name)],
      [say(t('学年', 'School year')), periodName(staffing.period, lang)],
      [say(t('按何日有效的要求', 'By what is in force on')), dayName(staffing.day, lang)],
      [say(t('制表日期', 'Made on')), dayName(madeOn, lang)],
      [say(t('口径', 'Scope')), say(staffing.scopes.staff)],
      [say(t('口径', 'Scope')), say(staffing.scopes.posts)],
      [say(t('算法', 'Method')), say(staffing.method)],
      ...staffing.sources.map(s => [say(s.about), s.title]),
    ],
  }
}

import { type Period, STAGES, type Stage, type Text, t } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import type { Staffing, StaffingRow, StaffingRules, StaffingStage } from '../../staffing/schema.ts'
import type { Ask } from '../monitor/asked.ts'
import { referenceDay } from '../reference-day.ts'
import { agesOf, retirementAhead } from './ages.ts'
import { counsellorRow } from './counsellors.ts'
import { inForce, type Told, wholePeople } from './figures.ts'
import { countyLedger, postAccount } from './ledger.ts'
import { areaOf, quotaOf } from './quota.ts'
import { countyRecruits, neededRecruits } from './recruits.ts'
import { preschoolLack, subjectLacks } from './subjects.ts'

interface Asked {
  readonly units: readonly Unit[]
  readonly ask: Ask
  readonly period: Period
  readonly rules: StaffingRules
}

interface School {
  readonly unit: string
  readonly name: string
  readonly told: Told
}

/**
 * Posts and who fills them, school by school and for the county: quota, account, subjects, counsellors, ages, recruits.
 *
 * What a school has not reported is in no sum, and the sum says how many are missing.
 *
 * @source policies/monitors/staffing.yaml; systems 15 and 16
 */
export function staffing({ units, ask, period, rules }: Asked): Staffing {
  const day = referenceDay(period)
  const schools = units.map(
    (u): School => ({ unit: u.id, name: u.name, told: (metric, stage) => ask(u.id, metric, stage, period) }),
  )
  const rows = STAGES.filter(s => s !== 'all').flatMap(stage =>
    schools.flatMap(school => rowOf(school, stage, rules, day) ?? []),
  )
  const rule = inForce(rules.counsellors, day)
  return {
    ...{ period, day, scopes: rules.scopes, rows },
    stages: STAGES.flatMap(stage => stageOf(stage, rows, rules, day) ?? []),
    ledger: countyLedger(rows),
    counsellors: schools.flatMap(school => counsellorRow(school, rules, day) ?? []),
    counsellorRule: rule && { atLeast: rule.atLeast, fullTimeAbove: rule.fullTimeAbove },
    recruits: countyRecruits(rows),
    sources: sourcesOf(rules, day),
    method: METHOD,
  }
}

const OWN = ['pupils', 'staff', 'posts_approved', 'staff_on_posts'] as const

function rowOf(
  { unit, name, told }: School,
  stage: Stage,
  rules: StaffingRules,
  day: string,
): StaffingRow | null {
  if (OWN.every(metric => told(metric, stage) === null)) return null
  const [pupils, classes, staff] = [told('pupils', stage), told('classes', stage), told('staff', stage)]
  const area = areaOf(told('urban_rural', 'all'), rules)
  const ownership = told('ownership', 'all')
  const isPublic = ownership === null ? null : rules.publicCodes.includes(ownership)
  const quota = quotaOf({ stage, area, isPublic, pupils, classes }, rules, day)
  const lack = quota.posts === null || staff === null ? null : quota.posts - staff
  const posts = postAccount(told, stage)
  return {
    ...{ unit, name, stage, area, isPublic, pupils, classes, staff, quota, posts },
    short: lack === null ? null : wholePeople(lack),
    spare: lack === null ? null : Math.max(0, Math.floor(-lack)),
    addsUp: posts.atWork === null || staff === null ? null : posts.atWork === staff,
    ...subjectLacks(told, stage, rules, day),
    preschool: preschoolLack(told, stage, rules, day),
    ages: agesOf(told, stage, rules),
    recruits: neededRecruits(quota.posts, staff, told(rules.recruits.metric, stage)),
  }
}

function stageOf(
  stage: Stage,
  all: readonly StaffingRow[],
  rules: StaffingRules,
  day: string,
): StaffingStage | null {
  const rows = all.filter(r => r.stage === stage)
  if (rows.length === 0) return null
  const known = rows.filter(r => r.short !== null)
  const sum = (of: (r: StaffingRow) => number | null, list: readonly StaffingRow[] = known) =>
    list.reduce((total, r) => total + (of(r) ?? 0), 0)
  const staffed = known.length > 0 ? known : rows.filter(r => r.staff !== null)
  return {
    ...{ stage, schools: rows.length },
    staff: staffed.length === 0 ? null : sum(r => r.staff, staffed),
    quota: known.length === 0 ? null : sum(r => r.quota.posts),
    short: sum(r => r.short),
    shortSchools: known.filter(r => (r.short ?? 0) > 0).length,
    spare: sum(r => r.spare),
    unknown: rows.filter(r => r.quota.law !== 'none').length - known.length,
    ...subjectSums(rows, rules, day),
    preschool: preschoolSums(rows),
    ...ageSums(rows, rules, day),
  }
}

function subjectSums(rows: readonly StaffingRow[], rules: StaffingRules, day: string) {
  const taught = rows.filter(r => r.subjects.length > 0)
  const subjects = (inForce(rules.timetable, day)?.subjects ?? []).flatMap(({ id, title }) => {
    const found = taught.flatMap(r => r.subjects.find(s => s.subject === id)?.short ?? [])
    const schools = found.filter(n => n > 0).length
    return taught.length === 0
      ? []
      : [{ subject: id, title, short: found.reduce((a, b) => a + b, 0), schools }]
  })
  return { subjects, subjectsUnknown: taught.filter(r => r.subjects.some(s => s.short === null)).length }
}

function preschoolSums(rows: readonly StaffingRow[]): StaffingStage['preschool'] {
  const meant = rows.flatMap(r => r.preschool ?? [])
  if (meant.length === 0) return null
  return {
    teachersShort: meant.reduce((sum, p) => sum + (p.teachersShort ?? 0), 0),
    carersShort: meant.reduce((sum, p) => sum + (p.carersShort ?? 0), 0),
    unknown: meant.filter(p => p.teachersShort === null || p.carersShort === null).length,
  }
}

function ageSums(rows: readonly StaffingRow[], rules: StaffingRules, day: string) {
  const known = rows.flatMap(r => (r.ages === null ? [] : [r.ages]))
  const totals = rules.ages.map((_, i) => known.reduce((sum, ages) => sum + (ages[i] ?? 0), 0))
  return {
    ages:
      known.length === 0
        ? null
        : rules.ages.map(({ from, to }, i) => ({ from, to, teachers: totals[i] ?? 0 })),
    agesUnknown: rows.length - known.length,
    ahead: known.length === 0 ? [] : retirementAhead(totals, rules, day),
  }
}

function sourcesOf(rules: StaffingRules, day: string): Staffing['sources'] {
  const dated: [Text, { readonly source: { readonly title: string; readonly status: string } } | null][] = [
    [t('生师比', 'Pupils to a post'), inForce(rules.ratios, day)],
    [t('小规模学校', 'Small schools'), inForce(rules.smallSchools, day)],
    [t('两教一保', 'Two teachers, one carer'), inForce(rules.preschool, day)],
    [t('心理教师', 'Counsellors'), inForce(rules.counsellors, day)],
    [t('课时', 'Timetable'), inForce(rules.timetable, day)],
    [t('退休年龄', 'Retirement'), inForce(rules.retirement, day)],
    [t('新聘教师', 'Recruits'), rules.recruits],
  ]
  return dated.flatMap(([about, rule]) => (rule ? [{ about, ...rule.source }] : []))
}

const METHOD: Text = t(
  '应配编制＝在校生÷生师比，小规模学校与按班核定比较取大数；缺额按整人向上取整，各校之间不相抵。学科缺员＝班数×周课时÷教师周工作量－现有教师，一人任多科的只计一次。退休按年龄段内均匀分布估算，给出最少和最多两个数。缺数据的学校不计入合计。',
  'Posts due = pupils ÷ ratio, for small schools the greater of that and the posts by class; a lack is rounded up to whole people and never set off between schools. A subject lacks classes × lessons a week ÷ lessons of a teacher − teachers; who teaches several is counted once. Retirement: ages spread evenly in a band, at least and at most. Schools with missing figures are in no sum.',
)

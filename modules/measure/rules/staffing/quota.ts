import { fill, type Stage, type Text, t } from '@kit/base'
import type { Area, StaffingRow, StaffingRules } from '../../staffing/schema.ts'
import { inForce } from './figures.ts'

export interface QuotaInput {
  readonly stage: Stage
  readonly area: Area | null
  /** Private schools have no posts. */
  readonly isPublic: boolean | null
  readonly pupils: number | null
  readonly classes: number | null
}

type Quota = StaffingRow['quota']

/**
 * Posts a school is due by its pupils; small ones by their classes where that gives more.
 *
 * @shape unrounded posts; `none` where no ratio is set for the stage, `unknown` where a figure is missing
 * @source policies/monitors/staffing.yaml, `ratios` and `smallSchools`
 * @example quotaOf({ stage: 'primary', area: 'city', isPublic: true, pupils: 190, classes: 6 }, rules, '2020-09-01').posts // → 10
 */
export function quotaOf(school: QuotaInput, rules: StaffingRules, day: string): Quota {
  const { stage, area, isPublic, pupils, classes } = school
  if (isPublic === false) return { law: 'none', posts: null, says: PRIVATE }
  const ratio = inForce(rules.ratios, day)?.values.find(v => v.stage === stage)
  if (!ratio) return { law: 'none', posts: null, says: NO_RATIO }
  if (pupils === null || area === null) return { law: 'unknown', posts: null, says: MISSING }
  const byPupils = pupils / ratio[area]
  const ratioWords = fill(t('{pupils}人÷{per}', '{pupils} pupils ÷ {per}'), { pupils, per: ratio[area] })
  const small = smallSchool(school, rules, day)
  if (!small) return { law: 'ratio', posts: byPupils, says: ratioWords }
  if (classes === null) return { law: 'unknown', posts: null, says: MISSING }
  const byClasses = (classes * small.posts) / small.perClasses
  if (byClasses <= byPupils) return { law: 'ratio', posts: byPupils, says: ratioWords }
  const values = { most: small.atMostPupils, classes, posts: small.posts, per: small.perClasses }
  return { law: 'classes', posts: byClasses, says: fill(BY_CLASSES, values) }
}

/** The code of the statistics read as city, town or country. */
export function areaOf(code: number | null, rules: StaffingRules): Area | null {
  if (code === null) return null
  const found = Object.entries(rules.areas).find(([, codes]) => codes.includes(code))
  return (found?.[0] as Area | undefined) ?? null
}

function smallSchool({ stage, area, pupils }: QuotaInput, rules: StaffingRules, day: string) {
  const rule = inForce(rules.smallSchools, day)
  if (rule === null || area === null || pupils === null) return null
  const isMeant = rule.stages.includes(stage) && rule.areas.includes(area)
  return isMeant && pupils <= rule.atMostPupils ? rule : null
}

const PRIVATE: Text = t('民办学校不核编制', 'private schools have no posts')
const NO_RATIO: Text = t('本学段未设生师比', 'no ratio is set for this stage')
const MISSING: Text = t('缺少在校生数、班数或城乡分类', 'pupils, classes or the area are missing')
const BY_CLASSES: Text = t(
  '不超过{most}人，按班：{classes}个班×{posts}÷{per}',
  'at most {most} pupils, by class: {classes} classes × {posts} ÷ {per}',
)

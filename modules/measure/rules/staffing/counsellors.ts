import type { CounsellorRow, StaffingRules } from '../../staffing/schema.ts'
import { inForce, type Told } from './figures.ts'

/**
 * At least one counsellor a school, a full-time one above so many pupils; the stages of a school are taken together.
 *
 * @source policies/monitors/staffing.yaml, `counsellors`
 * @example 1,000 pupils and a part-time counsellor → met; 1,001 → not-full-time
 */
export function counsellorRow(
  school: { readonly unit: string; readonly name: string; readonly told: Told },
  { counsellors: rules }: StaffingRules,
  day: string,
): CounsellorRow | null {
  const rule = inForce(rules, day)
  if (rule === null) return null
  const { unit, name, told } = school
  const stages = rule.stages.filter(s => told('pupils', s) !== null || told('counsellors', s) !== null)
  if (stages.length === 0) return null
  const sum = (metric: string) =>
    stages.reduce<number | null>((total, s) => {
      const part = told(metric, s)
      return total === null || part === null ? null : total + part
    }, 0)
  const [pupils, counsellors, fullTime] = [sum('pupils'), sum('counsellors'), sum('counsellors_full_time')]
  const finding = findingOf({ pupils, counsellors, fullTime }, rule)
  return { unit, name, pupils, counsellors, fullTime, finding }
}

function findingOf(
  { pupils, counsellors, fullTime }: Pick<CounsellorRow, 'pupils' | 'counsellors' | 'fullTime'>,
  { atLeast, fullTimeAbove }: StaffingRules['counsellors'][number],
): CounsellorRow['finding'] {
  if (counsellors === null) return 'unknown'
  if (counsellors < atLeast) return 'none'
  if (fullTime !== null && fullTime >= atLeast) return 'met'
  if (pupils === null) return 'unknown'
  if (pupils <= fullTimeAbove) return 'met'
  return fullTime === null ? 'unknown' : 'not-full-time'
}

import type { Stage } from '@kit/base'
import type { Ahead, StaffingRules } from '../../staffing/schema.ts'
import { inForce, type Told } from './figures.ts'

/** Teachers by band of age; null when one band is missing. */
export function agesOf(told: Told, stage: Stage, { ages }: StaffingRules): number[] | null {
  const found = ages.map(band => told(band.metric, stage))
  return found.every(n => n !== null) ? found : null
}

/**
 * Teachers who retire within so many years, at least and at most: a band is spread evenly over its years of age; at most
 * as if all left at the earliest age, at least as if all left at the latest.
 *
 * @shape cumulative, unrounded: years 1…n
 * @source policies/monitors/staffing.yaml, `retirement`
 */
export function retirementAhead(teachers: readonly number[], rules: StaffingRules, day: string): Ahead[] {
  const rule = inForce(rules.retirement, day)
  if (rule === null) return []
  const leaving = (at: number, years: number) =>
    rules.ages.reduce((sum, { from, to }, i) => {
      const ages = to - from + 1
      const reached = Math.min(ages, Math.max(0, to + years - at + 1))
      return sum + ((teachers[i] ?? 0) * reached) / ages
    }, 0)
  return Array.from({ length: rule.yearsAhead }, (_, i) => ({
    years: i + 1,
    least: leaving(rule.latest, i + 1),
    most: leaving(rule.earliest, i + 1),
  }))
}

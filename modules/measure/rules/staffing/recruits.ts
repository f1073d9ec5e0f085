import type { Staffing, StaffingRow } from '../../staffing/schema.ts'
import { wholePeople } from './figures.ts'

/**
 * Of the recruits of three years those the school lacked before they came.
 *
 * @example quota 20, staff 21, of them 3 recruited: without them 18, so 2 of the 3 were needed
 */
export function neededRecruits(
  quota: number | null,
  staff: number | null,
  recruited: number | null,
): StaffingRow['recruits'] {
  if (quota === null || staff === null || recruited === null) return { recruited, needed: null }
  return { recruited, needed: Math.min(recruited, wholePeople(quota - (staff - recruited))) }
}

/** Whether the recruits of the county went where staff are short. */
export function countyRecruits(rows: readonly StaffingRow[]): Staffing['recruits'] {
  const under = rows.filter(r => r.quota.law !== 'none')
  const known = under.filter(r => r.recruits.needed !== null)
  return {
    recruited: known.reduce((sum, r) => sum + (r.recruits.recruited ?? 0), 0),
    needed: known.reduce((sum, r) => sum + (r.recruits.needed ?? 0), 0),
    forgotten: known.filter(r => r.recruits.recruited === 0 && (r.short ?? 0) > 0).length,
    unknown: under.length - known.length,
  }
}

import { isSchoolYear, type Period } from '@kit/base'

/**
 * The day on which the law is read for a period: the first of a school year, to which its head-counts and stocks refer;
 * the last of a calendar year, on which its accounts close.
 *
 * @example referenceDay('2020-2021') // → '2020-09-01'
 */
export function referenceDay(period: Period): string {
  return isSchoolYear(period) ? `${period.slice(0, 4)}-09-01` : `${period}-12-31`
}

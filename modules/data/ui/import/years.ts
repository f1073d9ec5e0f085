import { isSchoolYear, nextPeriod, type Period, schoolYear } from '@kit/base'

const FIRST_MONTH = 8 // September, counted from zero

/** The school year that has begun on a day. */
export function schoolYearOn(day: Date): Period {
  return schoolYear(day.getMonth() >= FIRST_MONTH ? day.getFullYear() : day.getFullYear() - 1)
}

/** Years a file may be for, newest first: those on record, the one after them, and the present one. */
export function offeredYears(onRecord: readonly Period[], today: Date): Period[] {
  const newest = [...onRecord].filter(isSchoolYear).sort().at(-1)
  const years = new Set<Period>([...onRecord, schoolYearOn(today), ...(newest ? [nextPeriod(newest)] : [])])
  return [...years].sort().reverse()
}

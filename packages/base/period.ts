import { assert } from './defects.ts'

/** A school year, 1 September to 31 August (学年): `2020-2021`. */
export type SchoolYear = `${number}-${number}`
/** A calendar (fiscal) year (财政年度): `2020`. */
export type FiscalYear = `${number}`
export type Period = SchoolYear | FiscalYear

export function isSchoolYear(text: string): text is SchoolYear {
  const m = /^(\d{4})-(\d{4})$/.exec(text)
  return m !== null && Number(m[2]) === Number(m[1]) + 1
}

export function isPeriod(text: string): text is Period {
  return isSchoolYear(text) || /^\d{4}$/.test(text)
}

/** @example schoolYear(2020) // → '2020-2021' */
export function schoolYear(firstYear: number): SchoolYear {
  assert(Number.isInteger(firstYear) && firstYear >= 1900 && firstYear < 2200, `year ${firstYear}`)
  return `${firstYear}-${firstYear + 1}` as SchoolYear
}

/** @example nextPeriod('2020-2021') // → '2021-2022' */
export function nextPeriod(period: Period): Period {
  return shift(period, 1)
}

export function previousPeriod(period: Period): Period {
  return shift(period, -1)
}

function shift(period: Period, years: number): Period {
  const first = Number(period.slice(0, 4)) + years
  return isSchoolYear(period) ? schoolYear(first) : (String(first) as FiscalYear)
}

import { apportion } from '../apportion.ts'
import { random } from '../random.ts'
import { LATEST, YEARS, type YearTotals } from './baseline.ts'
import { caseOf } from './cases.ts'
import { isRural, type School } from './school.ts'

/** Pupils of each school by id; schools not yet open are absent. */
export type Counts = ReadonlyMap<string, number>

export interface Roll {
  readonly pupils: Counts
  readonly entrants: Counts
  readonly graduates: Counts
}

/**
 * Pupils, entrants and leavers of every school in a year. Stage totals are the printed ones; who stays, comes and leaves
 * adds up from year to year (pupils = last year's − leavers + entrants), so a forecast by cohorts has ground to stand on.
 */
export function rollOf(seed: string, schools: readonly School[], year: YearTotals): Roll {
  const pupils = new Map<string, number>()
  const entrants = new Map<string, number>()
  const graduates = new Map<string, number>()
  for (const stage of ['primary', 'junior'] as const) {
    const open = schools.filter(s => s.stage === stage && isOpen(s, year.first))
    const now = pupilsOf(seed, open, year, stage)
    const earlier = yearBefore(year)
    const past =
      earlier &&
      pupilsOf(
        seed,
        open.filter(s => isOpen(s, earlier.first)),
        earlier,
        stage,
      )
    const leaving = apportion(
      year.graduates[stage],
      open.map(s => (past ?? now).get(s.id) ?? 0),
    )
    open.forEach((s, i) => {
      const here = now.get(s.id)!
      const left = leaving[i]!
      pupils.set(s.id, here)
      graduates.set(s.id, left)
      entrants.set(
        s.id,
        past ? Math.max(0, here - (past.get(s.id) ?? 0) + left) : left + Math.floor(here / 60),
      )
    })
  }
  return { pupils, entrants, graduates }
}

function isOpen(school: School, firstYear: number): boolean {
  return school.openedIn === null || school.openedIn <= firstYear
}

function yearBefore(year: YearTotals): YearTotals | null {
  return YEARS.find(y => y.first === year.first - 1) ?? null
}

/** Schools that show a case have the pupils it asks for; the others share what is left. */
function pupilsOf(
  seed: string,
  open: readonly School[],
  year: YearTotals,
  stage: 'primary' | 'junior',
): Counts {
  const pupils = new Map<string, number>()
  for (const school of open) {
    const asked = caseOf(school.teaches)
    if (asked)
      pupils.set(school.id, asked.pupils - yearsAgo(year) * Math.ceil(shrinkage(school, asked.pupils)))
  }
  const rest = open.filter(s => !pupils.has(s.id))
  const left = year.pupils[stage] - [...pupils.values()].reduce((a, n) => a + n, 0)
  const shares = apportion(
    left,
    rest.map(s => s.weight * (1_000 - yearsAgo(year) * drift(seed, s))),
  )
  rest.forEach((s, i) => {
    pupils.set(s.id, shares[i]!)
  })
  return pupils
}

/** How much smaller a school of a case was a year before. */
function shrinkage(school: School, pupils: number): number {
  if (school.teaches === 'newly-opened') return 320
  return isRural(school) ? -(pupils / 20) : pupils / 80
}

/** Villages empty and the town fills: permille of its weight a school gains in a year. */
function drift(seed: string, school: School): number {
  return random(`${seed}/drift/${school.id}`).int(-6, 8) - (isRural(school) ? 25 : 0)
}

function yearsAgo(year: YearTotals): number {
  return LATEST.first - year.first
}

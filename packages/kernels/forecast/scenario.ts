import { at, type Cohorts } from './cohorts.ts'

/** What is known beside the counts; all by year and school, `[t × schools + s]`, for history and the years ahead. */
export interface Stated {
  /** Of the children due, those who enter by a residence permit; NaN where the two are not told apart. */
  readonly permits: Float64Array | null
  /** Homes completed. */
  readonly homes: Float64Array | null
  /** Age at entry: children of whom it is this many years off are not born yet. */
  readonly entryAge: number
}

/** Assumptions about the years ahead; 1 is as stated. */
export interface Scenario {
  readonly id: string
  /** Of those with local registration, of those with a residence permit, of those not born in the last year of history. */
  readonly hukou: number
  readonly permits: number
  readonly births: number
  readonly homes: {
    /** Pupils of all grades in a home that is lived in. */
    readonly pupilsPerHome: number
    /** Share of the homes lived in so many years after completion; the last one stays. */
    readonly occupied: readonly number[]
  }
  /** What a decision changes from one year ahead on (1 is the first): those who enter, and those who stay on in each grade. */
  readonly changes: readonly { readonly from: number; readonly entry: number; readonly staying: number }[]
}

/** What a projection takes over from a scenario. */
export interface Course {
  readonly due: Float64Array
  /** H × S × G pupils who move in. */
  readonly arrivals: Float64Array
  /** By year ahead. */
  readonly staying: Float64Array
}

/**
 * A scenario as figures: the children due in the years ahead, and the pupils whom new homes bring.
 *
 * @shape `due` of history is left as it is
 * @requires `occupied` not falling
 * @complexity O(H S (G + occupied))
 */
export function courseOf(c: Cohorts, stated: Stated, scenario: Scenario, ahead: number): Course {
  const due = c.due.slice()
  const arrivals = new Float64Array(ahead * c.schools * c.grades)
  const staying = new Float64Array(ahead).fill(1)
  for (let h = 0; h < ahead; h++) {
    const inForce = scenario.changes.filter(x => h + 1 >= x.from)
    const entry = inForce.reduce((product, x) => product * x.entry, 1)
    staying[h] = inForce.reduce((product, x) => product * x.staying, 1)
    const born = h < stated.entryAge ? 1 : scenario.births
    for (let s = 0; s < c.schools; s++) {
      const i = (c.years + h) * c.schools + s
      const children = expected(c.due[i] as number, stated.permits?.[i] ?? Number.NaN, scenario)
      const lived = livedIn(stated.homes, c, h, s, scenario)
      const perGrade = scenario.homes.pupilsPerHome / c.grades
      due[i] = (children * born + lived.all * perGrade) * entry
      for (let g = 1; g < c.grades; g++) arrivals[at(c, h, s, g)] = lived.newly * perGrade
    }
  }
  return { due, arrivals, staying }
}

/** Where the two are not told apart, all count as registered; a child not stated stays unknown. */
function expected(all: number, permits: number, scenario: Scenario): number {
  const guests = Number.isNaN(permits) ? 0 : permits
  return (all - guests) * scenario.hukou + guests * scenario.permits
}

/** Homes first lived in after the history: in this year, and in all years ahead up to it. */
function livedIn(
  homes: Float64Array | null,
  c: Cohorts,
  h: number,
  s: number,
  { homes: { occupied } }: Scenario,
): { readonly newly: number; readonly all: number } {
  let [newly, all] = [0, 0]
  const share = (age: number) => (age < 0 ? 0 : (occupied[Math.min(age, occupied.length - 1)] ?? 0))
  for (let t = 0; homes && t <= c.years + h; t++) {
    const n = homes[t * c.schools + s] as number
    if (!(n > 0)) continue
    const age = c.years + h - t
    newly += n * (share(age) - share(age - 1))
    all += n * (share(age) - share(c.years - 1 - t))
  }
  return { newly, all }
}

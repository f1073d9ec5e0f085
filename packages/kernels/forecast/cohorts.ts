/** Enrolment by school, grade and year, and the children due to enter. NaN where nothing is known. */
export interface Cohorts {
  readonly schools: number
  readonly grades: number
  readonly years: number
  /** `pupils[(t × schools + s) × grades + g]` */
  readonly pupils: Float64Array
  /** Children due to enter grade 0 of a school, for the years of history and then the years ahead: `due[t × schools + s]`. */
  readonly due: Float64Array
}

/** How the ratios of a grade are estimated. */
export interface Memory {
  /** Weight of a year relative to the next newer one: 0.3 forgets quickly, 1 is the plain pooled ratio. */
  readonly memory: number
  /** Pupils' worth of belief in the county's ratio. */
  readonly pseudo: number
}

/** Entry ratios differ between schools far more than progression ratios do, so each has its own. */
export interface Smoothing {
  readonly entry: Memory
  readonly progression: Memory
}

export const at = (c: Pick<Cohorts, 'schools' | 'grades'>, t: number, s: number, g: number): number =>
  (t * c.schools + s) * c.grades + g

/**
 * Progression ratios into each grade: grade 0 from the children due to enter, grade g from grade g − 1 the year before.
 * The county's ratio is the pooled one with the same memory; a school's is pooled with it.
 *
 * @shape years 0 … upTo − 1 → S × G ratios and G county ratios
 * @requires upTo ≥ 2 for grades above 0
 * @complexity O(T S G)
 */
export function progressionRatios(
  c: Cohorts,
  upTo: number,
  { entry, progression }: Smoothing,
): { school: Float64Array<ArrayBuffer>; county: Float64Array } {
  const after = new Float64Array(c.schools * c.grades)
  const before = new Float64Array(c.schools * c.grades)
  for (let t = 0; t < upTo; t++) {
    for (let i = 0; i < after.length; i++) {
      const { memory } = i % c.grades === 0 ? entry : progression
      const from = cohortBefore(c, t, i)
      const to = c.pupils[t * after.length + i] as number
      const known = !Number.isNaN(from) && !Number.isNaN(to)
      after[i] = (after[i] as number) * memory + (known ? to : 0)
      before[i] = (before[i] as number) * memory + (known ? from : 0)
    }
  }
  const county = Float64Array.from({ length: c.grades }, (_, g) => pooled(after, before, g, c))
  const school = after.map((a, i) => {
    const { pseudo } = i % c.grades === 0 ? entry : progression
    const known = (before[i] as number) + pseudo
    return known > 0
      ? (a + pseudo * (county[i % c.grades] as number)) / known
      : (county[i % c.grades] as number)
  })
  return { school, county }
}

/** The children from whom a grade of a school comes: those due to enter, or the grade below a year earlier. */
export function cohortBefore(c: Cohorts, t: number, i: number): number {
  if (i % c.grades === 0) return c.due[t * c.schools + i / c.grades] ?? Number.NaN
  return t === 0 ? Number.NaN : (c.pupils[(t - 1) * c.schools * c.grades + i - 1] as number)
}

/** Nobody ever counted before: the cohort passes unchanged. */
function pooled(after: Float64Array, before: Float64Array, g: number, c: Cohorts): number {
  let to = 0
  let from = 0
  for (let s = 0; s < c.schools; s++) {
    to += after[s * c.grades + g] as number
    from += before[s * c.grades + g] as number
  }
  return from > 0 ? to / from : 1
}

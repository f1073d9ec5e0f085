import { type Cohorts, cohortBefore, type Memory, openRatios, type Smoothing } from './cohorts.ts'

/** About a factor of three apart; finer steps change nothing a county could see. The last hardly forgets. */
const CARRIED = [20, 50, 100, 200, 500, 1500, 5000, 1e9]
const PSEUDO = [0, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000]
const YEARS = 8

/**
 * The memory and the belief in the county that would have erred least, one year ahead, over the last eight years; entry and
 * progression apart. What counts is a school's total: where a school loses or draws in pupils it does so in most of its grades.
 *
 * @shape years 0 … upTo − 1 → smoothing, with the mean absolute error (pupils a school) it had
 * @requires upTo ≥ 4
 * @complexity O(72 T S G)
 */
export function tuneSmoothing(
  c: Cohorts,
  upTo: number,
): { smoothing: Smoothing; entryError: number; progressionError: number } {
  let entry: { memory: Memory; error: number } | null = null
  let progression: { memory: Memory; error: number } | null = null
  for (const carried of CARRIED) {
    for (const pseudo of PSEUDO) {
      const memory = { carried, pseudo }
      const error = pastErrorOf(c, upTo, { entry: memory, progression: memory })
      if (!entry || error.entry < entry.error) entry = { memory, error: error.entry }
      if (!progression || error.progression < progression.error)
        progression = { memory, error: error.progression }
    }
  }
  if (!entry || !progression) throw new Error('defect: nothing was tried')
  return {
    smoothing: { entry: entry.memory, progression: progression.memory },
    entryError: entry.error,
    progressionError: progression.error,
  }
}

function pastErrorOf(c: Cohorts, upTo: number, smoothing: Smoothing): { entry: number; progression: number } {
  const sum = { entry: 0, progression: 0 }
  const count = { entry: 0, progression: 0 }
  const walk = openRatios(c, smoothing)
  for (let t = 0; t < upTo; t++) {
    if (t >= Math.max(2, upTo - YEARS)) {
      const { school } = walk.now()
      for (let s = 0; s < c.schools; s++) {
        const { entry, progression, grades } = errorsOf(c, t, s, school)
        if (!Number.isNaN(entry)) {
          sum.entry += Math.abs(entry)
          count.entry++
        }
        sum.progression += Math.abs(progression)
        if (grades > 0) count.progression++
      }
    }
    walk.learn(t)
  }
  return { entry: sum.entry / count.entry, progression: sum.progression / count.progression }
}

/** Pupils too many in a school: among those who entered (NaN where unknown), and in the grades above that are known. */
function errorsOf(c: Cohorts, t: number, s: number, ratios: Float64Array) {
  let [progression, grades] = [0, 0]
  for (let g = 1; g < c.grades; g++) {
    const error = errorOf(c, t, s * c.grades + g, ratios)
    if (Number.isNaN(error)) continue
    progression += error
    grades++
  }
  return { entry: errorOf(c, t, s * c.grades, ratios), progression, grades }
}

function errorOf(c: Cohorts, t: number, i: number, ratios: Float64Array): number {
  return cohortBefore(c, t, i) * (ratios[i] as number) - (c.pupils[t * ratios.length + i] as number)
}

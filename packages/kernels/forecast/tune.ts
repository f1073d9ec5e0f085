import { type Cohorts, cohortBefore, type Memory, progressionRatios, type Smoothing } from './cohorts.ts'

const MEMORIES = [0.3, 0.5, 0.7, 0.9, 1]
const PSEUDO = [0, 10, 30, 100, 200, 500, 1500]

/**
 * The memory and the belief in the county that would have erred least, one year ahead, over the history; entry and progression apart.
 *
 * @shape years 0 … upTo − 1 → smoothing, with the mean absolute error (pupils a school and grade) it had
 * @requires upTo ≥ 4
 * @complexity O(35 T² S G)
 */
export function tuneSmoothing(
  c: Cohorts,
  upTo: number,
): { smoothing: Smoothing; entryError: number; progressionError: number } {
  let entry: { memory: Memory; error: number } | null = null
  let progression: { memory: Memory; error: number } | null = null
  for (const memory of MEMORIES) {
    for (const pseudo of PSEUDO) {
      const tried = { memory, pseudo }
      const error = pastErrorOf(c, upTo, { entry: tried, progression: tried })
      if (!entry || error.entry < entry.error) entry = { memory: tried, error: error.entry }
      if (!progression || error.progression < progression.error)
        progression = { memory: tried, error: error.progression }
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
  const size = c.schools * c.grades
  const sum = { entry: 0, progression: 0 }
  const count = { entry: 0, progression: 0 }
  for (let origin = Math.max(2, upTo - 8); origin < upTo; origin++) {
    const { school } = progressionRatios(c, origin, smoothing)
    for (let i = 0; i < size; i++) {
      const error = Math.abs(
        cohortBefore(c, origin, i) * (school[i] as number) - (c.pupils[origin * size + i] as number),
      )
      if (Number.isNaN(error)) continue
      const kind = i % c.grades === 0 ? 'entry' : 'progression'
      sum[kind] += error
      count[kind]++
    }
  }
  return { entry: sum.entry / count.entry, progression: sum.progression / count.progression }
}

import { classFigures } from './classes.ts'

/** Grades a stage may have in the register; one that a school does not have is written 0. */
const GRADES_OF = { primary: 6, junior: 3, senior: 3 } as const

/**
 * Classes of each grade, the entry grade first: every cohort keeps its classes from year to year and the entry grade gets
 * what is left; where that is nothing, the grade with most classes gives one up.
 *
 * @example classesByGrade([7, 8], 3) // → [3, 3, 2]: 3, 2, 2 moved up, and three new ones
 */
export function classesByGrade(history: readonly number[], grades: number): number[] {
  const [first = 0, ...later] = history
  let by = Array.from({ length: grades }, (_, i) => Math.floor(first / grades) + (i < first % grades ? 1 : 0))
  for (const classes of later) {
    by = [0, ...by.slice(0, -1)]
    by[0] = classes - by.reduce((a, n) => a + n, 0)
    while (by[0]! < 1) {
      by[by.indexOf(Math.max(...by))]! -= 1
      by[0]! += 1
    }
  }
  return by
}

/** Classes by grade: the list of sizes is that of the school, the entry grade first. */
export function sizesByGrade(sizes: readonly number[], classes: readonly number[]): number[][] {
  let from = 0
  return classes.map(n => {
    from += n
    return sizes.slice(from - n, from)
  })
}

/** The register of a school at a stage, grade by grade; what it adds up to is what the stage reports. */
export function gradeFigures(
  stage: keyof typeof GRADES_OF,
  grades: readonly (readonly number[])[],
): Map<string, number> {
  const figures = new Map<string, number>()
  for (let i = 0; i < GRADES_OF[stage]; i++) {
    const sizes = grades[i] ?? []
    figures.set(
      `pupils_g${i + 1}`,
      sizes.reduce((a, n) => a + n, 0),
    )
    for (const [metric, value] of classFigures(sizes)) figures.set(`${metric}_g${i + 1}`, value)
  }
  return figures
}

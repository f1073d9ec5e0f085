import type { Random } from '../random.ts'

/** The bands of class size of the national returns: metric id, smallest and largest class. */
export const BANDS = [
  ['classes_le25', 0, 25],
  ['classes_26_30', 26, 30],
  ['classes_31_35', 31, 35],
  ['classes_36_40', 36, 40],
  ['classes_41_45', 41, 45],
  ['classes_46_50', 46, 50],
  ['classes_51_55', 51, 55],
  ['classes_56_60', 56, 60],
  ['classes_61_65', 61, 65],
  ['classes_ge66', 66, Number.POSITIVE_INFINITY],
] as const

/**
 * Sizes of the classes of a school: as many classes as its usual size asks for, at least one a grade, nearly even; some
 * pupils then sit in the neighbouring class.
 *
 * @example classSizes(draw, 100, { usual: 45, grades: 3 }) // → three sizes that sum to 100
 */
export function classSizes(draw: Random, pupils: number, shape: { usual: number; grades: number }): number[] {
  const classes = Math.max(shape.grades, Math.ceil(pupils / shape.usual))
  const even = Math.floor(pupils / classes)
  const sizes = Array.from({ length: classes }, (_, i) => even + (i < pupils % classes ? 1 : 0))
  for (let i = 0; i + 1 < classes; i += 2) {
    const moved = Math.min(draw.int(0, 3), Math.floor(sizes[i + 1]! / 4))
    sizes[i]! += moved
    sizes[i + 1]! -= moved
  }
  return sizes
}

/** Classes by band, their number and the largest one. */
export function classFigures(sizes: readonly number[]): Map<string, number> {
  const figures = new Map<string, number>([['classes', sizes.length]])
  for (const [metric, low, high] of BANDS)
    figures.set(metric, sizes.filter(n => n >= low && n <= high).length)
  return figures.set(
    'largest_class',
    sizes.reduce((a, n) => Math.max(a, n), 0),
  )
}

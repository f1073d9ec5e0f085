import { contains, type Place, planeOf, type Shape } from './shapes.ts'

export interface PlaceAnswer {
  /** Blocks the place lies in; two where they were drawn over one another. */
  readonly inside: readonly number[]
  /** Where it lies in none: blocks whose boundary is within the tolerance. */
  readonly near: readonly number[]
}

/**
 * The block a place lies in, told as it is: a place in a gap between untidy blocks, or where two overlap, is not decided here.
 *
 * @unit degrees; tolerance in metres
 * @complexity O(corners)
 */
export function lookupPlace(shapes: readonly Shape[], place: Place, tolerance: number): PlaceAnswer {
  const all = [...shapes.keys()]
  const inside = all.filter(b => contains(shapes[b]!, place))
  if (inside.length > 0) return { inside, near: [] }
  const { flat } = planeOf([[[[place]]]])
  return {
    inside,
    near: all.filter(b =>
      isBeside(
        shapes[b]!.map(p => p.map(r => r.map(flat))),
        tolerance,
      ),
    ),
  }
}

/** Whether a boundary, in metres from the place, passes within the tolerance of it. */
function isBeside(shape: Shape, tolerance: number): boolean {
  return shape.flat().some(ring =>
    ring.slice(1).some(([c, d], i) => {
      const [a, b] = ring[i]!
      const square = (c - a) ** 2 + (d - b) ** 2
      const u = square === 0 ? 0 : Math.min(1, Math.max(0, -(a * (c - a) + b * (d - b)) / square))
      return (a + u * (c - a)) ** 2 + (b + u * (d - b)) ** 2 <= tolerance ** 2
    }),
  )
}

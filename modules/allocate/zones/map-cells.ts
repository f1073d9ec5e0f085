import type { Place } from '@kit/kernels/zones'

/**
 * Divides land among points: to each the part that lies nearest to it (Voronoi). Neighbours share the corners of their border.
 *
 * @shape a ring and n points inside → n rings, closed; empty where a point has no land
 * @unit any, as long as both axes have the same
 * @complexity O(n² × corners of a part)
 */
export function cellsOf(ring: readonly Place[], points: readonly Place[]): Place[][] {
  return points.map((centre, i) => {
    const others = points
      .filter((_, j) => j !== i)
      .map(p => ({ p, far: squareOf(p, centre) }))
      .sort((a, b) => a.far - b.far)
    let cell = ring.slice(1)
    for (const { p, far } of others) {
      // Whoever is more than twice as far as the farthest corner takes nothing away.
      if (far > 4 * Math.max(...cell.map(q => squareOf(q, centre)))) break
      cell = nearer(cell, centre, p)
      if (cell.length === 0) break
    }
    return [...cell, ...cell.slice(0, 1)]
  })
}

/** The part of a ring that is nearer to `centre` than to `other`. */
function nearer(ring: readonly Place[], centre: Place, other: Place): Place[] {
  const beyond = (p: Place) =>
    (2 * p[0] - centre[0] - other[0]) * (other[0] - centre[0]) +
    (2 * p[1] - centre[1] - other[1]) * (other[1] - centre[1])
  return ring.flatMap((from, i): Place[] => {
    const to = ring[(i + 1) % ring.length]!
    const [a, b] = [beyond(from), beyond(to)]
    const kept: Place[] = a <= 0 ? [from] : []
    if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
      const u = a / (a - b)
      kept.push([from[0] + u * (to[0] - from[0]), from[1] + u * (to[1] - from[1])])
    }
    return kept
  })
}

function squareOf([a, b]: Place, [c, d]: Place): number {
  return (a - c) * (a - c) + (b - d) * (b - d)
}

import { type BorderRule, type Place, planeOf, type Shape } from './shapes.ts'

/**
 * Which blocks are neighbours: their boundaries run within the tolerance of one another for long enough, or, where a corner is
 * enough, anywhere. Gaps, overlaps and vertices that do not match are all the same to it.
 *
 * @shape B shapes → for each block its neighbours, ascending; both ways
 * @complexity O(length of all boundaries ÷ tolerance)
 */
export function bordersOf(shapes: readonly Shape[], rule: BorderRule): number[][] {
  const { flat } = planeOf(shapes)
  const walls = shapes.flatMap((shape, b) => wallsOf(shape, b, flat))
  const nearWalls = gridOf(walls, 10 * rule.tolerance)
  const shared = shapes.map(() => new Map<number, number>())
  for (const wall of walls) {
    for (const [point, length] of steps(wall, rule.tolerance)) {
      for (const other of blocksAt(nearWalls(point), wall.block, point, rule.tolerance)) {
        const to = shared[wall.block]!
        to.set(other, (to.get(other) ?? 0) + length)
      }
    }
  }
  const borders = shapes.map(() => new Set<number>())
  shared.forEach((to, b) => {
    for (const [n, length] of to) {
      if (length < rule.shared && !rule.corner) continue
      borders[b]!.add(n)
      borders[n]!.add(b)
    }
  })
  return borders.map(list => [...list].sort((a, b) => a - b))
}

interface Wall {
  readonly block: number
  readonly from: Place
  readonly to: Place
}

function wallsOf(shape: Shape, block: number, flat: (place: Place) => Place): Wall[] {
  return shape.flat().flatMap(ring => {
    const points = ring.map(flat)
    return points.slice(1).map((to, i) => ({ block, from: points[i]!, to }))
  })
}

const lengthOf = ({ from: [a, b], to: [c, d] }: Wall) => Math.sqrt((c - a) ** 2 + (d - b) ** 2)

/** Points in the middle of equal pieces of a wall, none longer than the tolerance, with the length each stands for. */
function* steps(wall: Wall, tolerance: number): Generator<[Place, number]> {
  const length = lengthOf(wall)
  const pieces = Math.max(1, Math.ceil(length / tolerance))
  const [a, b] = wall.from
  const [c, d] = wall.to
  for (let i = 0; i < pieces; i++) {
    const u = (i + 0.5) / pieces
    yield [[a + u * (c - a), b + u * (d - b)], length / pieces]
  }
}

/** Walls by the squares they pass, each square widened to its neighbours. */
function gridOf(walls: readonly Wall[], side: number): (point: Place) => readonly Wall[] {
  const squares = new Map<string, Set<Wall>>()
  const key = (x: number, y: number) => `${x},${y}`
  for (const wall of walls)
    for (const [[x, y]] of steps(wall, side)) {
      const [u, v] = [Math.floor(x / side), Math.floor(y / side)]
      for (let i = -1; i <= 1; i++)
        for (let j = -1; j <= 1; j++) {
          const at = key(u + i, v + j)
          squares.set(at, (squares.get(at) ?? new Set<Wall>()).add(wall))
        }
    }
  return ([x, y]) => [...(squares.get(key(Math.floor(x / side), Math.floor(y / side))) ?? [])]
}

function blocksAt(walls: readonly Wall[], block: number, point: Place, tolerance: number): Set<number> {
  const found = new Set<number>()
  for (const wall of walls)
    if (wall.block !== block && !found.has(wall.block) && isNear(wall, point, tolerance))
      found.add(wall.block)
  return found
}

function isNear({ from: [a, b], to: [c, d] }: Wall, [x, y]: Place, tolerance: number): boolean {
  const square = (c - a) ** 2 + (d - b) ** 2
  const u = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a) * (c - a) + (y - b) * (d - b)) / square))
  return (x - a - u * (c - a)) ** 2 + (y - b - u * (d - b)) ** 2 <= tolerance * tolerance
}

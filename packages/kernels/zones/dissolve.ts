import {
  booleanOpWithPolyTree,
  ClipType,
  EndType,
  FillRule,
  inflatePaths,
  JoinType,
  type Paths64,
  type PolyPath64,
  PolyTree64,
  union,
} from 'clipper2-ts'
import { type Place, planeOf, type Shape } from './shapes.ts'

/** Whole centimetres: clipping whole numbers is exact. */
const CENTIMETRES = 100

/**
 * The outline of each zone: its blocks joined to as few areas as they make, gaps and overlaps of untidy drawing (up to the
 * tolerance) closed. Where blocks fit, their lines stay as they were drawn, to the centimetre.
 *
 * @shape B shapes, zone of each → a shape for each of S zones; empty where a zone has no block
 * @unit degrees; tolerance in metres
 * @complexity O(n log n) for n corners, usually
 */
export function dissolve(
  shapes: readonly Shape[],
  zoneOf: ArrayLike<number>,
  zones: number,
  tolerance: number,
): Shape[] {
  const { flat, back } = planeOf(shapes)
  const paths: Paths64[] = Array.from({ length: zones }, () => [])
  shapes.forEach((shape, b) => {
    paths[zoneOf[b]!]!.push(...pathsOf(shape, flat))
  })
  return paths.map(list => areasOf(joined(list, tolerance), back))
}

/** Corners sharper than this many reaches are cut. */
const SHARPEST = 20

/** One block as it encloses: rings inside rings are holes, whichever way round they were drawn. */
function pathsOf(shape: Shape, flat: (place: Place) => Place): Paths64 {
  const rings = shape.flat().map(ring =>
    ring.slice(1).map(place => {
      const [x, y] = flat(place)
      return { x: Math.round(x * CENTIMETRES), y: Math.round(y * CENTIMETRES) }
    }),
  )
  return union(rings, FillRule.EvenOdd)
}

function joined(paths: Paths64, tolerance: number): Paths64 {
  const plain = union(paths, FillRule.NonZero)
  const reach = Math.ceil((tolerance / 2) * CENTIMETRES) + 1
  const wide = inflatePaths(plain, reach, JoinType.Miter, EndType.Polygon, SHARPEST)
  return inflatePaths(union(wide, FillRule.NonZero), -reach, JoinType.Miter, EndType.Polygon, SHARPEST)
}

function areasOf(paths: Paths64, back: (point: Place) => Place): Shape {
  const tree = new PolyTree64()
  booleanOpWithPolyTree(ClipType.Union, paths, null, tree, FillRule.NonZero)
  const areas: Place[][][] = []
  const ringOf = (node: PolyPath64): Place[] => {
    const ring = (node.poly ?? []).map(({ x, y }) => back([x / CENTIMETRES, y / CENTIMETRES]))
    return [...ring, ...ring.slice(0, 1)].map(([lon, lat]): Place => [round(lon), round(lat)])
  }
  const visit = (outside: PolyPath64) => {
    const holes = childrenOf(outside)
    areas.push([ringOf(outside), ...holes.map(ringOf)])
    for (const hole of holes) for (const inside of childrenOf(hole)) visit(inside)
  }
  for (const outside of childrenOf(tree)) visit(outside)
  return areas
}

function childrenOf(node: PolyPath64): PolyPath64[] {
  return Array.from({ length: node.count }, (_, i) => node.child(i))
}

/** A centimetre, in degrees. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

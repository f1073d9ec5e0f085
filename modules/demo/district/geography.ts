import { random } from '../random.ts'
import { TOWNSHIPS } from './names.ts'

type Point = [longitude: number, latitude: number]

/** GeoJSON, degrees of CGCS2000: the county first, its townships after it. */
export interface Outline {
  type: 'FeatureCollection'
  features: {
    type: 'Feature'
    properties: { level: 'county' | 'township'; code: string; name: string }
    geometry: { type: 'Polygon'; coordinates: Point[][] }
  }[]
}

/** Invented land: four by two townships on a jittered net, drawn into a rounded shape. CGCS2000 degrees. */
const CENTRE: Point = [112.6, 37.92]
const HALF: Point = [0.13, 0.082]
const BLOCK = 8
const COLUMNS = 4
const ROWS = 2
/** Column and row of each township; the two rural towns lie in the northern corners. */
const PLACES = [
  [1, 1],
  [2, 1],
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 0],
  [0, 1],
  [3, 1],
] as const

/** A made-up spot inside a township, away from its border. */
export function spotIn(seed: string, township: number, unit: string): Point {
  const draw = random(`${seed}/spot/${unit}`)
  const [column, row] = PLACES[township]!
  const inside = () => draw.int(140, 860) / 1_000
  return onMap((column + inside()) * BLOCK, (row + inside()) * BLOCK)
}

/** The outline of the district and of its townships; neighbours share the points of their border. */
export function outline(seed: string, code: string, name: string): Outline {
  const feature = (level: 'county' | 'township', id: string, title: string, ring: Point[]) => ({
    type: 'Feature' as const,
    properties: { level, code: id, name: title },
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
  })
  const townships = TOWNSHIPS.map((t, i) => {
    const [column, row] = PLACES[i]!
    const ring = ringOf(seed, column * BLOCK, row * BLOCK, BLOCK, BLOCK)
    return feature('township', `${code.slice(0, 6)}${t.code.slice(6)}`, t.name, ring)
  })
  const county = feature('county', code, name, ringOf(seed, 0, 0, COLUMNS * BLOCK, ROWS * BLOCK))
  return { type: 'FeatureCollection', features: [county, ...townships] }
}

/** Around a rectangle of the net, counter-clockwise, closed. */
function ringOf(seed: string, left: number, bottom: number, width: number, height: number): Point[] {
  const steps = (n: number) => Array.from({ length: n }, (_, i) => i)
  const net: (readonly [number, number])[] = [
    ...steps(width).map(i => [left + i, bottom] as const),
    ...steps(height).map(j => [left + width, bottom + j] as const),
    ...steps(width).map(i => [left + width - i, bottom + height] as const),
    ...steps(height).map(j => [left, bottom + height - j] as const),
    [left, bottom],
  ]
  return net.map(([i, j]) => {
    const draw = random(`${seed}/net/${i}/${j}`)
    return onMap(i + draw.int(-260, 260) / 1_000, j + draw.int(-260, 260) / 1_000)
  })
}

/** From the net to degrees: square to rounded shape by square roots only, which every machine computes alike. */
function onMap(i: number, j: number): Point {
  const u = (2 * i) / (COLUMNS * BLOCK) - 1
  const v = (2 * j) / (ROWS * BLOCK) - 1
  const x = u * Math.sqrt(1 - (v * v) / 2.6)
  const y = v * Math.sqrt(1 - (u * u) / 2.6)
  return [toFiveDigits(CENTRE[0] + x * HALF[0]), toFiveDigits(CENTRE[1] + y * HALF[1])]
}

function toFiveDigits(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000
}

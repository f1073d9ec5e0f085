import { type Refusal, refusal, t } from '@kit/base'

/** Longitude and latitude in degrees, CGCS2000. */
export type Place = readonly [number, number]
/** Rings of one block: closed, the first of each polygon outside, the others holes. */
export type Shape = readonly (readonly (readonly Place[])[])[]

/** When two blocks count as neighbours. Pack data. */
export interface BorderRule {
  /** Boundaries this close are the same boundary, however untidily they were drawn; metres. */
  readonly tolerance: number
  /** So much of it they have to share; metres. */
  readonly shared: number
  /** Whether meeting in a corner is enough. */
  readonly corner: boolean
}

/** The shapes of a GeoJSON FeatureCollection with its properties; every feature that is no area is refused. */
export function shapesOf(geojson: unknown): {
  shapes: Shape[]
  properties: Record<string, unknown>[]
  refusals: Refusal[]
} {
  const shapes: Shape[] = []
  const properties: Record<string, unknown>[] = []
  const refusals: Refusal[] = []
  const features = isRecord(geojson) && Array.isArray(geojson.features) ? (geojson.features as unknown[]) : []
  features.forEach((feature, i) => {
    const shape = isRecord(feature) ? shapeOf(feature.geometry) : null
    if (shape === null) refusals.push(noArea(`features.${i}`))
    else shapes.push(shape)
    properties.push(isRecord(feature) && isRecord(feature.properties) ? feature.properties : {})
  })
  if (features.length === 0) refusals.push(noArea('features'))
  return { shapes, properties, refusals }
}

function shapeOf(geometry: unknown): Shape | null {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return null
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null
  return polygons.length > 0 && polygons.every(isPolygon) ? polygons : null
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null
const isPlace = (p: unknown): p is Place =>
  Array.isArray(p) && Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 90 && p.length >= 2
const isPolygon = (rings: unknown): rings is Place[][] =>
  Array.isArray(rings) &&
  rings.length > 0 &&
  rings.every(r => Array.isArray(r) && r.length >= 4 && r.every(isPlace))

function noArea(at: string): Refusal {
  return refusal(
    'zones.no-area',
    at,
    t(
      '这里应是一个面（Polygon 或 MultiPolygon，经纬度）。',
      'This should be an area (Polygon or MultiPolygon, in degrees).',
    ),
    t('请从地图软件导出小区边界的 GeoJSON。', 'Export the borders of the blocks as GeoJSON.'),
  )
}

/** Metres east and north of a middle place, and back: flat enough for a county, and the same on every machine. */
export function planeOf(shapes: readonly Shape[]): { flat(place: Place): Place; back(point: Place): Place } {
  const first = shapes[0]?.[0]?.[0]?.[0] ?? [0, 0]
  const north = 111_132.9
  const east = north * cosineOfDegrees(first[1])
  return {
    flat: ([lon, lat]) => [(lon - first[0]) * east, (lat - first[1]) * north],
    back: ([x, y]) => [first[0] + x / east, first[1] + y / north],
  }
}

function cosineOfDegrees(degrees: number): number {
  const x = (degrees * Math.PI) / 180
  let sum = 1
  for (let k = 20; k >= 2; k -= 2) sum = 1 - (sum * x * x) / (k * (k - 1))
  return sum
}

/** The middle of the largest polygon, by area; where homes are not known one by one, ways are measured from here. */
export function centreOf(shape: Shape): Place {
  let most = -1
  let centre: Place = shape[0]?.[0]?.[0] ?? [0, 0]
  for (const [ring] of shape) {
    if (ring === undefined) continue
    const [u, v] = ring[0]!
    let area = 0
    let x = 0
    let y = 0
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i]![0] - u, ring[i]![1] - v]
      const [c, d] = [ring[i + 1]![0] - u, ring[i + 1]![1] - v]
      const cross = a * d - c * b
      area += cross
      x += (a + c) * cross
      y += (b + d) * cross
    }
    if (area === 0 || Math.abs(area) <= most) continue
    most = Math.abs(area)
    centre = [u + x / (3 * area), v + y / (3 * area)]
  }
  return centre
}

/** Whether a place lies in a shape (crossings counted; holes are outside). */
export function contains(shape: Shape, [x, y]: Place): boolean {
  let isIn = false
  for (const ring of shape.flat())
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = ring[i]!
      const [c, d] = ring[i + 1]!
      if (b > y !== d > y && x < a + ((y - b) * (c - a)) / (d - b)) isIn = !isIn
    }
  return isIn
}

import type { SchoolStage, Verdict } from '@loop/measure/schema'
import { worse } from '../assessment/reading.ts'

/** A school on the map; one point even where it has two stages, with the verdict that matters most. */
export interface Place {
  readonly unit: string
  readonly name: string
  readonly longitude: number
  readonly latitude: number
  readonly pupils: number
  readonly verdict: Verdict
}

export function placesOf(schools: readonly SchoolStage[]): readonly Place[] {
  const places = new Map<string, Place>()
  for (const s of schools) {
    if (s.longitude === null || s.latitude === null) continue
    const known = places.get(s.unit)
    places.set(s.unit, {
      unit: s.unit,
      name: s.name,
      longitude: s.longitude,
      latitude: s.latitude,
      pupils: (known?.pupils ?? 0) + (s.pupils ?? 0),
      verdict: known ? worse(known.verdict, s.verdict) : s.verdict,
    })
  }
  return [...places.values()]
}

interface Spot {
  readonly longitude: number
  readonly latitude: number
}

interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** Steps a map reader knows: 1, 2 or 5 times a power of ten, about five to a side. */
function niceStep(span: number): number {
  const raw = span / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].find(x => x * power >= raw) ?? 10
  return step * power
}

function boxOf(places: readonly Spot[]): Box {
  const lon = places.map(p => p.longitude)
  const lat = places.map(p => p.latitude)
  return { west: Math.min(...lon), east: Math.max(...lon), south: Math.min(...lat), north: Math.max(...lat) }
}

/**
 * A graticule around the places as GeoJSON cells: the ground of the map where no outline of the region is known.
 * @requires at least one place
 */
export function graticule(places: readonly Spot[]): object {
  const box = boxOf(places)
  const step = niceStep(Math.max(box.east - box.west, box.north - box.south, 0.02))
  const from = (x: number) => Math.floor(x / step - 0.2)
  const upTo = (x: number) => Math.ceil(x / step + 0.2)
  const features = []
  for (let i = from(box.west); i < upTo(box.east); i += 1) {
    for (let j = from(box.south); j < upTo(box.north); j += 1) features.push(cell(i * step, j * step, step))
  }
  return { type: 'FeatureCollection', features }
}

function cell(west: number, south: number, step: number): object {
  const [w, e, s, n] = [west, west + step, south, south + step].map(x => Number(x.toFixed(6)))
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]
  return { type: 'Feature', properties: { name: '' }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

/** How much narrower a degree of longitude is than one of latitude, here. */
export function aspectAt(places: readonly Spot[]): number {
  const box = boxOf(places)
  return Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
}

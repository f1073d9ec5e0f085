import { ok, type Refusal, type Result, refuse } from '@kit/base'
import { z } from 'zod'
import { notDegrees, notPolygons, openRings, otherDatum, partsWithoutName } from '../errors.ts'
import type { Outline, OutlineFile } from '../schema.ts'

/** Heights and other third numbers of a position are left out: the outline is flat. */
const Position = z.tuple([z.number(), z.number()], z.number()).transform(([x, y]) => [x, y] as const)
const Ring = z.array(Position)
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
])
type Geometry = z.infer<typeof Geometry>
/** Names for this datum and for those a map of a county cannot tell from it (CGCS2000, WGS 84, CRS 84). */
const SAME_DATUM = /(EPSG:+(4490|4326)|CRS84|CGCS2000)$/i

/**
 * An outline as it was sent, made fit to be kept: named polygons in CGCS2000 degrees, nothing else. Each kind of trouble is
 * told once, with the parts that have it.
 *
 * @unit degrees of longitude and latitude
 * @refuses parts that are no polygon or have no name, rings that are not closed, positions that are no degrees, another datum
 */
export function checkOutline(sent: OutlineFile): Result<Outline> {
  const parts = sent.features.map((feature, i) => ({
    place: nameOf(feature.properties) ?? String(i + 1),
    name: nameOf(feature.properties),
    code: codeOf(feature.properties),
    geometry: Geometry.safeParse(feature.geometry).data,
  }))
  const where = (isWrong: (part: (typeof parts)[number]) => boolean) =>
    parts.filter(isWrong).map(part => part.place)
  const refusals = [
    ...told(
      where(p => p.geometry === undefined),
      notPolygons,
    ),
    ...told(
      where(p => p.name === null),
      partsWithoutName,
    ),
    ...told(
      where(p => ringsOf(p.geometry).some(ring => !isClosed(ring))),
      openRings,
    ),
    ...told(
      where(p =>
        ringsOf(p.geometry)
          .flat()
          .some(position => !isDegrees(position)),
      ),
      notDegrees,
    ),
    ...told(
      datumOf(sent).filter(name => !SAME_DATUM.test(name)),
      otherDatum,
    ),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  const features = parts.flatMap(({ name, code, geometry }) =>
    name === null || geometry === undefined
      ? []
      : [{ type: 'Feature' as const, properties: { name, code }, geometry }],
  )
  return ok({ type: 'FeatureCollection', features })
}

function told(places: readonly string[], why: (places: string) => Refusal): Refusal[] {
  const more = places.length > 5 ? ' …' : ''
  return places.length === 0 ? [] : [why(`${places.slice(0, 5).join('、')}${more}`)]
}

function nameOf(properties: OutlineFile['features'][number]['properties']): string | null {
  const name = properties?.name
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : null
}

function codeOf(properties: OutlineFile['features'][number]['properties']): string | null {
  const code = properties?.code
  return typeof code === 'string' || typeof code === 'number' ? String(code) : null
}

function datumOf({ crs }: OutlineFile): string[] {
  const name = crs?.properties?.name
  return typeof name === 'string' ? [name] : []
}

type Place = readonly [longitude: number, latitude: number]

function ringsOf(geometry: Geometry | undefined): readonly (readonly Place[])[] {
  if (geometry === undefined) return []
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

function isClosed(ring: readonly Place[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

function isDegrees([longitude, latitude]: Place): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
}

/** Polygons of rings of places, as GeoJSON has them. */
export type Land = readonly (readonly (readonly (readonly [number, number])[])[])[]

/** What is seen of a map, in its own units: the whole is 1000 wide. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface Projection {
  readonly height: number
  readonly point: (lon: number, lat: number) => readonly [number, number]
  readonly path: (area: Land) => string
  /** Metres of one unit. */
  readonly metres: number
}

export const WIDTH = 1000
export const WHOLE: Frame = { x: 0, y: 0, width: WIDTH }
const MARGIN = 12
const METRES_PER_DEGREE = 111_320

/** Degrees to a sheet 1000 wide; a county is small enough to be flat. */
export function projectionOf(places: readonly (readonly [number, number])[]): Projection {
  const lon = places.map(p => p[0])
  const lat = places.map(p => p[1])
  const [west, east] = [min(lon), -min(lon.map(x => -x))]
  const [south, north] = [min(lat), -min(lat.map(x => -x))]
  const aspect = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * aspect, (north - south) / 1.2, 1e-6)
  const shift = (WIDTH - 2 * MARGIN - (east - west) * aspect * scale) / 2
  const point = (x: number, y: number) =>
    [MARGIN + shift + (x - west) * aspect * scale, MARGIN + (north - y) * scale] as const
  const path = (area: Land) =>
    area
      .flat()
      .map(
        ring =>
          `M${ring
            .map(([x, y]) =>
              point(x, y)
                .map(n => n.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      )
      .join('')
  return {
    height: 2 * MARGIN + (north - south) * scale,
    point,
    path,
    metres: METRES_PER_DEGREE / scale,
  }
}

/** A county has more corners than a call has room for arguments. */
const min = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)

/** Nearer or farther around a point, never beyond the sheet. */
export function zoomed(frame: Frame, factor: number, height: number): Frame {
  const width = Math.min(WIDTH, Math.max(WIDTH / 16, frame.width / factor))
  const part = height / WIDTH
  return kept(
    {
      x: frame.x + (frame.width - width) / 2,
      y: frame.y + ((frame.width - width) * part) / 2,
      width,
    },
    height,
  )
}

export function moved(frame: Frame, x: number, y: number, height: number): Frame {
  return kept({ ...frame, x: frame.x + x, y: frame.y + y }, height)
}

function kept({ x, y, width }: Frame, height: number): Frame {
  const clamp = (n: number, most: number) => Math.max(0, Math.min(most, n))
  return { x: clamp(x, WIDTH - width), y: clamp(y, height - (width * height) / WIDTH), width }
}

/** A round length for the scale bar, about a fifth of what is seen. */
export function barOf(frame: Frame, metres: number): number {
  const fifth = (frame.width * metres) / 5
  const power = 10 ** Math.floor(Math.log10(fifth))
  return [5, 2, 1].map(n => n * power).find(n => n <= fifth) ?? power
}

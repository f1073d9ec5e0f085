import { ok, type RegionCode, type Result, refusal, refuse, t } from '@kit/base'
import { randomFrom } from '@kit/kernels/random'
import { bordersOf, centreOf, contains, type Place, type Shape } from '@kit/kernels/zones'
import type { Tx } from '@kit/store'
import { findOutline } from '@loop/data'
import type { Outline } from '@loop/data/schema'
import type { ListRows, MapRows } from '../lists/kind.ts'
import { shareOut } from '../lists/share-out.ts'
import { type EntrySchool, entrySchools, TEACHING_POINT } from './entry-schools.ts'
import { cellsOf } from './map-cells.ts'

/** Made-up blocks of homes on the land of the region, whose children add up to its entrants; nobody lives in them. */
interface Town {
  readonly blocks: readonly Home[]
  readonly schools: readonly Placed[]
}
interface Home {
  readonly id: string
  readonly name: string
  readonly shape: Shape
  readonly centre: Place
  readonly pupils: number
  readonly group: number
  readonly today: Placed
}
type Placed = EntrySchool & { readonly lon: number; readonly lat: number; readonly entrants: number }

const BLOCKS = 450
const SEED = 20_26
const CLASS = 45
const BORDERS = { tolerance: 5, shared: 30, corner: false }
const BLOCK_HEADINGS = ['编号', '名称', '学生数', '随迁', '现学区'] as const

export async function exampleMap(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<MapRows>> {
  const town = await townOf(tx, region, period)
  if (!town.ok) return town
  const features = town.value.blocks.map(b => ({
    type: 'Feature',
    properties: Object.fromEntries(cellsIn(b).map((value, i) => [BLOCK_HEADINGS[i]!, value])),
    geometry: { type: 'Polygon', coordinates: b.shape[0] },
  }))
  return ok({ map: { type: 'FeatureCollection', features } })
}

export async function exampleTable(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const town = await townOf(tx, region, period)
  if (!town.ok) return town
  const { blocks } = town.value
  const borders = bordersOf(
    blocks.map(b => b.shape),
    BORDERS,
  )
  const rows = blocks.map((b, i) => {
    const neighbours = borders[i]!.map(n => blocks[n]!.id).join(' ')
    return [...cellsIn(b), ...b.centre, neighbours]
  })
  return ok({ header: [...BLOCK_HEADINGS, '经度', '纬度', '相邻'], rows })
}

export async function exampleSchools(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const town = await townOf(tx, region, period)
  if (!town.ok) return town
  const { blocks, schools } = town.value
  const rows = schools.map((s, i) => {
    const seats = CLASS * Math.ceil((s.entrants * 1.05) / CLASS)
    const kind = s.kind === TEACHING_POINT ? '教学点' : '学校'
    return [s.code ?? s.unit, s.name, seats, s.lon, s.lat, blocks[i]!.id, kind]
  })
  return ok({ header: ['编号', '名称', '学位', '经度', '纬度', '所在小区', '类型'], rows })
}

function cellsIn({ id, name, pupils, group, today }: Home): (string | number)[] {
  return [id, name, pupils, group, today.code ?? today.unit]
}

/** The example of a region: its blocks, and its schools, each of which has a block of the same number. */
export async function townOf(tx: Tx, region: RegionCode, period: string): Promise<Result<Town>> {
  const entry = await entrySchools(tx, { region, period, stage: 'primary' })
  if (!entry.ok) return entry
  const schools = entry.value.schools.filter(
    (s): s is Placed => s.lon !== null && s.lat !== null && (s.entrants ?? 0) > 0,
  )
  if (schools.length < 2) return refuse(NO_GROUND(region))
  const known = await findOutline(tx, region)
  return ok(buildTown(schools, known?.outline ?? null))
}

function buildTown(schools: readonly Placed[], outline: Outline | null): Town {
  const { ring, parts } = groundOf(schools, outline)
  const aspect = cosOf(schools[0]!.lat)
  const flat = ([lon, lat]: Place): Place => [lon * aspect, lat]
  const back = ([x, y]: Place): Place => [toSixDigits(x / aspect), toSixDigits(y)]
  const sites = schools.map(s => flat([s.lon, s.lat]))
  const random = randomFrom(SEED)
  const points = scattered(ring.map(flat), sites, random.unit)
  const shapes = cellsOf(ring.map(flat), points).map((cell): Shape => [[cell.map(back)]])
  const near = shapes.map((_, b) => nearest(points[b]!, sites, () => 1))
  const count = sites.map((_, s) => near.filter(x => x === s).length)
  const weights = near.map(s => (schools[s]!.entrants / count[s]!) * (0.5 + random.unit()))
  const total = schools.reduce((n, s) => n + s.entrants, 0)
  const pupils = shareOut(total, weights)
  // Today's zones pull unevenly, as grown ones do; a teaching point pulls least, so that what it has is one piece.
  const pull = schools.map(s => (s.kind === TEACHING_POINT ? 0.75 : 0.85 + 0.4 * random.unit()))
  const seen = new Map<string, number>()
  const blocks = shapes.map((shape, b): Home => {
    const part = parts.find(p => contains(p.shape, centreOf(shape)))?.name ?? ''
    seen.set(part, (seen.get(part) ?? 0) + 1)
    return {
      id: `B${String(b + 1).padStart(3, '0')}`,
      name: `${part}第${seen.get(part)}片区`,
      shape,
      centre: [toSixDigits(centreOf(shape)[0]), toSixDigits(centreOf(shape)[1])],
      pupils: pupils[b]!,
      group: Math.floor(pupils[b]! * 0.35 * random.unit()),
      today: schools[nearest(points[b]!, sites, s => pull[s]!)]!,
    }
  })
  return { blocks, schools }
}

/** The region's own border with its parts, or a box around its schools. */
function groundOf(schools: readonly Placed[], outline: Outline | null) {
  const areas = (outline?.features ?? []).map(({ properties, geometry }) => ({
    name: properties.name,
    shape: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Shape,
  }))
  const holding = areas.map(({ shape }) => schools.filter(s => contains(shape, [s.lon, s.lat])).length)
  const whole = areas.find((_, i) => holding[i] === schools.length)
  if (whole) return { ring: whole.shape[0]![0]!, parts: areas.filter(a => a !== whole) }
  const [lon, lat] = [schools.map(s => s.lon), schools.map(s => s.lat)]
  const [w, e] = [Math.min(...lon) - 0.01, Math.max(...lon) + 0.01]
  const [s, n] = [Math.min(...lat) - 0.01, Math.max(...lat) + 0.01]
  const ring: Place[] = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]
  return { ring, parts: [] }
}

/** The schools, then points among them: each the best of eight tries, closer together where schools are. */
function scattered(ring: readonly Place[], sites: readonly Place[], unit: () => number): Place[] {
  const [xs, ys] = [ring.map(p => p[0]), ring.map(p => p[1])]
  const [west, south] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - west, Math.max(...ys) - south]
  const draw = (): Place => {
    for (;;) {
      const place: Place = [west + unit() * wide, south + unit() * high]
      if (contains([[ring]], place)) return place
    }
  }
  const points = [...sites]
  while (points.length < Math.max(BLOCKS, sites.length)) {
    const tries = Array.from({ length: 8 }, draw)
    const room = (p: Place) => {
      const site = sites[nearest(p, sites, () => 1)]!
      return Math.min(...points.map(q => square(p, q))) / (square(p, site) + wide * wide * 0.002)
    }
    points.push(tries.reduce((best, p) => (room(p) > room(best) ? p : best)))
  }
  return points
}

function nearest(place: Place, sites: readonly Place[], pull: (s: number) => number): number {
  const far = (s: number) => square(place, sites[s]!) / (pull(s) * pull(s))
  return sites.reduce((best, _, s) => (far(s) < far(best) ? s : best), 0)
}

const square = ([a, b]: Place, [c, d]: Place) => (a - c) * (a - c) + (b - d) * (b - d)
const toSixDigits = (x: number) => Math.round(x * 1e6) / 1e6

/** By + − × ÷ only, which every machine computes alike. */
function cosOf(degrees: number): number {
  const x = (degrees * Math.PI) / 180
  const y = x * x
  return 1 - (y / 2) * (1 - (y / 12) * (1 - (y / 30) * (1 - y / 56)))
}

const NO_GROUND = (region: string) =>
  refusal(
    'zones.no-example',
    region,
    t(
      '样例要用学校的经纬度和招生数生成，本地区缺少这些数据。',
      'The example is made from places and entrants of schools, which this region lacks.',
    ),
    t('请先导入统计工作簿，或直接上传自己的小区表。', 'Import the workbook first, or bring your own list.'),
  )

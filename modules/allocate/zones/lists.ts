import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type Refusal, Refused, refusal, t } from '@kit/base'
import { type BorderRule, bordersOf, centreOf, contains, type Shape, shapesOf } from '@kit/kernels/zones'
import gcoord from 'gcoord'
import { headingOf, headingsOf, numberOf, readTable, wholeOf } from '../lists/table.ts'

/** The grid a map was drawn in. Chinese web maps shift places by some hundred metres: only the person knows which it is. */
export const GRIDS = { cgcs2000: 'WGS84', gcj02: 'GCJ02', bd09: 'BD09' } as const
export type Grid = keyof typeof GRIDS

export function gridOf(named: string): Grid {
  if (named in GRIDS) return named as Grid
  throw new Refused([NO_GRID(named)])
}

export interface Block {
  readonly at: string
  readonly id: string
  readonly name: string
  readonly pupils: number
  readonly group: number
  /** Id of today's school; empty for none. */
  readonly current: string
  readonly lon: number
  readonly lat: number
}

export interface School {
  readonly at: string
  readonly id: string
  readonly name: string
  readonly seats: number
  readonly lon: number
  readonly lat: number
  /** Id of the block it stands in, where the list says so. */
  readonly block: string
}

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly borders: readonly (readonly number[])[]
  readonly shapes: readonly Shape[] | null
}

const NAMES = {
  id: ['编号', 'id'],
  name: ['名称', 'name'],
  pupils: ['学生数', 'pupils'],
  group: ['随迁', '群体', 'group'],
  current: ['现学区', 'current'],
  lon: ['经度', 'lon'],
  lat: ['纬度', 'lat'],
  neighbours: ['相邻', 'neighbours'],
  seats: ['学位', 'seats'],
  block: ['所在小区', 'block'],
  stands: ['已有', 'stands'],
} as const

/** Blocks from a map (GeoJSON, borders found) or from a list (borders written in a column). */
export function readBlocks(path: string, rule: BorderRule, grid: Grid): Promise<Blocks> {
  const isMap = ['.geojson', '.json'].includes(extname(path).toLowerCase())
  return isMap ? blocksOfMap(path, rule, grid) : blocksOfList(path, grid)
}

async function blocksOfMap(path: string, rule: BorderRule, grid: Grid): Promise<Blocks> {
  const file = basename(path)
  const { shapes, properties, refusals } = shapesOf(jsonOf(await readFile(path, 'utf8'), file))
  if (refusals.length > 0) throw new Refused(refusals.map(r => ({ ...r, at: `${file}: ${r.at}` })))
  const turned = shapes.map(s => s.map(rings => rings.map(ring => ring.map(p => inCgcs(grid, p[0], p[1])))))
  const wrong: Refusal[] = []
  const blocks = properties.map((p, i) => {
    const cell = (names: readonly string[]) => {
      const key = names.find(n => p[n] !== undefined && p[n] !== null)
      return key === undefined ? '' : String(p[key]).trim()
    }
    const [lon, lat] = centreOf(turned[i]!)
    return blockOf(`${file}: features.${i}`, cell, lon, lat, wrong)
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return { blocks, borders: bordersOf(turned, rule), shapes: turned }
}

async function blocksOfList(path: string, grid: Grid): Promise<Blocks> {
  const table = await readTable(path)
  const { neighbours, lon, lat } = headingsOf(table, {
    id: NAMES.id,
    pupils: NAMES.pupils,
    neighbours: NAMES.neighbours,
    lon: NAMES.lon,
    lat: NAMES.lat,
  })
  const wrong: Refusal[] = []
  const blocks = table.records.map(r => {
    const place = inCgcs(grid, numberOf(r.cell(lon)), numberOf(r.cell(lat)))
    return blockOf(r.at, names => r.cell(headingOf(table, names) ?? ''), ...place, wrong)
  })
  const indexOf = new Map(blocks.map((b, i) => [b.id, i]))
  const borders = table.records.map(r => {
    const ids = r
      .cell(neighbours)
      .split(/[\s;；、]+/)
      .filter(x => x !== '')
    for (const id of ids) if (!indexOf.has(id)) wrong.push(UNKNOWN_BLOCK(r.at, id))
    return [...new Set(ids.flatMap(id => indexOf.get(id) ?? []))]
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return { blocks, borders, shapes: null }
}

function blockOf(
  at: string,
  cell: (names: readonly string[]) => string,
  lon: number,
  lat: number,
  wrong: Refusal[],
): Block {
  const pupils = wholeOf(cell(NAMES.pupils))
  const group = cell(NAMES.group) === '' ? 0 : wholeOf(cell(NAMES.group))
  if (pupils === null || group === null || group > pupils) wrong.push(BAD_PUPILS(at))
  if (Number.isNaN(lon) || Number.isNaN(lat)) wrong.push(NO_PLACE(at))
  const id = cell(NAMES.id)
  if (id === '') wrong.push(NO_ID(at))
  const name = cell(NAMES.name) || id
  return { at, id, name, pupils: pupils ?? 0, group: group ?? 0, current: cell(NAMES.current), lon, lat }
}

export async function readSchools(path: string, grid: Grid): Promise<School[]> {
  const table = await readTable(path)
  const names = headingsOf(table, { id: NAMES.id, seats: NAMES.seats, lon: NAMES.lon, lat: NAMES.lat })
  const wrong: Refusal[] = []
  const schools = table.records.map(r => {
    const seats = wholeOf(r.cell(names.seats))
    const [lon, lat] = inCgcs(grid, numberOf(r.cell(names.lon)), numberOf(r.cell(names.lat)))
    if (seats === null) wrong.push(NO_SEATS(r.at))
    if (Number.isNaN(lon) || Number.isNaN(lat)) wrong.push(NO_PLACE(r.at))
    const id = r.cell(names.id)
    const name = r.cell(headingOf(table, NAMES.name) ?? '') || id
    return {
      at: r.at,
      id,
      name,
      seats: seats ?? 0,
      lon,
      lat,
      block: r.cell(headingOf(table, NAMES.block) ?? ''),
    }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return schools
}

export interface Site {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  /** A school that stands already. */
  readonly stands: boolean
}

export async function readSites(path: string, grid: Grid): Promise<Site[]> {
  const table = await readTable(path)
  const names = headingsOf(table, { id: NAMES.id, lon: NAMES.lon, lat: NAMES.lat, stands: NAMES.stands })
  const wrong: Refusal[] = []
  const sites = table.records.map(r => {
    const [lon, lat] = inCgcs(grid, numberOf(r.cell(names.lon)), numberOf(r.cell(names.lat)))
    if (Number.isNaN(lon) || Number.isNaN(lat)) wrong.push(NO_PLACE(r.at))
    const id = r.cell(names.id)
    const name = r.cell(headingOf(table, NAMES.name) ?? '') || id
    return { id, name, lon, lat, stands: ['是', 'yes', '1'].includes(r.cell(names.stands)) }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return sites
}

/** Blocks whose school of today is not among the schools: a slip of the pen, not a block without zone. */
export function unknownToday({ blocks }: Blocks, schools: readonly School[]): Refusal[] {
  const known = new Set(schools.map(s => s.id))
  return blocks
    .filter(b => b.current !== '' && !known.has(b.current))
    .map(b => UNKNOWN_SCHOOL(b.at, b.current))
}

/** The block each school stands in: as written, else by the map, else the nearest middle. */
export function homesOf({ blocks, shapes }: Blocks, schools: readonly School[]): number[] {
  const byId = new Map(blocks.map((b, i) => [b.id, i]))
  return schools.map(s => {
    if (s.block !== '') return byId.get(s.block) ?? -1
    if (shapes !== null) return shapes.findIndex(shape => contains(shape, [s.lon, s.lat]))
    const far = (b: Block) => (b.lon - s.lon) ** 2 + (b.lat - s.lat) ** 2
    return blocks.reduce((near, b, i) => (far(b) < far(blocks[near]!) ? i : near), 0)
  })
}

function inCgcs(grid: Grid, lon: number, lat: number): [number, number] {
  if (grid === 'cgcs2000' || Number.isNaN(lon) || Number.isNaN(lat)) return [lon, lat]
  return gcoord.transform([lon, lat], gcoord[GRIDS[grid]], gcoord.WGS84)
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused([NO_JSON(file)])
  }
}

const NO_GRID = (named: string) =>
  refusal(
    'zones.unknown-grid',
    '--grid',
    t(`没有坐标系“${named}”。`, `There is no grid "${named}".`),
    t(
      '可用：cgcs2000（国家）、gcj02（高德、腾讯）、bd09（百度）。',
      'Use cgcs2000 (national), gcj02 (Amap, Tencent) or bd09 (Baidu).',
    ),
  )
const NO_JSON = (at: string) =>
  refusal(
    'zones.no-json',
    at,
    t('这不是 JSON 文件。', 'This is no JSON.'),
    t('请导出为 GeoJSON。', 'Export it as GeoJSON.'),
  )
const NO_ID = (at: string) =>
  refusal(
    'zones.no-id',
    at,
    t('缺少编号。', 'There is no id.'),
    t('每个小区都要有编号。', 'Every block needs an id.'),
  )
const BAD_PUPILS = (at: string) =>
  refusal(
    'zones.bad-pupils',
    at,
    t(
      '学生数应为整数，群体人数不能超过学生数。',
      'Pupils have to be a whole number, the group no more than they.',
    ),
    t('请补上；没有学生的写 0。', 'Fill it in; 0 where there are none.'),
  )
const NO_PLACE = (at: string) =>
  refusal(
    'zones.no-place',
    at,
    t('缺少经度或纬度。', 'Longitude or latitude is missing.'),
    t('请补上，例如 112.4810 和 37.7194。', 'Fill them in, such as 112.4810 and 37.7194.'),
  )
const NO_SEATS = (at: string) =>
  refusal(
    'zones.bad-capacity',
    at,
    t('学位数应为整数。', 'Seats have to be a whole number.'),
    t('请补上。', 'Fill it in.'),
  )
const UNKNOWN_SCHOOL = (at: string, id: string) =>
  refusal(
    'zones.unknown-school',
    at,
    t(`现学区“${id}”不在学校表里。`, `Today’s school "${id}" is not in the list of schools.`),
    t('请核对编号；现在没有学区的留空。', 'Check its id; leave it empty where there is none.'),
  )
const UNKNOWN_BLOCK = (at: string, id: string) =>
  refusal(
    'zones.unknown-block',
    at,
    t(`相邻小区“${id}”不在表里。`, `The neighbour "${id}" is not in the list.`),
    t('请核对编号。', 'Check its id.'),
  )

import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type Refusal, Refused } from '@kit/base'
import { type BorderRule, bordersOf, centreOf, contains, type Shape, shapesOf } from '@kit/kernels/zones'
import { headingOf, headingsOf, type ListSource, numberOf, readTable, wholeOf } from '../lists/table.ts'
import { type Grid, inCgcs } from './grid.ts'
import {
  BAD_PUPILS,
  NO_ID,
  NO_JSON,
  NO_PLACE,
  NO_SEATS,
  NO_YEAR,
  OTHER_YEARS,
  UNKNOWN_BLOCK,
  UNKNOWN_SCHOOL,
} from './refusals.ts'

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
  /** Years after the first, as listed. */
  readonly later: readonly { readonly pupils: number; readonly group: number }[]
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
  /** Such as 教学点; empty where the list does not say. */
  readonly kind: string
  /** Marked in the list to keep at least what it has. */
  readonly isProtected: boolean
  /** The zone it shares with the other schools of this name; empty for one of its own. */
  readonly zone: string
  /** Seats in the years after the first; null where the list has no years, and seats stay as they are. */
  readonly later: readonly number[] | null
}

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly borders: readonly (readonly number[])[]
  readonly shapes: readonly Shape[] | null
  /** All years; one without name where the list has only one. */
  readonly years: readonly string[]
}

/** Headings of the lists, as people write them. */
export const NAMES = {
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
  kind: ['类型', 'kind'],
  zone: ['多校划片', 'zone'],
  isProtected: ['保护', 'protected'],
  mayMove: ['可迁建', 'mayMove'],
} as const

/** A map that was read before: a GeoJSON FeatureCollection. */
export interface MapSource {
  readonly file: string
  readonly map: unknown
}

/** Blocks from a map (GeoJSON, borders found) or from a list (borders written in a column). */
export async function readBlocks(
  source: ListSource | MapSource,
  rule: BorderRule,
  grid: Grid,
): Promise<Blocks> {
  if (typeof source !== 'string')
    return 'map' in source ? blocksOfMap(source, rule, grid) : blocksOfList(source, grid)
  const isMap = ['.geojson', '.json'].includes(extname(source).toLowerCase())
  if (!isMap) return blocksOfList(source, grid)
  const file = basename(source)
  return blocksOfMap({ file, map: jsonOf(await readFile(source, 'utf8'), file) }, rule, grid)
}

function blocksOfMap({ file, map }: MapSource, rule: BorderRule, grid: Grid): Blocks {
  const { shapes, properties, refusals } = shapesOf(map)
  if (refusals.length > 0) throw new Refused(refusals.map(r => ({ ...r, at: `${file}: ${r.at}` })))
  const turned = shapes.map(s => s.map(rings => rings.map(ring => ring.map(p => inCgcs(grid, p[0], p[1])))))
  const wrong: Refusal[] = []
  const years = yearsIn([...new Set(properties.flatMap(p => Object.keys(p)))], PUPILS_OF)
  const blocks = properties.map((p, i) => {
    const cell = (names: readonly string[]) => {
      const key = names.find(n => p[n] !== undefined && p[n] !== null)
      return key === undefined ? '' : String(p[key]).trim()
    }
    const [lon, lat] = centreOf(turned[i]!)
    return blockOf({ at: `${file}: features.${i}`, cell, years, wrong }, lon, lat)
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return { blocks, borders: bordersOf(turned, rule), shapes: turned, years: years.map(y => y.year) }
}

async function blocksOfList(source: ListSource, grid: Grid): Promise<Blocks> {
  const table = await readTable(source)
  const { neighbours, lon, lat } = headingsOf(table, {
    id: NAMES.id,
    neighbours: NAMES.neighbours,
    lon: NAMES.lon,
    lat: NAMES.lat,
  })
  const wrong: Refusal[] = []
  const years = yearsIn(table.header, PUPILS_OF)
  if (years[0]?.heading === '') headingsOf(table, { pupils: NAMES.pupils })
  const blocks = table.records.map(r => {
    const place = inCgcs(grid, numberOf(r.cell(lon)), numberOf(r.cell(lat)))
    const cell = (names: readonly string[]) => r.cell(headingOf(table, names) ?? '')
    return blockOf({ at: r.at, cell, years, wrong }, ...place)
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
  return { blocks, borders, shapes: null, years: years.map(y => y.year) }
}

interface Row {
  readonly at: string
  cell(names: readonly string[]): string
  readonly years: readonly YearColumn[]
  readonly wrong: Refusal[]
}

function blockOf({ at, cell, years, wrong }: Row, lon: number, lat: number): Block {
  const [first, ...later] = years.map(({ year, heading }) => {
    const pupils = wholeOf(cell([heading]))
    const asked = year === '' ? NAMES.group : [`随迁${year}`, `group${year}`]
    const text = cell(asked)
    const group = text === '' ? 0 : wholeOf(text)
    if (pupils === null || group === null || group > pupils)
      wrong.push(year === '' ? BAD_PUPILS(at) : NO_YEAR(at, heading))
    return { pupils: pupils ?? 0, group: group ?? 0 }
  })
  if (Number.isNaN(lon) || Number.isNaN(lat)) wrong.push(NO_PLACE(at))
  const id = cell(NAMES.id)
  if (id === '') wrong.push(NO_ID(at))
  const name = cell(NAMES.name) || id
  const { pupils, group } = first ?? { pupils: 0, group: 0 }
  return { at, id, name, pupils, group, current: cell(NAMES.current), lon, lat, later }
}

/** Schools with their seats; `years` are those of the blocks. */
export async function readSchools(
  source: ListSource,
  grid: Grid,
  years: readonly string[] = [''],
): Promise<School[]> {
  const table = await readTable(source)
  const names = headingsOf(table, { id: NAMES.id, lon: NAMES.lon, lat: NAMES.lat })
  const columns = yearsIn(table.header, SEATS_OF)
  if (columns[0]?.heading === '') headingsOf(table, { seats: NAMES.seats })
  const isTold = columns.length > 1
  if (isTold && String(columns.map(c => c.year)) !== String(years))
    throw new Refused([OTHER_YEARS(table.file, years.filter(y => y !== '').join('、'))])
  const wrong: Refusal[] = []
  const schools = table.records.map(r => {
    const [seats, ...later] = columns.map(c => wholeOf(r.cell(c.heading)))
    later.forEach((n, y) => {
      if (n === null) wrong.push(NO_YEAR(r.at, columns[y + 1]!.heading))
    })
    const [lon, lat] = inCgcs(grid, numberOf(r.cell(names.lon)), numberOf(r.cell(names.lat)))
    if (seats === undefined || seats === null) wrong.push(NO_SEATS(r.at))
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
      kind: r.cell(headingOf(table, NAMES.kind) ?? ''),
      isProtected: isYes(r.cell(headingOf(table, NAMES.isProtected) ?? '')),
      zone: r.cell(headingOf(table, NAMES.zone) ?? ''),
      later: isTold ? later.map(n => n ?? 0) : null,
    }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return schools
}

/** Whether a cell says yes. */
export function isYes(text: string): boolean {
  return ['是', 'yes', '1'].includes(text)
}

interface YearColumn {
  /** Empty for the only, or the first year of a plain list. */
  readonly year: string
  readonly heading: string
}

const PUPILS_OF = /^(?:学生数|pupils)?\s?(20\d\d)年?$/
const SEATS_OF = /^(?:学位|seats)?\s?(20\d\d)年?$/

/** The columns of the years: the plain one first where there is one, then 2026, 2027, … in their order. */
function yearsIn(headings: readonly string[], named: RegExp): YearColumn[] {
  const plain = headings.find(h => [...NAMES.pupils, ...NAMES.seats].some(n => n === h))
  const dated = headings
    .flatMap(heading => {
      const year = named.exec(heading)?.[1]
      return year === undefined ? [] : [{ year, heading }]
    })
    .sort((a, b) => a.year.localeCompare(b.year))
  if (plain === undefined && dated.length > 0) return dated
  return [{ year: '', heading: plain ?? '' }, ...dated]
}

/** Blocks whose school of today is not among the schools: a slip of the pen, not a block without zone. */
export function unknownToday({ blocks }: Blocks, schools: readonly School[]): Refusal[] {
  const known = new Set(schools.map(s => s.id))
  return blocks
    .filter(b => b.current !== '' && !b.current.split('、').every(id => known.has(id)))
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

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused([NO_JSON(file)])
  }
}

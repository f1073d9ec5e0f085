import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type Refusal, Refused, refusal, t } from '@kit/base'
import { type Address, addressBook, lookupPlace, type Place, type Shape, shapesOf } from '@kit/kernels/zones'
import { headingOf, headingsOf, type ListSource, numberOf, readTable } from '../lists/table.ts'
import { type Grid, inCgcs } from './grid.ts'
import { schoolsIn } from './units.ts'

/** Zones as they were published: which schools each block belongs to. */
export interface Published {
  readonly blocks: readonly {
    readonly id: string
    readonly name: string
    readonly schools: readonly string[]
  }[]
  /** Null where they came as a list. */
  readonly shapes: readonly Shape[] | null
}

/** Reads 划片.geojson or 划片.csv; a block of several rows belongs to several schools. */
export async function readPublished(path: string): Promise<Published> {
  const isMap = ['.geojson', '.json'].includes(extname(path).toLowerCase())
  return isMap ? publishedMap(path) : publishedList(path)
}

async function publishedMap(path: string): Promise<Published> {
  const { shapes, properties, refusals } = shapesOf(JSON.parse(await readFile(path, 'utf8')))
  if (refusals.length > 0) throw new Refused(refusals.map(r => ({ ...r, at: `${basename(path)}: ${r.at}` })))
  const text = (x: unknown) => (typeof x === 'string' ? x : '')
  return {
    blocks: properties.map(p => ({ id: text(p.编号), name: text(p.名称), schools: schoolsIn(text(p.学校)) })),
    shapes,
  }
}

async function publishedList(path: string): Promise<Published> {
  const table = await readTable(path)
  const names = headingsOf(table, {
    id: ['小区编号', '编号', '小区编号 block id'],
    name: ['小区', '名称', '小区 block'],
    school: ['学校', '学校 school'],
  })
  const blocks = new Map<string, { id: string; name: string; schools: string[] }>()
  for (const r of table.records) {
    const id = r.cell(names.id)
    const block = blocks.get(id) ?? { id, name: r.cell(names.name), schools: [] }
    block.schools.push(...schoolsIn(r.cell(names.school)))
    blocks.set(id, block)
  }
  return { blocks: [...blocks.values()], shapes: null }
}

/** What the lookup says: one block; several that fit; or none, with suggestions (block numbers, and the listed address). */
export interface Found {
  readonly kind: 'found' | 'ambiguous' | 'unknown'
  readonly blocks: readonly { readonly block: number; readonly address?: string }[]
}

/** Where the place lies; in a gap or an overlap of untidy blocks every block there is told. */
export function placeIn({ shapes }: Published, grid: Grid, lonLat: Place, tolerance: number): Found {
  if (shapes === null) throw new Refused([NO_MAP])
  const { inside, near } = lookupPlace(shapes, inCgcs(grid, ...lonLat), tolerance)
  const blocks = [...inside, ...near].map(block => ({ block }))
  return { kind: blocks.length === 0 ? 'unknown' : blocks.length === 1 ? 'found' : 'ambiguous', blocks }
}

/** Addresses with the block they belong to, written or found by their place. */
export async function readAddresses(
  source: ListSource,
  published: Published,
  grid: Grid,
): Promise<(asked: string) => Found> {
  const table = await readTable(source)
  const { text } = headingsOf(table, { text: ['地址', 'address'] })
  const [block, lon, lat] = [
    headingOf(table, ['小区编号', 'block']),
    headingOf(table, ['经度', 'lon']),
    headingOf(table, ['纬度', 'lat']),
  ]
  const indexOf = new Map(published.blocks.map((b, i) => [b.id, i]))
  const wrong: Refusal[] = []
  const addresses = table.records.flatMap((r): Address[] => {
    const place: Place = [numberOf(r.cell(lon ?? '')), numberOf(r.cell(lat ?? ''))]
    const isPlaced = published.shapes !== null && !place.some(Number.isNaN)
    const found =
      block !== null && r.cell(block) !== ''
        ? [indexOf.get(r.cell(block)) ?? -1]
        : isPlaced
          ? lookupPlace(published.shapes, inCgcs(grid, ...place), 0).inside
          : []
    if (found.length === 1 && found[0]! >= 0) return [{ text: r.cell(text), block: found[0]! }]
    wrong.push(NO_BLOCK(r.at))
    return []
  })
  if (wrong.length > 0) throw new Refused(wrong)
  const ask = addressBook(addresses)
  return asked => {
    const answer = ask(asked)
    const listed = (list: readonly Address[]) => list.map(a => ({ block: a.block, address: a.text }))
    if (answer.kind === 'found') return { kind: 'found', blocks: listed([answer.address]) }
    if (answer.kind === 'ambiguous') return { kind: 'ambiguous', blocks: listed(answer.addresses) }
    return { kind: 'unknown', blocks: listed(answer.alike) }
  }
}

const NO_MAP = refusal(
  'zones.no-map',
  '--zones',
  t('按位置查询需要带边界的 划片.geojson。', 'To look up a place, the map 划片.geojson is needed.'),
  t('请改用 划片.geojson，或按地址查询。', 'Name 划片.geojson, or ask by address.'),
)
const NO_BLOCK = (at: string) =>
  refusal(
    'zones.address-without-block',
    at,
    t('这个地址没有对应到唯一的小区。', 'This address does not belong to exactly one block.'),
    t('请填写小区编号，或核对经纬度。', 'Give the id of its block, or check its place.'),
  )

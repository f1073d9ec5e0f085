import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeTable } from '../lists/table.ts'
import type { ZonesResult } from './result-of.ts'

export interface ReportTable {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The zones as lists: block by block, and school by school. */
export function zoneTables({ blocks, schools, years }: ZonesResult): ReportTable[] {
  const idOf = (s: number) => schools[s]?.id ?? ''
  return [
    {
      name: '划片',
      header: ['小区编号', '小区', '学生数', '学校编号', '学校', '路程米', '现学区', '是否变动'],
      rows: blocks.map(b => {
        const isChanged = b.today >= 0 && b.today !== b.school
        const to = schools[b.school]!
        return [b.id, b.name, b.pupils, to.id, to.name, b.metres, idOf(b.today), isChanged ? '是' : '']
      }),
    },
    {
      name: '学位',
      header: [
        '学校编号',
        '学校',
        '学位',
        '学生数',
        '超出',
        '平均路程米',
        '最远路程米',
        '群体人数',
        '多一个学位可省米',
        ...years.flatMap(y => [`学位${y}`, `学生数${y}`, `超出${y}`]),
      ],
      rows: schools.map(s => [
        ...[
          s.id,
          s.name,
          s.seats,
          s.pupils,
          s.over,
          s.mean ?? '',
          s.longest ?? '',
          s.group,
          Math.round(s.seatValue),
        ],
        ...s.years.flatMap(y => [y.seats, y.pupils, y.over]),
      ]),
    },
    ...sharedTable(schools),
  ]
}

/** The schools of zones that have several, with their part of the pupils by seats. */
function sharedTable(schools: ZonesResult['schools']): ReportTable[] {
  const rows = schools.flatMap(s => s.members.map(m => [s.name, m.id, m.name, m.seats, m.pupils]))
  if (rows.length === 0) return []
  return [{ name: '多校划片', header: ['学区', '学校编号', '学校', '学位', '按学位分摊学生数'], rows }]
}

/** Every block with its zone, as GeoJSON. */
export function blockMap({ blocks, schools }: ZonesResult) {
  const features = blocks.map(b => {
    const { id, name } = schools[b.school]!
    const properties = {
      编号: b.id,
      名称: b.name,
      学生数: b.pupils,
      学区: id,
      学校: name,
      路程米: b.metres,
    }
    return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: b.area } }
  })
  return { type: 'FeatureCollection', features }
}

/** Every zone as one area (or several, where a border is a corner only), as GeoJSON. */
export function zoneMap({ schools }: ZonesResult) {
  const features = schools.map(({ id, name, seats, pupils, area }) => {
    const properties = { 学区: id, 学校: name, 学位: seats, 学生数: pupils }
    const [only, ...more] = area ?? []
    const geometry =
      only !== undefined && more.length === 0
        ? { type: 'Polygon', coordinates: only }
        : { type: 'MultiPolygon', coordinates: area ?? [] }
    return { type: 'Feature', properties, geometry }
  })
  return { type: 'FeatureCollection', features }
}

/** Writes the zones as lists and, where the blocks came as a map, as maps of blocks and of zones (CGCS2000). */
export async function writeZones(folder: string, result: ZonesResult): Promise<string[]> {
  const tables = zoneTables(result).map(table => ({ ...table, path: join(folder, `${table.name}.csv`) }))
  for (const { path, header, rows } of tables) await writeTable(path, header, rows)
  const files = tables.map(x => x.path)
  if (result.blocks.some(b => b.area === null)) return files
  const maps = [join(folder, '划片.geojson'), join(folder, '学区.geojson')] as const
  await writeFile(maps[0], `${JSON.stringify(blockMap(result))}\n`)
  await writeFile(maps[1], `${JSON.stringify(zoneMap(result))}\n`)
  return [...files, ...maps]
}

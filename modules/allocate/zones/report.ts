import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dissolve, type ZoneInstance, type ZonePlan } from '@kit/kernels/zones'
import { writeTable } from '../lists/table.ts'
import type { Blocks, School } from './lists.ts'

/** What one pupil's way is, from block to school. */
export function wayOf(of: ZoneInstance, b: number, s: number): number {
  const a = of.schools.subarray(of.starts[b], of.starts[b + 1]).indexOf(s)
  return of.cost[of.starts[b]! + a] ?? Number.NaN
}

/** A plan with the lists it was made from. */
export interface Drawn {
  readonly listed: Blocks
  readonly schools: readonly School[]
  readonly of: ZoneInstance
  readonly plan: ZonePlan
}

/** Writes the zones as lists and, where the blocks came as a map, as maps of blocks and of zones (CGCS2000). */
export async function writeZones(folder: string, drawn: Drawn, tolerance: number): Promise<string[]> {
  const { listed, schools, of, plan } = drawn
  const files = [join(folder, '划片.csv'), join(folder, '学位.csv')]
  await writeTable(
    files[0]!,
    ['小区编号', '小区', '学生数', '学校编号', '学校', '路程米', '现学区', '是否变动'],
    listed.blocks.map((block, b) => {
      const s = plan.zoneOf[b]!
      const isChanged = of.current[b]! >= 0 && of.current[b] !== s
      const { id, name } = schools[s]!
      const way = wayOf(of, b, s)
      return [block.id, block.name, block.pupils, id, name, way, block.current, isChanged ? '是' : '']
    }),
  )
  await writeTable(
    files[1]!,
    [
      '学校编号',
      '学校',
      '学位',
      '学生数',
      '超出',
      '平均路程米',
      '最远路程米',
      '群体人数',
      '多一个学位可省米',
      ...listed.years.slice(1).flatMap(y => [`学位${y}`, `学生数${y}`, `超出${y}`]),
    ],
    schools.map((school, s) => [...schoolRow(of, plan, school, s), ...laterCells(of, plan, s)]),
  )
  if (listed.shapes === null) return files
  files.push(join(folder, '划片.geojson'), join(folder, '学区.geojson'))
  await writeFile(files[2]!, `${JSON.stringify(blockMap(drawn))}\n`)
  await writeFile(files[3]!, `${JSON.stringify(zoneMap(drawn, tolerance))}\n`)
  return files
}

function laterCells(of: ZoneInstance, plan: ZonePlan, s: number): number[] {
  return plan.later.flatMap(({ load }, y) => {
    const seats = of.later![y]!.capacity[s]!
    return [seats, load[s]!, Math.max(0, load[s]! - seats)]
  })
}

function schoolRow(of: ZoneInstance, plan: ZonePlan, school: School, s: number): (string | number)[] {
  const blocks = [...plan.zoneOf.keys()].filter(b => plan.zoneOf[b] === s)
  const load = plan.load[s]!
  const ways = blocks.filter(b => of.pupils[b]! > 0).map(b => wayOf(of, b, s))
  const metres = blocks.reduce((sum, b) => sum + of.pupils[b]! * wayOf(of, b, s), 0)
  const group = blocks.reduce((sum, b) => sum + of.group[b]!, 0)
  const mean = load === 0 ? '' : Math.round(metres / load)
  const most = ways.length === 0 ? '' : Math.max(...ways)
  const over = Math.max(0, load - school.seats)
  return [school.id, school.name, school.seats, load, over, mean, most, group, plan.seatValue[s]!]
}

/** Every block with its zone, as GeoJSON. */
export function blockMap({ listed: { blocks, shapes }, schools, of, plan }: Drawn) {
  const features = blocks.map((block, b) => {
    const s = plan.zoneOf[b]!
    const { id, name } = schools[s]!
    const properties = {
      编号: block.id,
      名称: block.name,
      学生数: block.pupils,
      学区: id,
      学校: name,
      路程米: wayOf(of, b, s),
    }
    return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: shapes![b]! } }
  })
  return { type: 'FeatureCollection', features }
}

/** Every zone as one area (or several, where a border is a corner only), as GeoJSON. */
export function zoneMap({ listed: { shapes }, schools, plan }: Drawn, tolerance: number) {
  const areas = dissolve(shapes!, plan.zoneOf, schools.length, tolerance)
  const features = schools.map(({ id, name, seats }, s) => {
    const properties = { 学区: id, 学校: name, 学位: seats, 学生数: plan.load[s]! }
    const [only, ...more] = areas[s]!
    const geometry =
      only !== undefined && more.length === 0
        ? { type: 'Polygon', coordinates: only }
        : { type: 'MultiPolygon', coordinates: areas[s]! }
    return { type: 'Feature', properties, geometry }
  })
  return { type: 'FeatureCollection', features }
}

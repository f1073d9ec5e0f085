import { ok, type RegionCode, type Result } from '@kit/base'
import { type Random, randomFrom } from '@kit/kernels/random'
import type { Tx } from '@kit/store'
import { figureTable } from '../lists/figure-table.ts'
import type { ListRows } from '../lists/kind.ts'

/** Made up from the entrants of the primary schools; nobody in it exists. */
interface Town {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly lat: number
  readonly lon: number
  readonly entrants: number
}

const SCHOOLS_A_ZONE = 5
const SEED = 12
/** About five hundred metres. */
const NEARBY = 0.012

export async function exampleSchools(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const towns = await townsOf(tx, region, period)
  if (!towns.ok) return towns
  const rows = towns.value.map(s => {
    const set = Math.round(s.entrants * 0.12)
    return [s.id, s.name, s.entrants - set, s.zone, set, s.lat, s.lon]
  })
  return ok({ header: ['编号', '名称', '学位', '片区', '随迁预留', '纬度', '经度'], rows })
}

export async function exampleApplicants(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const towns = await townsOf(tx, region, period)
  if (!towns.ok) return towns
  const random = randomFrom(SEED)
  const rows = towns.value.flatMap(home =>
    Array.from({ length: Math.round(home.entrants * 0.97) }, () => family(home, towns.value, random)),
  )
  const header = [
    '编号',
    '人数',
    '片区',
    '多孩同校',
    '居住证',
    '随迁',
    '纬度',
    '经度',
    '志愿1',
    '志愿2',
    '志愿3',
  ]
  return ok({ header, rows: rows.map((r, i) => [`B${String(i + 1).padStart(5, '0')}`, ...r]) })
}

/** Homes are near their school; a third wish for the favourite of their zone first. */
function family(home: Town, all: readonly Town[], random: Random): (string | number)[] {
  const zone = all.filter(s => s.zone === home.zone && s !== home)
  const favourite = zone[0]
  const first = favourite && random.unit() < 0.3 ? favourite : home
  const rest = [home, ...zone].filter(s => s !== first)
  const second = rest[random.below(rest.length || 1)]
  const third = rest.filter(s => s !== second)[0]
  const isMigrant = random.unit() < 0.15
  const hasSibling = random.unit() < 0.12
  return [
    random.unit() < 0.01 ? 2 : 1,
    home.zone,
    hasSibling ? first.id : '',
    isMigrant ? '是' : '',
    isMigrant ? '是' : '',
    ...[home.lat, home.lon].map(x => Number((x + (random.unit() - 0.5) * NEARBY).toFixed(5))),
    ...[first, second, third].map(s => s?.id ?? ''),
  ]
}

/** Primary schools with entrants and a place; zones of a few neighbours, cut from west to east. */
async function townsOf(tx: Tx, region: RegionCode, period: string): Promise<Result<Town[]>> {
  const figures = await figureTable(tx, region, [period])
  if (!figures.ok) return figures
  const { units, value } = figures.value
  const known = units.flatMap(({ id, code, name }) => {
    const entrants = value(id, 'entrants', 'primary')
    const lat = value(id, 'latitude', 'all')
    const lon = value(id, 'longitude', 'all')
    return id === region || !entrants || lat === null || lon === null
      ? []
      : [{ id: code ?? id, name, lat, lon, entrants }]
  })
  const ordered = known.sort((a, b) => a.lon - b.lon || (a.id < b.id ? -1 : 1))
  return ok(ordered.map((s, i) => ({ ...s, zone: `第${Math.floor(i / SCHOOLS_A_ZONE) + 1}片区` })))
}

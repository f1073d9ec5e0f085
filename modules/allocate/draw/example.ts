import { ok, type RegionCode, type Result } from '@kit/base'
import { type Random, randomFrom } from '@kit/kernels/random'
import type { Tx } from '@kit/store'
import { readFigures } from '@loop/data'
import type { ListRows } from '../lists/kind.ts'
import type { Pool } from './schema.ts'

const POOLS = 6
/** A junior school takes in one of its three years; a quarter of it by lot. */
const SHARE_BY_LOT = 1 / 12
const APPLICANTS_PER_SEAT = 1.4
const WISHES = 3
const TWINS_EVERY = 60

/** Pools to begin with: the largest junior schools of the year. A guess from the figures, to be put right by hand. */
export async function suggestedPools(tx: Tx, region: string, period: string): Promise<Result<Pool[]>> {
  const read = await readFigures(tx, { region, periods: [period] })
  if (!read.ok) return read
  const names = new Map(read.value.units.map(u => [u.id, u.name]))
  const schools = read.value.figures
    .filter(f => f.metric === 'pupils' && f.stage === 'junior' && f.unit !== region && (f.value ?? 0) > 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.unit < b.unit ? -1 : 1))
    .slice(0, POOLS)
  return ok(
    schools.map(({ unit, value }, i) => ({
      id: `S${String(i + 1).padStart(2, '0')}`,
      name: names.get(unit) ?? unit,
      seats: Math.max(1, Math.round((value ?? 0) * SHARE_BY_LOT)),
    })),
  )
}

/** Applicants made up from the seats there are: numbers and wishes, nobody behind them. */
export async function exampleApplicants(
  tx: Tx,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const pools = await suggestedPools(tx, region, period)
  if (!pools.ok) return pools
  const seats = pools.value.reduce((n, p) => n + p.seats, 0)
  const random = randomFrom(1)
  const year = period.slice(0, 4)
  const rows = Array.from({ length: Math.round(seats * APPLICANTS_PER_SEAT) }, (_, i) => {
    const wishes = wishesOf(pools.value, random)
    const heads = i % TWINS_EVERY === TWINS_EVERY - 1 ? 2 : 1
    return [`${year}${String(i + 1).padStart(4, '0')}`, heads, ...wishes]
  })
  return ok({ header: ['编号', '人数', '志愿1', '志愿2', '志愿3'], rows })
}

/** Wishes without repetition; schools further up are wished for more often. Some families name fewer than three. */
function wishesOf(pools: readonly Pool[], random: Random): string[] {
  const left = [...pools]
  const count = Math.min(1 + random.below(WISHES), left.length)
  const wished = Array.from({ length: count }, () => {
    const at = Math.floor(left.length * random.unit() ** 2)
    return left.splice(at, 1)[0]?.id ?? ''
  })
  return [...wished, ...Array.from({ length: WISHES - count }, () => '')]
}

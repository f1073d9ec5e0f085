import { assert } from '@kit/base'
import { commitTo, type DrawList, lotteryNumbers, runDraw, simulateOdds } from '@kit/kernels/draw'

export const name = 'draw'

interface Row {
  readonly what: string
  readonly value: number | string
  readonly unit: string
  readonly goal?: string
  readonly met?: boolean
}

/** A year of a large city: the whole draw with its record, in processor time. */
export async function run(): Promise<Row[]> {
  const list = cityList(100_000)
  const committed = measured(() => commitTo(list))
  assert(committed.value.ok, 'the list is sound')
  const { value: commitment } = committed.value
  const drawn = measured(() => runDraw(list, commitment, [{ kind: 'stage', by: 'hall', digits: '0391' }]))
  assert(drawn.value.ok, 'the draw is made')
  const ids = Array.from({ length: 1_000_000 }, (_, i) => `A${i}`)
  const numbers = measured(() => lotteryNumbers('5a'.repeat(32), ids))
  const odds = measured(() => simulateOdds(cityList(2000), { draws: 1000, seed: 1 }))
  return [
    { what: '100,000 families: commitment', value: committed.ms, unit: 'ms' },
    {
      what: '100,000 families: draw and record',
      value: drawn.ms,
      unit: 'ms',
      goal: '≤ 5000',
      met: drawn.ms <= 5000,
    },
    { what: '1,000,000 lottery numbers', value: numbers.ms, unit: 'ms' },
    { what: '2,000 families, 1,000 simulated draws', value: odds.ms, unit: 'ms' },
  ]
}

function cityList(units: number): DrawList {
  const pools = Array.from({ length: 200 }, (_, i) => ({
    id: `P${i}`,
    name: `第${i + 1}园`,
    seats: Math.floor(units / 220),
  }))
  return {
    title: 'bench',
    rehearsal: false,
    round: 1,
    order: { kind: 'ring', start: 'drawn', interval: 'drawn', direction: 'up' },
    seats: { by: 'number-first', lastSeat: 'pass' },
    pools,
    units: Array.from({ length: units }, (_, i) => ({
      id: `U${i}`,
      heads: i % 50 === 0 ? 2 : 1,
      wishes: [`P${i % 200}`, `P${(i * 7 + 3) % 200}`].filter((w, k, all) => all.indexOf(w) === k),
    })),
  }
}

function measured<T>(job: () => T): { ms: number; value: T } {
  const from = process.cpuUsage()
  const value = job()
  const { user, system } = process.cpuUsage(from)
  return { ms: Math.round((user + system) / 1000), value }
}

import { createHash } from 'node:crypto'
import { assert } from '@kit/base'
import { formClasses } from '@kit/kernels/classes'
import { commitTo, type DrawList, lotteryNumbers, runDraw } from '@kit/kernels/draw'
import { forecastBands, projectPupils, tuneSmoothing } from '@kit/kernels/forecast'
import { planInvestment } from '@kit/kernels/investment'
import { checkAssignment, deferredAcceptance } from '@kit/kernels/matching'
import { randomFrom } from '@kit/kernels/random'
import { planYear } from '@kit/kernels/rotation'
import { chooseSites } from '@kit/kernels/siting'
import { planZones } from '@kit/kernels/zones'
import { countyOf } from './invest-county.ts'
import { COUNTIES, countyHistory } from './peers/history.ts'
import { cityMarket } from './peers/market.ts'
import { syntheticYear } from './peers/year.ts'
import { rotationCounty } from './rotation-county.ts'
import { cityOf } from './zones-city.ts'

/** Prints what each kernel gives on made-up input as a digest of its bytes: run it on two processors and compare. */

const PUPILS = Number(process.argv[2] ?? 1_000_000)

const jobs: Record<string, () => unknown> = {
  'lottery and seats': () => {
    const numbers = lotteryNumbers(
      '5a'.repeat(32),
      Array.from({ length: PUPILS }, (_, i) => `A${String(i).padStart(7, '0')}`),
    )
    const market = cityMarket(PUPILS, 2000, 10, 7)
    const granted = deferredAcceptance(market)
    assert(checkAssignment(market, granted).length === 0, 'the assignment is proved')
    return [numbers, granted]
  },
  'draw with transcript': () => {
    const list = drawList()
    const commitment = commitTo(list)
    assert(commitment.ok, 'the made-up list is sound')
    const drawn = runDraw(list, commitment.value, [{ kind: 'stage', by: 'parents', digits: '314159' }])
    assert(drawn.ok, 'a draw with digits is a draw')
    return drawn.value
  },
  classes: () =>
    formClasses(syntheticYear({ pupils: 2000, classes: 40, seed: 11 }).instance, { seed: 1, steps: 500_000 }),
  zones: () => planZones(cityOf(CITY, 3), RULES, { seed: 1, steps: 500_000 }),
  sites: () => chooseSites(sites(), { rounds: 400 }),
  rotation: () => planYear(rotationCounty(64, 7, 0.1)),
  path: () => planInvestment(countyOf(64, 0.3), { exchanges: 200 }),
  forecast: () => {
    const county = countyHistory(120, 18, 42, COUNTIES.drifting)
    const { smoothing } = tuneSmoothing(county, 14)
    return [projectPupils(county, 14, 3, smoothing), forecastBands(county, 14, 3, smoothing, 0.8)]
  },
}

const CITY = { width: 25, height: 20, schools: 64, near: 12, room: 1.15, mismatch: 0 }
const RULES = { overload: 40_000, change: 0, uneven: 0, farBeyond: 0, far: 0 }

function drawList(): DrawList {
  const random = randomFrom(5)
  const pools = Array.from({ length: 20 }, (_, i) => ({ id: `K${i}`, name: `第${i + 1}幼儿园`, seats: 90 }))
  const units = Array.from({ length: 2000 }, (_, i) => ({
    id: `2026${String(i).padStart(5, '0')}`,
    heads: random.below(30) === 0 ? 2 : 1,
    wishes: [`K${random.below(10)}`, `K${10 + random.below(10)}`],
  }))
  return {
    title: '派位',
    rehearsal: false,
    round: 1,
    order: { kind: 'ring', start: 'drawn', interval: 'drawn', direction: 'drawn' },
    seats: { by: 'wish-first', lastSeat: 'pass' },
    agreed: [{ kind: 'stage', by: 'parents' }],
    pools,
    units,
  }
}

function sites() {
  const random = randomFrom(3)
  const cost = Float64Array.from({ length: 500 * 64 }, () => random.below(1_000_000))
  return { blocks: 500, sites: 64, cost, fixed: [], open: 10 }
}

/** Numbers by their bits, so that a last digit cannot hide. */
function digestOf(given: unknown): string {
  const bits = (_: string, value: unknown) =>
    ArrayBuffer.isView(value)
      ? createHash('sha256')
          .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
          .digest('hex')
      : value
  return createHash('sha256').update(JSON.stringify(given, bits)).digest('hex')
}

const digests: Record<string, string> = {}
for (const [name, job] of Object.entries(jobs)) digests[name] = digestOf(await job())
console.log(JSON.stringify({ processor: process.arch, node: process.version, digests }))

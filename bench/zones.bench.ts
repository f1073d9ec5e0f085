import { performance } from 'node:perf_hooks'
import { assert } from '@kit/base'
import { loadWholeSolver } from '@kit/kernels/highs'
import { randomFrom } from '@kit/kernels/random'
import { checkReach, checkSiting, chooseSites, mostWithin, shortestLongest } from '@kit/kernels/siting'
import {
  checkFlow,
  checkZones,
  planZones,
  proveZones,
  type Transport,
  transport,
  type ZoneInstance,
  type ZonePlan,
  type ZoneRules,
} from '@kit/kernels/zones'
import { minCostFlow } from './peers/or-tools.ts'
import { type PeerModel, solveBy } from './peers/solvers.ts'
import { cityOf } from './zones-city.ts'

export const name = 'zones and sites'

interface Row {
  readonly what: string
  readonly value: number | string
  readonly unit: string
  readonly goal?: string
  readonly met?: boolean
}

const SMALL = { width: 25, height: 20, schools: 64, near: 12, room: 1.15, mismatch: 0 }
const LARGE = { width: 160, height: 125, schools: 1000, near: 12, room: 1.15, mismatch: 0 }
const RULES: ZoneRules = { overload: 40_000, change: 0, uneven: 0, farBeyond: 0, far: 0 }

export async function run(): Promise<Row[]> {
  return [
    ...(await flows()),
    ...(await flowPeer('500 × 64, realistic', SMALL)),
    ...(await flowPeer('20,000 × 1,000, realistic', LARGE)),
    { what: 'peer spopt', value: 'skipped', unit: 'no package here' },
    ...(await small()),
    ...large(),
    ...(await sites()),
  ]
}

/** What the bound may take against OR-Tools' min-cost flow, on data as they are and where seats are far from the pupils. */
const FLOWS = [
  ['500 × 64, realistic', SMALL, 0.35],
  ['500 × 64, congested, all choices', { ...SMALL, near: 64, room: 1.05, mismatch: 1 }, 1],
  ['20,000 × 1,000, realistic', LARGE, 0.35],
  ['20,000 × 1,000, congested', { ...LARGE, room: 1.05, mismatch: 1 }, 1],
] as const

async function flows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, size, most] of FLOWS) {
    const of = cityOf(size, 3)
    let [ms, cost, overflow] = [Number.POSITIVE_INFINITY, Number.NaN, 0]
    for (let run = 0; run < 5; run++) {
      const from = performance.now()
      const flow = transport(of)
      ms = Math.min(ms, performance.now() - from)
      assert(flow && checkFlow(of, flow).length === 0, 'proved by duality')
      cost = flow.cost
      overflow = flow.overflowCost
    }
    rows.push({ what: `transport bound, ${what}`, value: round(ms), unit: 'ms' })
    const peer = await minCostFlow(of, overflow)
    if (!peer.ran) {
      rows.push({ what: `transport bound, ${what}: OR-Tools`, value: 'skipped', unit: peer.because })
      continue
    }
    assert(peer.answer.cost === cost, 'both find the same optimum')
    const ratio = ms / peer.answer.ms
    rows.push(
      { what: `transport bound, ${what}: ${peer.version}`, value: round(peer.answer.ms), unit: 'ms' },
      goal(`transport bound, ${what}: ours / OR-Tools`, ratio, '×', most),
    )
  }
  return rows
}

/** The same bound by native HiGHS as a linear program. */
async function flowPeer(what: string, size: typeof SMALL): Promise<Row[]> {
  const of = cityOf(size, 3)
  const flow = transport(of)
  const peer = await solveBy('highs', flowModel(of, flow?.overflowCost ?? 0), 0, 120)
  if (!peer.ran)
    return [{ what: `transport bound, ${what}: peer HiGHS`, value: 'skipped', unit: peer.because }]
  const ours = flow === null ? Number.NaN : flow.cost
  assert(Math.abs((peer.answer.objective ?? Number.NaN) / ours - 1) < 1e-6, 'both find the same optimum')
  return [
    {
      what: `transport bound, ${what}: peer ${peer.version}`,
      value: round(peer.answer.seconds * 1000),
      unit: 'ms',
    },
  ]
}

function flowModel({ pupils, capacity, starts, schools, cost }: Transport, overflow: number): PeerModel {
  const [A, S] = [schools.length, capacity.length]
  const bySchool: number[][] = Array.from(capacity, () => [])
  schools.forEach((s, a) => {
    bySchool[s]!.push(a)
  })
  const rowStarts = [...starts]
  const columns = Array.from(schools, (_, a) => a)
  const values = columns.map(() => 1)
  bySchool.forEach((list, s) => {
    columns.push(...list, A + s)
    values.push(...list.map(() => 1), -1)
    rowStarts.push(columns.length)
  })
  return {
    starts: rowStarts,
    columns,
    values,
    lower: [...pupils, ...Array.from(capacity, () => Number.NEGATIVE_INFINITY)],
    upper: [...pupils, ...capacity],
    cost: [...cost, ...Array.from({ length: S }, () => overflow)],
    least: Array.from({ length: A + S }, () => 0),
    most: Array.from({ length: A + S }, () => Number.POSITIVE_INFINITY),
  }
}

/** Against the optimum of whole zones in one piece, proved in the same run. */
async function small(): Promise<Row[]> {
  const gaps: number[] = []
  const proofs: number[] = []
  let slowest = 0
  for (const city of [3, 4, 5]) {
    const of = cityOf(SMALL, city)
    const runs = [1, 2, 3].map(seed => planned(of, { seed, steps: 12_000_000 }))
    const from = performance.now()
    const solver = await loadWholeSolver({ nodes: 100_000 })
    const best = proveZones(of, RULES, runs[0]!.plan, solver, { gap: 0.0002, rounds: 30 })
    proofs.push((performance.now() - from) / 1000)
    assert(checkZones(of, RULES, best).length === 0, 'no broken zone')
    assert(best.objective <= best.bound * 1.0002, 'proved')
    gaps.push(...runs.map(run => 100 * Math.max(0, run.plan.objective / best.objective - 1)))
    slowest = Math.max(slowest, ...runs.map(run => run.seconds))
  }
  gaps.sort((a, b) => a - b)
  const what = '500 × 64 whole zones'
  const [median, worst, proof] = [gaps[4]!, gaps[8]!, Math.max(...proofs)]
  return [
    goal(`${what}: median gap to the proved optimum, 9 runs`, median, '%', 0.05),
    goal(`${what}: worst gap to the proved optimum`, worst, '%', 0.3),
    goal(`${what}: slowest run`, slowest, 's', 3),
    goal(`${what}: slowest proof (within 0.02 %)`, proof, 's', 90),
  ]
}

function goal(what: string, value: number, unit: string, most: number): Row {
  return { what, value: round(value), unit, goal: `<= ${most} ${unit}`, met: value <= most }
}

function large(): Row[] {
  const { plan, seconds } = planned(cityOf(LARGE, 3), { seed: 1, steps: 24_000_000 })
  const what = '20,000 × 1,000 whole zones'
  return [
    goal(`${what}: gap to the split bound`, (100 * (plan.objective - plan.bound)) / plan.bound, '%', 0.25),
    goal(`${what}: pupils over the seats`, plan.overload, 'pupils', 0),
    goal(`${what}: time`, seconds, 's', 10),
  ]
}

function planned(
  of: ZoneInstance,
  effort: { seed: number; steps: number },
): { plan: ZonePlan; seconds: number } {
  const from = performance.now()
  const outcome = planZones(of, RULES, effort)
  const seconds = (performance.now() - from) / 1000
  assert(outcome.status === 'solved', 'a grid of streets has whole zones')
  assert(checkZones(of, RULES, outcome.plan).length === 0, 'no broken zone')
  return { plan: outcome.plan, seconds }
}

/** 64 sites and 500 blocks strewn over 20 km; metres and pupils. */
function county() {
  const random = randomFrom(3)
  const place = () => [random.below(20_000), random.below(20_000)] as const
  const at = Array.from({ length: 64 }, place)
  const ways = new Float64Array(500 * 64)
  const pupils = Int32Array.from({ length: 500 }, (_, b) => {
    const [x, y] = place()
    const n = 5 + random.below(60)
    at.forEach(([u, v], m) => {
      ways[b * 64 + m] = Math.round(Math.sqrt((x - u) ** 2 + (y - v) ** 2))
    })
    return n
  })
  return { blocks: 500, sites: 64, ways, pupils, fixed: [] as number[] }
}

async function sites(): Promise<Row[]> {
  const of = county()
  const cost = of.ways.map((metres, i) => metres * of.pupils[Math.floor(i / 64)]!)
  const medians = [10, 20].flatMap(open => {
    const from = performance.now()
    const siting = chooseSites({ ...of, cost, open }, { rounds: 400 })
    const seconds = (performance.now() - from) / 1000
    assert(checkSiting({ ...of, cost, open }, siting).length === 0, 'proved')
    const what = `siting, ${open} of 64 sites for 500 blocks`
    return [
      goal(`${what}: proven gap`, (100 * (siting.cost - siting.bound)) / siting.cost, '%', 0.2),
      goal(`${what}: time`, seconds, 's', 0.5),
    ]
  })
  return [...medians, ...(await medianPeer(of, cost)), ...(await reaches(of))]
}

/** The same p-median, to the proved optimum, by native solvers. */
async function medianPeer(of: ReturnType<typeof county>, cost: Float64Array): Promise<Row[]> {
  const what = 'siting, 10 of 64 sites for 500 blocks: peer'
  const ours = chooseSites({ ...of, cost, open: 10 }, { rounds: 400 })
  const rows = (['highs', 'cbc'] as const).map(async solver => {
    const peer = await solveBy(solver, medianModel(of, cost, 10), 64, 120)
    if (!peer.ran) return { what: `${what} ${solver}`, value: 'skipped', unit: peer.because }
    const { objective, seconds } = peer.answer
    assert(objective === null || objective >= ours.bound - 1e-3, 'no solver is below our bound')
    return { what: `${what} ${peer.version}, proved optimum`, value: round(seconds), unit: 's' }
  })
  return Promise.all(rows)
}

function medianModel(
  { blocks, sites: M }: ReturnType<typeof county>,
  cost: Float64Array,
  open: number,
): PeerModel {
  const starts = [0]
  const columns: number[] = []
  const values: number[] = []
  const lower: number[] = []
  const upper: number[] = []
  const row = (entries: readonly (readonly [number, number])[], least: number, most: number) => {
    for (const [column, value] of entries) {
      columns.push(column)
      values.push(value)
    }
    starts.push(columns.length)
    lower.push(least)
    upper.push(most)
  }
  const all = Array.from({ length: M }, (_, m) => m)
  for (let b = 0; b < blocks; b++) {
    const way = (m: number) => M + b * M + m
    row(
      all.map(m => [way(m), 1]),
      1,
      1,
    )
    for (const m of all)
      row(
        [
          [way(m), 1],
          [m, -1],
        ],
        Number.NEGATIVE_INFINITY,
        0,
      )
  }
  row(
    all.map(m => [m, 1]),
    open,
    open,
  )
  const size = M + blocks * M
  const zeros = Array.from({ length: size }, () => 0)
  return {
    starts,
    columns,
    values,
    lower,
    upper,
    cost: [...new Array<number>(M).fill(0), ...cost],
    least: zeros,
    most: zeros.map(() => 1),
  }
}

async function reaches(of: ReturnType<typeof county>): Promise<Row[]> {
  const solver = await loadWholeSolver({ nodes: 100_000 })
  const from = performance.now()
  const centre = shortestLongest(of, 10, solver)
  const centred = performance.now()
  const cover = mostWithin(of, 3000, 10, solver)
  const covered = performance.now()
  assert(centre !== null && checkReach(of, centre, 10).length === 0, 'proved')
  assert(checkReach(of, cover, 10, { limit: 3000, pupils: cover.covered }).length === 0, 'proved')
  const what = 'siting, 10 of 64 sites for 500 blocks'
  return [
    goal(`${what}: longest way over its bound`, centre.longest - centre.bound, 'm', 0),
    { what: `${what}: longest way, time`, value: round((centred - from) / 1000), unit: 's' },
    goal(`${what}: pupils within 3 km below the bound`, cover.bound - cover.covered, 'pupils', 0),
    { what: `${what}: coverage, time`, value: round((covered - centred) / 1000), unit: 's' },
  ]
}

function round(x: number): number {
  return Number(x.toPrecision(3))
}

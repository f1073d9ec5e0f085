import fc from 'fast-check'
import type { InvestmentInstance, Pot } from '../instance.ts'

/** Two indicators that can be bought, one of which may stay at the floor, in one or two stages. */
export interface SmallCounty {
  readonly schools: readonly (readonly (readonly [pupils: number, a: number, b: number])[])[]
  readonly limit: number
  readonly prices: readonly [number, number]
  readonly most?: number | null
  /** Prices of moving, what a school keeps of its thresholds, and how many lumps it may give. */
  readonly move?: { readonly prices: readonly [number, number]; readonly keep: number; readonly give: number }
}

export function smallInstance({
  schools,
  limit,
  prices,
  most = null,
  move,
}: SmallCounty): InvestmentInstance {
  const gift = move ? { give: move.give } : {}
  const moving = (kind: 0 | 1) => (move ? { move: { price: move.prices[kind], keep: move.keep } } : {})
  const rows: InvestmentInstance['rows'][number][] = []
  const pots: Pot[] = []
  schools.forEach((stages, school) => {
    const first = rows.length
    stages.forEach(([pupils, ...amounts], stage) => {
      rows.push({ school, stage, pupils, amounts })
      pots.push({ kind: 0, parts: [{ row: rows.length - 1, pupils, weight: 1 }], most, pool: stage, ...gift })
    })
    const parts = stages.map(([pupils], i) => ({ row: first + i, pupils, weight: i === 0 ? 1 : 1.1 }))
    pots.push({ kind: 1, parts, most, ...gift })
  })
  const rule = { floor: 0.85, need: 1, cvLimit: [limit, limit] }
  return {
    kinds: [
      { id: 'teachers', per: 100, lump: 1, price: prices[0], ...moving(0) },
      { id: 'rooms', per: 1, lump: 60, price: prices[1], ...moving(1) },
    ],
    stages: [
      { id: 'primary', threshold: [4.2, 4.5], ...rule },
      { id: 'junior', threshold: [5.3, 5.8], ...rule },
    ],
    rows,
    pots,
  }
}

const row = fc.tuple(
  fc.integer({ min: 20, max: 60 }),
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 60, max: 360 }),
)

export const smallCounties: fc.Arbitrary<SmallCounty> = fc.record({
  schools: fc.array(fc.array(row, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
  limit: fc.constantFrom(0.1, 0.2, 0.35, 0.5),
  prices: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
})

/** Rich and poor schools, so that something can be moved. */
export const movingCounties: fc.Arbitrary<SmallCounty> = fc.record({
  schools: fc.array(
    fc
      .tuple(
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 60, max: 700 }),
      )
      .map(x => [x]),
    { minLength: 2, maxLength: 3 },
  ),
  limit: fc.constantFrom(0.1, 0.2, 0.35, 0.5, 9),
  prices: fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 })),
  move: fc.record({
    prices: fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })),
    keep: fc.constantFrom(0.85, 1, 1.2),
    give: fc.constantFrom(1, 2, 4),
  }),
})

/** Whether a plan keeps every rule, by plain arithmetic; lumps below zero are given away. */
export function meets({ kinds, stages, rows, pots }: InvestmentInstance, lumps: Int32Array): boolean {
  const after = rows.map(r => [...r.amounts])
  pots.forEach(({ kind, parts }, pot) => {
    const whole = parts.reduce((s, p) => s + p.pupils * p.weight, 0)
    for (const { row, pupils, weight } of parts) {
      const own = after[row ?? -1] as number[]
      own[kind] =
        (own[kind] as number) +
        ((lumps[pot] as number) * (kinds[kind]?.lump as number) * pupils * weight) / whole
    }
  })
  const keeps = pots.every(({ kind, parts }, pot) =>
    parts.every(({ row, pupils }) => {
      const { per, move } = kinds[kind] as InvestmentInstance['kinds'][number]
      const threshold = stages[rows[row ?? -1]?.stage ?? -1]?.threshold[kind] as number
      const has = ((after[row ?? -1]?.[kind] as number) * per) / pupils
      return (lumps[pot] as number) >= 0 || has >= threshold * (move?.keep ?? 0) - 1e-9
    }),
  )
  if (!keeps) return false
  return stages.every((rule, stage) => {
    const own = rows.flatMap((r, i) => (r.stage === stage ? [i] : []))
    const isSound = own.every(i => {
      const shares = kinds.map(
        ({ per }, k) =>
          ((after[i]?.[k] as number) * per) / (rows[i]?.pupils as number) / (rule.threshold[k] as number),
      )
      return (
        shares.filter(x => x >= 1 - 1e-9).length >= rule.need && shares.every(x => x >= rule.floor - 1e-9)
      )
    })
    return (
      isSound &&
      kinds.every(
        (_, k) =>
          own.length === 0 ||
          cv(own.map(i => [after[i]?.[k] as number, rows[i]?.pupils as number])) <=
            (rule.cvLimit[k] as number) + 1e-9,
      )
    )
  })
}

function cv(schools: readonly (readonly [amount: number, pupils: number])[]): number {
  const heads = schools.reduce((s, [, p]) => s + p, 0)
  const mean = schools.reduce((s, [x]) => s + x, 0) / heads
  return Math.sqrt(schools.reduce((s, [x, p]) => s + (p / heads) * (x / p - mean) ** 2, 0)) / mean
}

/** What gains and losses cost: what a pool gains in all is bought, what a pot loses is moved. */
export function costOfGains({ pots, kinds }: InvestmentInstance, lumps: Int32Array): number {
  const gained = new Map<string, number>()
  let cost = 0
  pots.forEach(({ kind, pool = 0 }, pot) => {
    const { price, move } = kinds[kind] as InvestmentInstance['kinds'][number]
    const [key, n] = [`${kind}/${pool}`, lumps[pot] as number]
    gained.set(key, (gained.get(key) ?? 0) + n)
    cost += n * price + Math.max(0, -n) * (move?.price ?? 0)
  })
  return [...gained.values()].some(n => n < 0) ? Number.POSITIVE_INFINITY : cost
}

/** Cost of the cheapest of all plans where every pot gains at most `most` lumps and loses what it may give. */
export function cheapestWithGifts(instance: InvestmentInstance, most: number): number {
  const lumps = new Int32Array(instance.pots.length)
  let least = Number.POSITIVE_INFINITY
  const descend = (pot: number) => {
    if (pot === lumps.length) {
      const cost = costOfGains(instance, lumps)
      if (cost < least && meets(instance, lumps)) least = cost
      return
    }
    for (let n = -(instance.pots[pot]?.give ?? 0); n <= most; n++) {
      lumps[pot] = n
      descend(pot + 1)
    }
    lumps[pot] = 0
  }
  descend(0)
  return least
}

/** Cost of the cheapest of all plans with at most `most` lumps a pot, by trying them all. */
export function cheapestByTrying(instance: InvestmentInstance, most: number): number {
  const lumps = new Int32Array(instance.pots.length)
  const priceOf = (pot: number) => instance.kinds[instance.pots[pot]?.kind ?? -1]?.price as number
  let least = Number.POSITIVE_INFINITY
  const descend = (pot: number, cost: number) => {
    if (cost >= least) return
    if (pot === lumps.length) {
      if (meets(instance, lumps)) least = cost
      return
    }
    for (let n = 0; n <= most; n++) {
      lumps[pot] = n
      descend(pot + 1, cost + n * priceOf(pot))
    }
    lumps[pot] = 0
  }
  descend(0, 0)
  return least
}

import type { InvestmentInstance, Pot } from '@kit/kernels/investment'
import { randomFrom } from '@kit/kernels/random'

/** Indicator, usual lump, price of a lump in fen (made up), thresholds primary and junior. */
const KINDS = [
  { id: 'higher-degree', per: 100, lump: 1, price: 120_000_00, at: [4.2, 5.3], shared: false },
  { id: 'backbone', per: 100, lump: 1, price: 30_000_00, at: [1, 1], shared: false },
  { id: 'pe-arts', per: 100, lump: 1, price: 120_000_00, at: [0.9, 0.9], shared: false },
  { id: 'teaching-area', per: 1, lump: 67, price: 234_500_00, at: [4.5, 5.8], shared: true },
  { id: 'sports-area', per: 1, lump: 100, price: 60_000_00, at: [7.5, 10.2], shared: true },
  { id: 'equipment', per: 1, lump: 10_000, price: 10_000_00, at: [2000, 2500], shared: true },
  { id: 'multimedia', per: 100, lump: 1, price: 90_000_00, at: [2.3, 2.4], shared: true },
] as const

/**
 * A made-up county: four fifths primary schools, the rest junior, every tenth school with both stages; resources scatter
 * around 1.15 × the threshold with `scatter` as the deviation of the logarithm.
 */
export function countyOf(schools: number, limit: number, seed = 4, scatter = 0.27): InvestmentInstance {
  const random = randomFrom(seed)
  /** Sum of four: deviation 1. */
  const normal = () => Math.sqrt(3) * (random.unit() + random.unit() + random.unit() + random.unit() - 2)
  const rows: InvestmentInstance['rows'][number][] = []
  const pots: Pot[] = []
  for (let school = 0; school < schools; school++) {
    const stages = school % 10 === 9 ? [0, 1] : school % 5 === 4 ? [1] : [0]
    const first = rows.length
    for (const stage of stages) {
      const pupils = Math.round(150 + 1800 * random.unit() * random.unit())
      const rich = Math.exp(normal() * scatter)
      const amounts = KINDS.map(k =>
        Math.round((k.at[stage] as number) * 1.15 * rich * Math.exp(normal() * scatter) * (pupils / k.per)),
      )
      rows.push({ school, stage, pupils, amounts })
    }
    KINDS.forEach(({ shared }, kind) => {
      const parts = stages.map((stage, i) => ({
        row: first + i,
        pupils: rows[first + i]?.pupils as number,
        weight: stage === 0 ? 1 : 1.1,
      }))
      if (shared) pots.push({ kind, parts, most: null })
      else for (const part of parts) pots.push({ kind, parts: [part], most: null })
    })
  }
  const stages = [0, 1].map(s => ({
    id: s === 0 ? 'primary' : 'junior',
    threshold: KINDS.map(k => k.at[s] as number),
    floor: 0.85,
    need: 6,
    cvLimit: KINDS.map(() => limit),
  }))
  return { kinds: KINDS.map(({ id, per, lump, price }) => ({ id, per, lump, price })), stages, rows, pots }
}

import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import { boundOf, checkInstance, checkPlan, highsSolver, planPath, scheduleOf } from './index.ts'
import type { InvestmentInstance } from './instance.ts'
import { cheapestWithGifts, movingCounties, smallInstance } from './test/small.ts'

const highs = await loadHighs()

function solved(instance: InvestmentInstance) {
  const outcome = planPath(instance, { exchanges: 50 })
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  return outcome.plan
}

function bound(instance: InvestmentInstance): number {
  const solver = highsSolver(highs)
  const found = boundOf(instance, solved(instance), solver, { rounds: 6 })
  solver.dispose()
  return found.bound
}

/** A has three teachers above the threshold of 4.2, B lacks three; rooms are enough. */
const PAIR = { schools: [[[100, 8, 480]], [[100, 2, 480]]], limit: 0.5, prices: [10, 1] } as const
const MOVE = { prices: [4, 4], keep: 1, give: 9 } as const

describe('moving', () => {
  it('takes from the school that has more than it has to keep, where that is cheaper than buying', () => {
    const plan = solved(smallInstance({ ...PAIR, move: MOVE }))
    // B needs 4 teachers at the floor (3.57 of 100 pupils): 2 moved for 4 each instead of 2 bought for 10 each.
    expect([plan.cost, plan.transfers, [...plan.lumps]]).toEqual([
      8,
      [{ from: 0, to: 2, lumps: 2 }],
      [0, 0, 0, 0],
    ])
    expect(solved(smallInstance(PAIR)).cost).toBe(20)
    expect(solved(smallInstance({ ...PAIR, move: { ...MOVE, prices: [11, 11] } })).transfers).toEqual([])
  })

  it('leaves a school exactly on what it has to keep, and no lower', () => {
    // 8 teachers for 100 pupils; 1.5 × 4.2 = 6.3 lets one go, 1.6 × 4.2 = 6.72 too; 7 ÷ 4.2 lets one go and not two.
    for (const [keep, gone] of [
      [1.6, 1],
      [1.9, 0],
      [1.42, 2],
    ] as const) {
      const { transfers } = solved(smallInstance({ ...PAIR, move: { ...MOVE, keep } }))
      expect(transfers.reduce((n, x) => n + x.lumps, 0)).toBe(gone)
    }
    const on = { ...smallInstance({ ...PAIR, move: { ...MOVE, keep: 1.25 } }) }
    const exact = { ...on, stages: on.stages.map(s => ({ ...s, threshold: [5.6, 4.5] })) }
    // 1.25 × 5.6 = 7 exactly: one may go.
    expect(solved(exact).transfers).toEqual([{ from: 0, to: 2, lumps: 1 }])
  })

  it('gives no more than the school may give and never to another pool', () => {
    const one = solved(smallInstance({ ...PAIR, move: { ...MOVE, give: 1 } }))
    expect([one.cost, one.transfers]).toEqual([14, [{ from: 0, to: 2, lumps: 1 }]])
    const instance = smallInstance({ ...PAIR, move: MOVE })
    const apart = { ...instance, pots: instance.pots.map((p, i) => (i === 2 ? { ...p, pool: 7 } : p)) }
    expect(solved(apart).transfers).toEqual([])
  })

  it('brings schools nearer at both ends', () => {
    // 9 and 5 for 100 pupils: mean 7, CV 2 ÷ 7 = 0.286; 8 and 6: 1 ÷ 7 = 0.143.
    const near = { ...PAIR, schools: [[[100, 9, 480]], [[100, 5, 480]]], limit: 0.2 } as const
    const plan = solved(smallInstance({ ...near, move: { ...MOVE, prices: [9, 9] } }))
    expect([plan.cost, plan.transfers]).toEqual([9, [{ from: 0, to: 2, lumps: 1 }]])
  })

  it('lies between its proven bound and little above the best of all plans, proved by the checker', () => {
    let [extra, least, moved] = [0, 0, 0]
    fc.assert(
      fc.property(movingCounties, county => {
        const instance = smallInstance({ ...county, schools: county.schools.slice(0, 2) })
        expect(checkInstance(instance)).toEqual([])
        const { cost, lumps, transfers } = solved(instance)
        const published = { cost, transfers, bound: bound(instance) }
        expect(checkPlan(instance, lumps, published)).toEqual([])
        const best = cheapestWithGifts(instance, 12)
        expect(published.bound).toBeLessThanOrEqual(best)
        expect(cost).toBeGreaterThanOrEqual(best)
        extra += cost - best
        least += best
        moved += transfers.length
      }),
      { numRuns: 60, seed: 11 },
    )
    expect(moved).toBeGreaterThan(20)
    expect(extra / least).toBeLessThan(0.03)
  })

  it('is never dearer for moving being allowed, by the bound, and is proved for three schools too', () => {
    fc.assert(
      fc.property(movingCounties, county => {
        const instance = smallInstance(county)
        const { cost, lumps, transfers } = solved(instance)
        expect(checkPlan(instance, lumps, { cost, transfers, bound: bound(instance) })).toEqual([])
        const { move: _, ...still } = county
        expect(bound(instance)).toBeLessThanOrEqual(solved(smallInstance(still)).cost)
      }),
      { numRuns: 60 },
    )
  })

  it('is paid year by year, the payments adding up to the cost', () => {
    const plan = solved(smallInstance({ ...PAIR, move: { ...MOVE, give: 1 } }))
    const schedule = scheduleOf(smallInstance({ ...PAIR, move: { ...MOVE, give: 1 } }), plan, [5, 9])
    expect(schedule).toMatchObject({
      status: 'solved',
      payments: [
        { year: 0, from: 0, pot: 2, lumps: 1, cost: 4 },
        { year: 1, from: null, pot: 2, lumps: 1, cost: 10 },
      ],
    })
  })
})

describe('the checker of moving', () => {
  const instance = smallInstance({ ...PAIR, move: MOVE })
  const { lumps, cost } = solved(instance)
  const broken = (transfers: { from: number; to: number; lumps: number }[], fen = cost) =>
    checkPlan(instance, lumps, { cost: fen, bound: 0, transfers }).map(v => v.property)

  it('sees what is kept too little, made up, given to another kind, or not paid for', () => {
    expect(broken([{ from: 0, to: 2, lumps: 2 }])).toEqual([])
    expect(broken([{ from: 0, to: 2, lumps: 4 }], 16)).toEqual(['P7'])
    expect(broken([{ from: 0, to: 3, lumps: 2 }])).toContain('P7')
    expect(broken([{ from: 0, to: 2, lumps: -2 }])).toContain('P7')
    expect(broken([{ from: 0, to: 2, lumps: 2 }], 0)).toEqual(['P4'])
    expect(broken([])).toContain('P1')
  })

  it('is told of rules that make no sense', () => {
    const odd = smallInstance({ ...PAIR, move: { prices: [-1, 0.5], keep: 1, give: -1 } })
    expect(checkInstance(odd).map(r => r.code)).toEqual([
      'investment.bad-move',
      'investment.bad-move',
      ...odd.pots.map(() => 'investment.bad-gift'),
    ])
  })
})

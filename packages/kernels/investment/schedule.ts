import { assert } from '@kit/base'
import type { InvestmentInstance } from './instance.ts'
import type { InvestmentPlan } from './plan-path.ts'

/** Lumps of one pot in one year. */
export interface Payment {
  readonly year: number
  readonly pot: number
  /** The pot they come from; null: bought. */
  readonly from: number | null
  readonly lumps: number
  /** In fen. */
  readonly cost: number
  /** `standard`: a threshold or floor of the school asks for it; `spread`: it only brings schools nearer to one another. */
  readonly purpose: 'standard' | 'spread'
}

export type Schedule =
  | {
      readonly status: 'solved'
      readonly payments: readonly Payment[]
      /** By school: the year in which its own requirements are met; −1 where they are met today. */
      readonly doneIn: Int32Array
      readonly spent: readonly number[]
    }
  /** `short` fen are lacking in all; `yearly` is the smallest equal budget with which the same years are enough. */
  | { readonly status: 'infeasible'; readonly short: number; readonly yearly: number }

/**
 * Spreads a plan over years with a budget each; what is left of a year goes on to the next. The school that needs least money
 * comes first: with that order, at the end of every year as many schools as possible meet their own requirements. What only
 * the spread asks for comes last.
 *
 * @shape budgets in fen, one a year
 * @complexity O(S log S + pots)
 */
export function scheduleOf(
  instance: InvestmentInstance,
  plan: InvestmentPlan,
  budgets: readonly number[],
): Schedule {
  const money = budgets.reduce((a, b) => a + b, 0)
  assert(budgets.length > 0 && budgets.every(b => Number.isSafeInteger(b) && b >= 0), 'budgets are whole fen')
  if (money < plan.cost)
    return { status: 'infeasible', short: plan.cost - money, yearly: Math.ceil(plan.cost / budgets.length) }
  const purse = openPurse(sourcesOf(instance, plan), budgets)
  const doneIn = new Int32Array(1 + instance.rows.reduce((m, r) => Math.max(m, r.school), -1)).fill(-1)
  for (const { school, pots } of schoolsByCost(instance, plan)) {
    for (const pot of pots)
      doneIn[school] = Math.max(
        doneIn[school] as number,
        purse.pay(pot, plan.base[pot] as number, 'standard'),
      )
  }
  instance.pots.forEach((_, pot) => {
    purse.pay(pot, Number.POSITIVE_INFINITY, 'spread')
  })
  return { status: 'solved', payments: purse.payments, doneIn, spent: purse.spent }
}

function schoolsByCost(instance: InvestmentInstance, plan: InvestmentPlan) {
  const bySchool = new Map<number, { school: number; pots: number[]; cost: number }>()
  const sources = sourcesOf(instance, plan)
  instance.pots.forEach(({ parts }, pot) => {
    if (plan.base[pot] === 0) return
    const row = parts.find(p => p.row !== null)?.row ?? -1
    const school = instance.rows[row]?.school as number
    const own = bySchool.get(school) ?? { school, pots: [], cost: 0 }
    own.pots.push(pot)
    let open = plan.base[pot] as number
    for (const { lumps, price } of sources[pot] ?? []) {
      const now = Math.min(open, lumps)
      own.cost += now * price
      open -= now
    }
    bySchool.set(school, own)
  })
  return [...bySchool.values()].sort((a, b) => a.cost - b.cost || a.school - b.school)
}

/** Where the lumps of a pot come from: first from other schools, then from the market. */
interface Source {
  readonly from: number | null
  lumps: number
  readonly price: number
}

function sourcesOf({ pots, kinds }: InvestmentInstance, plan: InvestmentPlan): Source[][] {
  const sources: Source[][] = pots.map(() => [])
  for (const { from, to, lumps } of plan.transfers)
    sources[to]?.push({ from, lumps, price: kinds[pots[to]?.kind ?? -1]?.move?.price as number })
  pots.forEach(({ kind }, pot) => {
    const lumps = plan.lumps[pot] as number
    if (lumps > 0) sources[pot]?.push({ from: null, lumps, price: kinds[kind]?.price as number })
  })
  return sources
}

function openPurse(sources: readonly Source[][], budgets: readonly number[]) {
  const payments: Payment[] = []
  const spent = budgets.map(() => 0)
  let year = 0
  let left = budgets[0] as number
  const payOne = (pot: number, source: Source, most: number, purpose: Payment['purpose']): number => {
    const { from, price } = source
    const now = Math.min(most, source.lumps, price > 0 ? Math.floor(left / price) : source.lumps)
    if (now > 0) {
      payments.push({ year, pot, from, lumps: now, cost: now * price, purpose })
      spent[year] = (spent[year] as number) + now * price
      left -= now * price
      source.lumps -= now
    } else {
      year += 1
      assert(year < budgets.length, 'the money is enough in all')
      left += budgets[year] as number
    }
    return now
  }
  return {
    payments,
    spent,
    /** Pays lump by lump as the money comes, so many as are still to come at most; gives the year of the last one. */
    pay(pot: number, lumps: number, purpose: Payment['purpose']): number {
      let open = lumps
      for (const source of sources[pot] ?? [])
        while (open > 0 && source.lumps > 0) open -= payOne(pot, source, open, purpose)
      return year
    },
  }
}

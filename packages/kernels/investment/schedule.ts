import { assert } from '@kit/base'
import type { InvestmentInstance } from './instance.ts'
import type { InvestmentPlan } from './plan-path.ts'

/** Lumps of one pot in one year. */
export interface Payment {
  readonly year: number
  readonly pot: number
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
  const purse = openPurse(instance, budgets)
  const doneIn = new Int32Array(1 + instance.rows.reduce((m, r) => Math.max(m, r.school), -1)).fill(-1)
  for (const { school, pots } of schoolsByCost(instance, plan)) {
    for (const pot of pots)
      doneIn[school] = Math.max(
        doneIn[school] as number,
        purse.pay(pot, plan.base[pot] as number, 'standard'),
      )
  }
  instance.pots.forEach((_, pot) => {
    const more = (plan.lumps[pot] as number) - (plan.base[pot] as number)
    if (more > 0) purse.pay(pot, more, 'spread')
  })
  return { status: 'solved', payments: purse.payments, doneIn, spent: purse.spent }
}

function schoolsByCost(instance: InvestmentInstance, plan: InvestmentPlan) {
  const bySchool = new Map<number, { school: number; pots: number[]; cost: number }>()
  instance.pots.forEach(({ kind, parts }, pot) => {
    if (plan.base[pot] === 0) return
    const row = parts.find(p => p.row !== null)?.row ?? -1
    const school = instance.rows[row]?.school as number
    const own = bySchool.get(school) ?? { school, pots: [], cost: 0 }
    own.pots.push(pot)
    own.cost += (plan.base[pot] as number) * (instance.kinds[kind]?.price as number)
    bySchool.set(school, own)
  })
  return [...bySchool.values()].sort((a, b) => a.cost - b.cost || a.school - b.school)
}

function openPurse({ pots, kinds }: InvestmentInstance, budgets: readonly number[]) {
  const payments: Payment[] = []
  const spent = budgets.map(() => 0)
  let year = 0
  let left = budgets[0] as number
  return {
    payments,
    spent,
    /** Pays lump by lump as the money comes; gives the year of the last one. */
    pay(pot: number, lumps: number, purpose: Payment['purpose']): number {
      const price = kinds[pots[pot]?.kind ?? -1]?.price as number
      for (let open = lumps; open > 0; ) {
        const now = Math.min(open, Math.floor(left / price))
        if (now > 0) {
          payments.push({ year, pot, lumps: now, cost: now * price, purpose })
          spent[year] = (spent[year] as number) + now * price
          left -= now * price
          open -= now
        } else {
          year += 1
          assert(year < budgets.length, 'the money is enough in all')
          left += budgets[year] as number
        }
      }
      return year
    },
  }
}

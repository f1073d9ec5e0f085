import { randomFormations } from '@kit/kernels/classes'
import { balanceOf } from './balance.ts'
import type { Formation } from './formation.ts'
import type { Year } from './instance.ts'
import type { ClassPlan } from './plan.ts'
import type { ClassBalance } from './schema.ts'

const SHARES = [0.05, 0.5, 0.95] as const

/** Every line of the balance beside what chance gives under the same rules: what a parent can check. */
export function balanceBesideChance(
  plan: ClassPlan,
  year: Year,
  { pupils, objective, bound, chance }: Formation,
  onProgress: (share: number) => boolean,
): ClassBalance {
  const own = balanceOf(
    year,
    Int32Array.from(pupils, p => p.class - 1),
    plan.classes,
  )
  const gaps = own.rows.map((): number[] => [])
  const of = { count: plan.randomFormations, seed: 2, onProgress }
  randomFormations(year.instance, of, classOf => {
    balanceOf(year, classOf, plan.classes).rows.forEach((r, i) => {
      if (Number.isFinite(r.gap)) gaps[i]!.push(r.gap)
    })
  })
  const included = own.sizes.map(() => 0)
  pupils.forEach((p, i) => {
    if (year.instance.included[i] === 1) included[p.class - 1]! += 1
  })
  return {
    sizes: [...own.sizes],
    included,
    rows: own.rows.map(({ feature, of: measured, values, gap }, i) => ({
      feature,
      of: measured,
      values: values.map(known),
      gap: known(gap),
      chance: sharesOf(gaps[i]!),
    })),
    objective,
    bound,
    chance: { ...chance },
  }
}

/** A class of which nothing is known has no mean. */
const known = (value: number) => (Number.isFinite(value) ? value : null)

function sharesOf(gaps: number[]): [number, number, number] | null {
  if (gaps.length === 0) return null
  gaps.sort((a, b) => a - b)
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))]!
  return [at(SHARES[0]), at(SHARES[1]), at(SHARES[2])]
}

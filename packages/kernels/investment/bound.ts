import { type BoundModel, boundModel, type ConeMember } from './bound-model.ts'
import type { InvestmentInstance } from './instance.ts'
import { type LinearRows, type LinearSolver, provenBound, rowList } from './linear.ts'
import type { InvestmentPlan } from './plan-path.ts'

export interface Bound {
  /** In fen; no plan that keeps every rule costs less. */
  readonly bound: number
  readonly rounds: number
}

export interface BoundEffort {
  readonly rounds: number
  /** Called after each round with the bound so far; `false` is content with it. */
  readonly progress?: (round: number, bound: number) => boolean
}

/** Tangents every school starts with, beside the one at the plan: deviations from the mean as shares of it. */
const FIRST = [-0.4, -0.15, 0.15, 0.4, 0.8, 1.5]

/**
 * What a plan has to cost at least: a linear program in which the spread of each kind stands under its tangents, one set a
 * school, made tighter round by round where the solution leaves them. The number given is proved from the multipliers and
 * rounded up to what can be paid at all.
 *
 * @requires a plan that keeps every rule
 * @source disaggregated second-order cone: Vielma, Dunning, Huchette, Lubin 2017
 * @complexity one linear program of O(R K) columns a round
 */
export function boundOf(
  instance: InvestmentInstance,
  plan: InvestmentPlan,
  solver: LinearSolver,
  effort: BoundEffort,
): Bound {
  const of = boundModel(instance, plan, plan.raised)
  const blocks: LinearRows[] = [of.model]
  const unit = instance.kinds.reduce((g, k) => divisor(g, k.price), 0)
  solver.load(of.model)
  let best = of.offset
  let extra = firstTangents(instance, plan, of)
  for (let round = 1; round <= effort.rounds; round++) {
    if (extra.lower.length > 0) {
      solver.add(extra)
      blocks.push(extra)
    }
    const answer = solver.solve()
    if (answer.status !== 'optimal') return { bound: best, rounds: round }
    const proven = of.offset + provenBound(of.model, blocks, answer.duals) * of.scale
    const before = best
    best = Math.max(best, Math.min(plan.cost, Math.ceil((proven * (1 - 1e-12)) / unit) * unit))
    extra = tangentsAt(of, answer.x)
    const goesOn = effort.progress?.(round, best) ?? true
    const isSettled = round > 1 && best - before <= 1e-5 * best
    if (!goesOn || isSettled || extra.lower.length === 0 || best === plan.cost)
      return { bound: best, rounds: round }
  }
  return { bound: best, rounds: effort.rounds }
}

function firstTangents(
  instance: InvestmentInstance,
  plan: InvestmentPlan,
  { cones }: BoundModel,
): LinearRows {
  const rows = rowList()
  for (const { kind, mean, members } of cones) {
    const lump = instance.kinds[kind]?.lump as number
    const xs = members.map(m => {
      const at = instance.pots.findIndex(p => p.kind === kind && p.parts.some(x => x.row === m.row))
      return (instance.rows[m.row]?.amounts[kind] as number) / lump + m.gain * (plan.lumps[at] as number)
    })
    const even = xs.reduce((a, b) => a + b, 0) / members.length
    members.forEach((m, i) => {
      for (const r of [...FIRST, (xs[i] as number) / (even * m.weight) - 1]) tangent(rows, m, mean, r)
    })
  }
  return rows.rows()
}

/** v ≥ 2r (x − X̄) − r² X̄: touches (x − X̄)² / X̄ where x lies r means above the mean. */
function tangent(rows: ReturnType<typeof rowList>, m: ConeMember, mean: number, r: number): void {
  rows.add(
    [
      [m.v, 1],
      [m.n, -2 * r * m.gain],
      [mean, (2 * r + r * r) * m.weight],
    ],
    2 * r * m.fixed,
    Number.POSITIVE_INFINITY,
  )
}

/** Tangents at a solution, for the schools it leaves too low. */
function tangentsAt({ cones }: BoundModel, x: Float64Array): LinearRows {
  const rows = rowList()
  for (const { mean, members } of cones) {
    const even = x[mean] as number
    if (even <= 0) continue
    for (const m of members) {
      const own = m.weight * even
      const r = (m.fixed + m.gain * (x[m.n] as number)) / own - 1
      if (r * r * own - (x[m.v] as number) > 1e-6 * own) tangent(rows, m, mean, r)
    }
  }
  return rows.rows()
}

function divisor(a: number, b: number): number {
  return a === 0 ? b : divisor(b % a, a)
}

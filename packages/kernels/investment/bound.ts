import { type BoundModel, boundModel, type Cone, type ConeMember } from './bound-model.ts'
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

/** Two rounds that add less than this share of the bound end it; after a single one a great step may still come. */
const CALM = 3e-4

/** Tangents every school starts with, beside the one at the plan: deviations from the mean as shares of it. */
const FIRST = [-0.25, 0.25]

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
  const unit = instance.kinds.reduce((g, k) => divisor(divisor(g, k.price), k.move?.price ?? 0), 0)
  let of = boundModel(instance, plan, plan.raised)
  let tangents = firstTangents(instance, plan, of.cones)
  let blocks: LinearRows[] = []
  let best = of.sure
  let calm = 0
  for (let round = 1; ; round++) {
    if (blocks.length === 0) {
      blocks = [of.model, rowsOf(of, tangents)]
      solver.load(of.model)
      addRows(solver, blocks[1])
    }
    const answer = solver.solve()
    if (answer.status !== 'optimal') return { bound: best, rounds: round }
    const proven = of.offset + provenBound(of.model, blocks, answer.duals) * of.scale
    const before = best
    best = Math.max(best, Math.min(plan.cost, Math.ceil((proven * (1 - 1e-12)) / unit) * unit))
    const goesOn = (effort.progress?.(round, best) ?? true) && best < plan.cost && round < effort.rounds
    const loose = looseSpreads(instance, of, answer.x)
    const extra = tangentsAt(of, answer.x)
    calm = best - before <= CALM * best ? calm + 1 : 0
    const isSettled = calm >= 2 || extra.length === 0
    if (!goesOn || (isSettled && loose.length === 0)) return { bound: best, rounds: round }
    tangents = [...tangents, ...extra]
    if (loose.length > 0) {
      const known = of.cones.length
      of = boundModel(instance, plan, [...of.cones, ...loose])
      tangents = [...tangents, ...firstTangents(instance, plan, of.cones, known)]
      blocks = []
    } else {
      const rows = rowsOf(of, extra)
      blocks.push(rows)
      addRows(solver, rows)
    }
  }
}

function addRows(solver: LinearSolver, rows: LinearRows | undefined): void {
  if (rows && rows.lower.length > 0) solver.add(rows)
}

/** Where a school's share of a spread is touched: at so many means above the mean. */
interface Tangent {
  /** Index among the spreads of the model; a larger model keeps them. */
  readonly cone: number
  readonly member: number
  readonly at: number
}

/** Spreads that the model left out and its solution does not keep. */
function looseSpreads(instance: InvestmentInstance, of: BoundModel, x: Float64Array) {
  return instance.kinds.flatMap((_, kind) =>
    instance.stages.flatMap((rule, stage) => {
      if (of.cones.some(c => c.kind === kind && c.stage === stage)) return []
      let [heads, total, squares] = [0, 0, 0]
      for (const { row, amount } of of.amounts(kind, stage, x)) {
        const { pupils } = instance.rows[row] as InvestmentInstance['rows'][number]
        heads += pupils
        total += amount
        squares += (amount * amount) / pupils
      }
      const limit = rule.cvLimit[kind] as number
      return heads * squares > (1 + limit * limit) * (1 + 1e-9) * total * total ? [{ kind, stage }] : []
    }),
  )
}

function firstTangents(
  instance: InvestmentInstance,
  plan: InvestmentPlan,
  cones: readonly Cone[],
  known = 0,
): Tangent[] {
  const gains = plan.lumps.slice()
  for (const { from, to, lumps } of plan.transfers) {
    gains[from]! -= lumps
    gains[to]! += lumps
  }
  return cones.slice(known).flatMap(({ kind, members }, c) => {
    const lump = instance.kinds[kind]?.lump as number
    const xs = members.map(
      m => (instance.rows[m.row]?.amounts[kind] as number) / lump + m.gain * (gains[m.pot] as number),
    )
    const even = xs.reduce((a, b) => a + b, 0) / members.length
    return members.flatMap((m, member) =>
      [...FIRST, (xs[member] as number) / (even * m.weight) - 1].map(at => ({ cone: known + c, member, at })),
    )
  })
}

/** v ≥ 2r (x − X̄) − r² X̄: touches (x − X̄)² / X̄ where x lies r means above the mean. */
function rowsOf({ cones }: BoundModel, tangents: readonly Tangent[]): LinearRows {
  const rows = rowList()
  for (const { cone, member, at: r } of tangents) {
    const { mean, members } = cones[cone] as Cone
    const m = members[member] as ConeMember
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
  return rows.rows()
}

/** Tangents at a solution, for the schools it leaves too low. */
function tangentsAt({ cones }: BoundModel, x: Float64Array): Tangent[] {
  return cones.flatMap(({ mean, members }, cone) => {
    const even = x[mean] as number
    if (even <= 0) return []
    return members.flatMap((m, member) => {
      const own = m.weight * even
      const at = (m.fixed + m.gain * (x[m.n] as number)) / own - 1
      return at * at * own - (x[m.v] as number) > 1e-6 * own ? [{ cone, member, at }] : []
    })
  })
}

function divisor(a: number, b: number): number {
  return a === 0 ? b : divisor(b % a, a)
}

import { assert } from '@kit/base'
import { type LinearAnswer, type LinearModel, provenBound } from '../investment/linear.ts'
import { checkRotation } from './check-rotation.ts'
import { type Clash, clashesOf } from './clashes.ts'
import { canBeKept } from './feasibility.ts'
import { headMoves } from './heads.ts'
import type { MoveSolver } from './highs-solver.ts'
import { AIMS, type RotationInstance } from './instance.ts'
import type { RotationPlan } from './plan.ts'
import { type RemainderModel, remainderModel } from './remainder-model.ts'
import { type Stand, standOf } from './stand.ts'
import { leaveLimits } from './turns.ts'
import { volunteerMoves } from './volunteers.ts'

export type Outcome =
  | { readonly status: 'solved'; readonly plan: RotationPlan }
  | { readonly status: 'infeasible'; readonly clashes: readonly Clash[] }
  | { readonly status: 'out-of-time' }

/** Called before each step; `false` ends the work as out of time. */
export type Progress = (step: 'volunteers' | 'model' | 'solve' | 'whole' | 'clashes') => boolean

/**
 * A year of rotation: volunteers choose first, then the rest of the quota is filled so that the first aim is as small as it
 * can be, then the second, then the third.
 *
 * @requires an instance that `checkInstance` accepted
 * @refuses nothing: without a plan the clashing rules are named, each with how little of it would have to give
 * @source ≥ 10 % of those whose turn it is, ≥ 20 % of these backbone teachers (教师〔2014〕4号); numbers are the plan's
 * @complexity one linear program of about (teachers × nearest) columns; a mixed one only if its optimum is not whole
 */
export function planRotation(instance: RotationInstance, solver: MoveSolver, progress: Progress): Outcome {
  if (!progress('volunteers')) return { status: 'out-of-time' }
  const heads = headMoves(instance, solver)
  if (heads === null) return { status: 'out-of-time' }
  const { to: voluntary, heard } = volunteerMoves(instance)
  if (!progress('model')) return { status: 'out-of-time' }
  const remainder = remainderModel(instance, voluntary)
  const byWish = Uint8Array.from(voluntary, s => (s === -1 ? 0 : 1))
  const cost = costInOrder(instance, remainder, standOf(instance, voluntary, byWish))
  const solved = solveRemainder(remainder, { ...remainder.model, cost }, solver, progress)
  if (solved.status === 'out-of-time') return solved
  if (solved.status === 'infeasible') return withoutPlan(instance, solver, progress)
  const to = voluntary.slice()
  sendOut(remainder, solved.x, to)
  const nobody = new Int32Array(to.length).fill(-1)
  const plan: RotationPlan = {
    to,
    byWish,
    heard,
    heads,
    before: standOf(instance, nobody, byWish),
    after: standOf(instance, to, byWish),
    proof: solved.proof,
  }
  const isSame = AIMS.every(aim => worth(remainder.costs[aim], solved.x) === plan.after[aim])
  assert(isSame, 'the model counts the aims as the county does')
  const broken = checkRotation(instance, plan)
  assert(broken.length === 0, `the plan breaks ${JSON.stringify(broken[0])}`)
  return { status: 'solved', plan }
}

/** From numbers to teachers: the first of a group that nobody has sent yet. */
function sendOut({ moves }: RemainderModel, x: Float64Array, to: Int32Array): void {
  const sent = new Int32Array(moves.groups.length)
  moves.group.forEach((g, c) => {
    for (let n = Math.round(x[c] as number); n > 0; n--) {
      const i = moves.groups[g]?.[sent[g]!++]
      assert(i !== undefined, 'nobody is sent twice')
      to[i] = moves.to[c] as number
    }
  })
}

/** How many schools are thought of is no rule: before anybody is told no, all of them are; where they help, twice as many. */
function withoutPlan(instance: RotationInstance, solver: MoveSolver, progress: Progress): Outcome {
  const { rules, schools } = instance
  if (!progress('clashes')) return { status: 'out-of-time' }
  const canBe = rules.nearest < schools.length && mayBeKept(instance, solver)
  if (canBe === null) return { status: 'out-of-time' }
  if (canBe)
    return planRotation({ ...instance, rules: { ...rules, nearest: 2 * rules.nearest } }, solver, progress)
  const clashes = clashesOf(instance, solver, () => progress('clashes'))
  return clashes === null ? { status: 'out-of-time' } : { status: 'infeasible', clashes }
}

/** Whether there may be a plan: with couples where they are, or else with couples let go, which says no for certain only. */
function mayBeKept(instance: RotationInstance, solver: MoveSolver): boolean | null {
  const kept = canBeKept(instance, solver, new Set())
  const { rules, teachers } = instance
  if (kept !== false || rules.coupleKm === null || teachers.every(x => x.partner === null)) return kept
  return canBeKept({ ...instance, rules: { ...rules, coupleKm: null } }, solver, new Set())
}

type Solved =
  | { readonly status: 'optimal'; readonly x: Float64Array; readonly proof: RotationPlan['proof'] }
  | { readonly status: 'infeasible' }
  | { readonly status: 'out-of-time' }

function solveRemainder(
  remainder: RemainderModel,
  model: LinearModel,
  solver: MoveSolver,
  progress: Progress,
): Solved {
  if (!progress('solve')) return { status: 'out-of-time' }
  const linear = solver.solve(model, 0)
  if (linear.status !== 'optimal') return withoutOptimum(linear)
  const count = remainder.moves.group.length
  const bound = provenBound(model, [model], linear.duals)
  if (isWhole(linear.x)) return { status: 'optimal', x: linear.x, proof: proofOf(model, linear.x, bound) }
  if (!progress('whole')) return { status: 'out-of-time' }
  const whole = solver.solve(model, count)
  if (whole.status !== 'optimal') return withoutOptimum(whole)
  return { status: 'optimal', x: whole.x, proof: proofOf(model, whole.x, bound) }
}

function withoutOptimum({ status }: LinearAnswer): Solved {
  return status === 'infeasible' ? { status } : { status: 'out-of-time' }
}

/** Costs are whole numbers: a plan less than one above the bound is the best there is. */
function proofOf({ cost }: LinearModel, x: Float64Array, bound: number): RotationPlan['proof'] {
  return worth(cost, x) - bound < 1 ? 'bound' : 'solver'
}

function worth(cost: Float64Array, x: Float64Array): number {
  return cost.reduce((sum, c, i) => sum + c * Math.round(x[i] as number), 0)
}

function isWhole(x: Float64Array): boolean {
  return x.every(value => Math.abs(value - Math.round(value)) < 1e-6)
}

/**
 * One cost for all aims in their order: one unit of an aim weighs more than all that can ever be gained in the aims after it.
 * A move leaves at most one post behind, and upsets at most two schools' intervals.
 */
function costInOrder(
  instance: RotationInstance,
  { model, moves, costs }: RemainderModel,
  now: Stand,
): Float64Array {
  const few = Math.min(
    moves.groups.reduce((sum, group) => sum + group.length, 0),
    leaveLimits(instance).reduce((a, b) => a + b, 0),
  )
  const farthest = moves.km.reduce((a, b) => Math.max(a, b), 0)
  const worst = { shortage: now.shortage + few, spread: now.spread + 2 * few, hardship: few * farthest }
  const total = new Float64Array(model.cost.length)
  let weight = 1
  for (const aim of [...instance.rules.order].reverse()) {
    costs[aim].forEach((c, i) => {
      total[i]! += weight * c
    })
    weight *= 1 + worst[aim]
  }
  return total
}

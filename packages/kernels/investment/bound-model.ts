import type { InvestmentInstance } from './instance.ts'
import { type LinearModel, rowList } from './linear.ts'
import { type KindView, ruleOf, viewOf } from './needs.ts'
import type { InvestmentPlan } from './plan-path.ts'

/** The spread of one kind in one stage, as columns of the linear model. */
export interface Cone {
  readonly kind: number
  readonly stage: number
  /** Column of the mean: lumps a row would have if all rows had the same number of pupils. */
  readonly mean: number
  readonly members: readonly ConeMember[]
}

/** A row in a cone: its resource is `fixed + gain · n`, counted in lumps; `weight · mean` is what the mean would give it. */
export interface ConeMember {
  readonly row: number
  /** Of the instance. */
  readonly pot: number
  readonly n: number
  readonly gain: number
  readonly fixed: number
  readonly weight: number
  /** Column of P (X − X̄)² / X̄. */
  readonly v: number
}

export interface BoundModel {
  readonly model: LinearModel
  readonly cones: readonly Cone[]
  /** Cost in fen of column cost 1, and of what stands outside the columns. */
  readonly scale: number
  readonly offset: number
  /** What every plan has to pay. */
  readonly sure: number
  /** Resource of each row of a stage at a solution, in lumps. */
  amounts(kind: number, stage: number, x: Float64Array): { readonly row: number; readonly amount: number }[]
}

/**
 * The continuous relaxation of the plan: lumps above the floors and thresholds met as numbers, without the tangents of the
 * spreads. A threshold asks for a whole number of lumps, so the step from floor to threshold is that number times a choice
 * between 0 and 1, which is much tighter than the resource itself.
 *
 * @requires a plan that keeps every rule: nothing dearer is of interest, which gives every column a finite box
 */
export function boundModel(
  instance: InvestmentInstance,
  plan: InvestmentPlan,
  spreads: readonly { readonly kind: number; readonly stage: number }[],
): BoundModel {
  const views = instance.kinds.map((_, k) => viewOf(instance, k))
  const floors = views.map(v => floorsOf(instance, v))
  const offset = views.reduce(
    (sum, v, k) => sum + total(floors[k] as Int32Array) * priceOf(instance, v.kind),
    0,
  )
  const sure = views.reduce(
    (sum, v, k) => sum + (v.movePrice === null ? total(floors[k] as Int32Array) * priceOf(instance, k) : 0),
    0,
  )
  const scale = Math.max(...instance.kinds.map(k => k.price))
  const draft = openDraft(scale)
  const n = views.map((view, k) =>
    Array.from(view.pots, (_, p) => {
      const price = priceOf(instance, k)
      const floor = (floors[k] as Int32Array)[p] as number
      const gain =
        view.movePrice === null ? (plan.cost - sure) / price : plan.cost / price - total(view.least) - floor
      return draft.column(price / scale, Math.max(0, Math.min((view.most[p] as number) - floor, gain)))
    }),
  )
  views.forEach((view, k) => {
    if (view.movePrice !== null) addMoves(view, floors[k] as Int32Array, n[k] as number[], draft)
  })
  addChoices(instance, views, floors, n, draft)
  const cones = spreads.map(s => addCone(instance, views[s.kind] as KindView, floors, n, draft, s.stage))
  const amounts = (kind: number, stage: number, x: Float64Array) =>
    membersOf(instance, views[kind] as KindView, floors, n, stage).map(m => ({
      row: m.row,
      amount: m.fixed + m.gain * (x[m.n] as number),
    }))
  return { model: draft.model(), cones, scale, offset, sure, amounts }
}

const total = (list: Int32Array) => list.reduce((a, b) => a + b, 0)
const priceOf = (instance: InvestmentInstance, kind: number) => instance.kinds[kind]?.price as number

/** Lumps of each pot that no choice can save. */
function floorsOf(instance: InvestmentInstance, view: KindView): Int32Array {
  const floors = view.least.slice()
  view.potOf.forEach((pot, r) => {
    const mayWaive = ruleOf(instance, r).need < instance.kinds.length
    const wanted = (mayWaive ? view.low[r] : view.full[r]) as number
    floors[pot] = Math.max(floors[pot] as number, Math.min(wanted, view.most[pot] as number))
  })
  return floors
}

function openDraft(scale: number) {
  const cost: number[] = []
  const most: number[] = []
  const rows = rowList()
  return {
    scale,
    rows,
    most,
    column: (price: number, upper: number) => {
      most.push(upper)
      return cost.push(price) - 1
    },
    model: (): LinearModel => ({
      ...rows.rows(),
      cost: Float64Array.from(cost),
      least: new Float64Array(cost.length),
      most: Float64Array.from(most),
    }),
  }
}
type Draft = ReturnType<typeof openDraft>

/** Each row: so many indicators at the threshold, of those that are not there by themselves. */
function addChoices(
  instance: InvestmentInstance,
  views: readonly KindView[],
  floors: readonly Int32Array[],
  n: readonly (readonly number[])[],
  draft: Draft,
): void {
  instance.rows.forEach((_, r) => {
    const steps = views.flatMap((view, k) => {
      const pot = view.potOf[r] as number
      const step = (view.full[r] as number) - (floors[k]?.[pot] as number)
      return step > 0 ? [{ step, column: n[k]?.[pot] as number }] : []
    })
    const asked = steps.length - (views.length - ruleOf(instance, r).need)
    if (asked <= 0) return
    const choices = steps.map(({ step, column }) => {
      const z = draft.column(0, 1)
      draft.rows.add(
        [
          [column, 1],
          [z, -step],
        ],
        0,
        Number.POSITIVE_INFINITY,
      )
      return [z, 1] as const
    })
    draft.rows.add(choices, asked, Number.POSITIVE_INFINITY)
  })
}

/** What a pot loses is moved and paid for; a pool as a whole loses nothing. */
function addMoves(view: KindView, floors: Int32Array, n: readonly number[], draft: Draft): void {
  const pools = new Map<number, [number, number][]>()
  n.forEach((column, p) => {
    const pool = view.pool[p] as number
    const entries = pools.get(pool)
    if (entries) entries.push([column, 1])
    else pools.set(pool, [[column, 1]])
    const floor = floors[p] as number
    if (floor >= 0) return
    const lost = draft.column((view.movePrice as number) / draft.scale, -floor)
    draft.rows.add(
      [
        [column, 1],
        [lost, 1],
      ],
      -floor,
      Number.POSITIVE_INFINITY,
    )
  })
  for (const [pool, entries] of pools) {
    const floor = floors.reduce((sum, f, p) => (view.pool[p] === pool ? sum + f : sum), 0)
    draft.rows.add(entries, -floor, Number.POSITIVE_INFINITY)
  }
}

/** Rows of a stage with their resource as a function of the lumps. */
function membersOf(
  instance: InvestmentInstance,
  view: KindView,
  floors: readonly Int32Array[],
  n: readonly (readonly number[])[],
  stage: number,
): Omit<ConeMember, 'v'>[] {
  const { kind } = view
  const lump = instance.kinds[kind]?.lump as number
  const own = instance.rows.flatMap((row, r) => (row.stage === stage ? [r] : []))
  const heads = own.reduce((s, r) => s + (instance.rows[r]?.pupils as number), 0)
  return own.map(row => {
    const pot = view.potOf[row] as number
    const gain = (view.gain[view.partOf[row] as number] as number) / lump
    const fixed = (view.amount[row] as number) / lump + gain * (floors[kind]?.[pot] as number)
    const weight = (own.length * (instance.rows[row]?.pupils as number)) / heads
    return { row, pot: view.pots[pot] as number, n: n[kind]?.[pot] as number, gain, fixed, weight }
  })
}

/** Mean and total spread of one kind in one stage: Σ v ≤ limit² · rows · mean. */
function addCone(
  instance: InvestmentInstance,
  view: KindView,
  floors: readonly Int32Array[],
  n: readonly (readonly number[])[],
  draft: Draft,
  stage: number,
): Cone {
  const { kind } = view
  const limit = instance.stages[stage]?.cvLimit[kind] as number
  const members = membersOf(instance, view, floors, n, stage)
  const rows = members.length
  const fixed = members.reduce((s, m) => s + m.fixed, 0)
  const most = members.reduce((s, m) => s + m.gain * (draft.most[m.n] as number), fixed) / rows
  const mean = draft.column(0, most)
  draft.rows.add([[mean, rows], ...members.map(m => [m.n, -m.gain] as const)], fixed, fixed)
  const withV = members.map(m => ({ ...m, v: draft.column(0, limit * limit * rows * most) }))
  draft.rows.add(
    [[mean, -limit * limit * rows], ...withV.map(m => [m.v, 1] as const)],
    Number.NEGATIVE_INFINITY,
    0,
  )
  return { kind, stage, mean, members: withV }
}

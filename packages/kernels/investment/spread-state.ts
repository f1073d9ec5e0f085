import { add, multiply, rationalOf } from '../exact/rational.ts'
import { compareCvExactly } from '../stats/exact-cv.ts'
import type { InvestmentInstance } from './instance.ts'
import { exactShare, type KindView } from './needs.ts'

/** Amounts of one kind while lumps are added, with what the coefficient of variation of each stage needs. */
export interface SpreadState {
  readonly lumps: Int32Array
  readonly x: Float64Array
  /** By stage: PN, Σx and Σx²/P. */
  readonly heads: Float64Array
  readonly total: Float64Array
  readonly squares: Float64Array
}

export function openState(instance: InvestmentInstance, view: KindView, lumps: Int32Array): SpreadState {
  const stages = instance.stages.length
  const state: SpreadState = {
    lumps: new Int32Array(lumps.length),
    x: view.amount.slice(),
    heads: new Float64Array(stages),
    total: new Float64Array(stages),
    squares: new Float64Array(stages),
  }
  instance.rows.forEach(({ stage, pupils }, r) => {
    const x = state.x[r] as number
    state.heads[stage] = (state.heads[stage] as number) + pupils
    state.total[stage] = (state.total[stage] as number) + x
    state.squares[stage] = (state.squares[stage] as number) + (x * x) / pupils
  })
  for (let p = 0; p < lumps.length; p++) if (lumps[p]) put(instance, view, state, p, lumps[p] as number)
  return state
}

/** Adds (or takes away) lumps at a pot. */
export function put(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  pot: number,
  lumps: number,
) {
  state.lumps[pot] = (state.lumps[pot] as number) + lumps
  for (let i = view.first[pot] as number; i < (view.first[pot + 1] as number); i++) {
    const r = view.row[i] as number
    const { stage, pupils } = instance.rows[r] as InvestmentInstance['rows'][number]
    const before = state.x[r] as number
    const after = before + lumps * (view.gain[i] as number)
    state.x[r] = after
    state.total[stage] = (state.total[stage] as number) + (after - before)
    state.squares[stage] = (state.squares[stage] as number) + (after * after - before * before) / pupils
  }
}

/** CV² − limit², times (Σx)²: not above zero where the limit is kept. */
export function excessOf(
  instance: InvestmentInstance,
  { kind }: KindView,
  state: SpreadState,
  stage: number,
): number {
  const limit = instance.stages[stage]?.cvLimit[kind] as number
  const total = state.total[stage] as number
  return (
    (state.heads[stage] as number) * (state.squares[stage] as number) - (1 + limit * limit) * total * total
  )
}

/** Whether the schools of a stage differ within the limit; decided in fractions where floating point cannot tell. */
export function isWithin(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  stage: number,
): boolean {
  const total = state.total[stage] as number
  if (total === 0) return false
  const over = excessOf(instance, view, state, stage)
  if (Math.abs(over) > 1e-11 * total * total) return over < 0
  return isWithinExactly(instance, view, state, stage)
}

function isWithinExactly(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  stage: number,
): boolean {
  const lump = rationalOf(instance.kinds[view.kind]?.lump as number)
  const schools = instance.rows.flatMap((row, r) => {
    if (row.stage !== stage) return []
    const at = view.potOf[r] as number
    const pot = instance.pots[view.pots[at] as number] as InvestmentInstance['pots'][number]
    const part = pot.parts.find(p => p.row === r) as (typeof pot.parts)[number]
    const lumps = { n: BigInt(state.lumps[at] as number), d: 1n }
    const gain = multiply(multiply(lump, exactShare(pot, part)), lumps)
    return [
      { amount: add(rationalOf(row.amounts[view.kind] as number), gain), pupils: rationalOf(row.pupils) },
    ]
  })
  return compareCvExactly(schools, instance.stages[stage]?.cvLimit[view.kind] as number) <= 0
}

/** Coefficient of variation of a stage as it stands. */
export function cvOf(state: SpreadState, stage: number): number {
  const total = state.total[stage] as number
  const ratio = ((state.heads[stage] as number) * (state.squares[stage] as number)) / (total * total) - 1
  return Math.sqrt(Math.max(0, ratio))
}

/** By how much one more lump (or one less) at a part brings its stage nearer to the limit, as `excessOf` counts it. */
export function benefitOf(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  part: number,
  lumps: 1 | -1 = 1,
): number {
  const { stage, pupils } = instance.rows[view.row[part] as number] as InvestmentInstance['rows'][number]
  const limit = instance.stages[stage]?.cvLimit[view.kind] as number
  const gain = lumps * (view.gain[part] as number)
  const middle = ((state.x[view.row[part] as number] as number) + gain / 2) / pupils
  const total = (state.total[stage] as number) + gain / 2
  return gain * ((1 + limit * limit) * total - middle * (state.heads[stage] as number))
}

/** Value per pupil at which a lump neither helps nor harms the spread of a stage. */
export function evenOf(
  instance: InvestmentInstance,
  { kind }: KindView,
  state: SpreadState,
  stage: number,
): number {
  const limit = instance.stages[stage]?.cvLimit[kind] as number
  return ((1 + limit * limit) * (state.total[stage] as number)) / (state.heads[stage] as number)
}

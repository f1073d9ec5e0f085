import { ok, type Refusal, type Result, refuse, type Stage } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import type { Unit } from '@loop/data/schema'
import {
  changeLeavesLess,
  changeOfMissing,
  changeOfNoTarget,
  changeOfUnknownMetric,
  changeOfUnknownUnit,
  changeToItself,
} from '../errors.ts'
import type { OverlayChange } from '../schema.ts'
import { joinedValue, mergeOf } from './merge-uncounted.ts'
import type { FigureInput } from './returns.ts'
import { columnKey } from './stage-table.ts'

export interface Plan {
  readonly units: readonly Unit[]
  readonly figures: readonly FigureInput[]
}

/**
 * The county as it would be: every change of a plan applied in turn to the figures of one period.
 *
 * @refuses all at once: a school or metric that is not there, an amount moved out of nothing, less than zero left
 * @example applyOverlay(today, '2020-2021', [{ unit: 'A', metric: 'multimedia_rooms', stage: 'all', change: { kind: 'add', value: 1 } }], vocabulary)
 */
export function applyOverlay(
  today: Plan,
  period: string,
  changes: readonly OverlayChange[],
  vocabulary: Vocabulary,
): Result<Plan> {
  const draft = openDraft(today, period, changes, vocabulary)
  const refusals = changes.flatMap((change, i) => applied(draft, change, `changes.${i}`))
  if (refusals.length > 0) return refuse(...refusals)
  return ok({ units: [...draft.units.values()], figures: [...draft.untouched, ...draft.figures.values()] })
}

interface Draft {
  readonly period: string
  readonly vocabulary: Vocabulary
  readonly units: Map<string, Unit>
  /** Of the units the plan names; a county has thousands of figures and a plan touches few. */
  readonly figures: Map<string, FigureInput>
  readonly untouched: readonly FigureInput[]
}

function openDraft(
  today: Plan,
  period: string,
  changes: readonly OverlayChange[],
  vocabulary: Vocabulary,
): Draft {
  const named = new Set(changes.flatMap(({ unit, change }) => ('to' in change ? [unit, change.to] : [unit])))
  const isTouched = (f: FigureInput) => f.period === period && named.has(f.unit)
  const own = today.figures.filter(isTouched)
  return {
    period,
    vocabulary,
    units: new Map(today.units.map(u => [u.id, u])),
    untouched: today.figures.filter(f => !isTouched(f)),
    figures: new Map(own.map(f => [keyOf(f.unit, f.metric, f.stage), f])),
  }
}

function keyOf(unit: string, metric: string, stage: Stage): string {
  return `${unit}\n${columnKey(metric, stage)}`
}

function applied(draft: Draft, { unit, metric, stage, change }: OverlayChange, at: string): Refusal[] {
  if (!draft.units.has(unit)) return [changeOfUnknownUnit(at, unit)]
  if (change.kind === 'close') return closed(draft, unit, change.to, at)
  if (!draft.vocabulary.metrics.get(metric)?.stages.includes(stage))
    return [changeOfUnknownMetric(at, metric, stage)]
  if (draft.vocabulary.metrics.get(metric)?.flags.includes('no-target')) return [changeOfNoTarget(at, metric)]
  if (change.kind === 'set') return put(draft, unit, metric, stage, change.value, at)
  if (change.kind === 'add') return added(draft, unit, metric, stage, change.value, at)
  if (change.to === unit) return [changeToItself(at)]
  if (!draft.units.has(change.to)) return [changeOfUnknownUnit(at, change.to)]
  const refused = added(draft, unit, metric, stage, -change.value, at)
  return refused.length > 0 ? refused : added(draft, change.to, metric, stage, change.value, at)
}

function added(draft: Draft, unit: string, metric: string, stage: Stage, by: number, at: string): Refusal[] {
  const before = draft.figures.get(keyOf(unit, metric, stage))?.value ?? null
  if (before === null) return [changeOfMissing(at, unit, metric)]
  return put(draft, unit, metric, stage, joinedValue(before, by, 'add'), at)
}

function put(draft: Draft, unit: string, metric: string, stage: Stage, value: number, at: string): Refusal[] {
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = draft.vocabulary.metrics.get(metric) ?? {}
  if (value < minimum || value > maximum) return [changeLeavesLess(at, unit, metric, value)]
  draft.figures.set(keyOf(unit, metric, stage), {
    unit,
    period: draft.period,
    metric,
    stage,
    value,
    fact: null,
    standing: 'sole',
  })
  return []
}

/** Pupils, teachers and rooms go to the school named, attributes go nowhere; with nobody named all of it leaves. */
function closed(draft: Draft, unit: string, to: string | null, at: string): Refusal[] {
  if (to === unit) return [changeToItself(at)]
  if (to !== null && !draft.units.has(to)) return [changeOfUnknownUnit(at, to)]
  for (const [key, figure] of [...draft.figures]) {
    if (figure.unit !== unit) continue
    draft.figures.delete(key)
    if (to !== null) handOver(draft, figure, to)
  }
  draft.units.delete(unit)
  for (const [id, other] of draft.units)
    if (other.parent === unit) draft.units.set(id, { ...other, parent: to })
  return []
}

function handOver(draft: Draft, figure: FigureInput, to: string): void {
  const metric = draft.vocabulary.metrics.get(figure.metric)
  const how = metric ? mergeOf(metric) : 'parent'
  if (how === 'parent') return
  const key = keyOf(to, figure.metric, figure.stage)
  const own = draft.figures.get(key)
  const value = own === undefined ? figure.value : together(own.value, figure.value, how)
  draft.figures.set(key, { ...figure, unit: to, value, fact: null, standing: 'sole' })
}

function together(a: number | null, b: number | null, how: 'add' | 'largest' | 'smallest'): number | null {
  return a === null || b === null ? null : joinedValue(a, b, how)
}

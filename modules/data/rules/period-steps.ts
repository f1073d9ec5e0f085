import type { Refusal } from '@kit/base'
import { changedSinceSubmission, nothingToSubmit, samePerson, stillContested, wrongStep } from '../errors.ts'

/** One step in the life of a period; `unit` is null for the whole region, else one school about its own figures. */
export interface PeriodStep {
  readonly step: 'submitted' | 'confirmed' | 'reopened'
  readonly unit: string | null
  readonly by: string
  readonly byName: string
  readonly at: Date
  readonly digest: string | null
}

export type PeriodStateName = 'open' | 'submitted' | 'locked'

/** What a period looks like at the moment somebody wants to take a step. */
export interface PeriodNow {
  readonly period: string
  readonly figures: number
  readonly contested: number
  readonly digest: string
}

/**
 * Where a period stands for the region, or for one school: a step of the region counts for every school, a step of a school
 * only for itself.
 *
 * @requires steps of one period, oldest first
 * @example periodState([], null) // → { state: 'open', submitted: null, confirmed: null }
 */
export function periodState(steps: readonly PeriodStep[], unit: string | null) {
  let state: PeriodStateName = 'open'
  let submitted: PeriodStep | null = null
  let confirmed: PeriodStep | null = null
  for (const step of steps) {
    if (step.unit !== null && step.unit !== unit) continue
    if (step.step === 'submitted') [state, submitted, confirmed] = ['submitted', step, null]
    else if (step.step === 'confirmed') [state, confirmed] = ['locked', step]
    else [state, submitted, confirmed] = ['open', null, null]
  }
  return { state, submitted, confirmed }
}

/**
 * Schools whose own figures are submitted and not sent back.
 *
 * @requires steps of one period, oldest first
 */
export function submittedUnits(steps: readonly PeriodStep[]): ReadonlySet<string> {
  const units = new Set<string>()
  for (const step of steps) {
    if (step.unit === null && step.step === 'reopened') units.clear()
    else if (step.unit !== null && step.step === 'submitted') units.add(step.unit)
    else if (step.unit !== null) units.delete(step.unit)
  }
  return units
}

/**
 * Why a period may not be submitted; empty when it may. Submitting again is right when the figures have changed meanwhile.
 *
 * @refuses conflict-period-state, nothing-to-submit, still-contested (one figure has one value everywhere)
 * @source S1-12.5 by way of systems.md 5; tensions.md T26
 */
export function checkSubmission(
  steps: readonly PeriodStep[],
  unit: string | null,
  now: PeriodNow,
): readonly Refusal[] {
  const { state, submitted } = periodState(steps, unit)
  const again = state === 'submitted' && submitted?.unit === unit && submitted?.digest !== now.digest
  return [
    ...(state === 'open' || again ? [] : [wrongStep(now.period, state)]),
    ...(now.figures === 0 ? [nothingToSubmit(now.period)] : []),
    ...(now.contested > 0 ? [stillContested(now.period, now.contested)] : []),
  ]
}

/**
 * Why a submitted period may not be confirmed by this person; empty when it may.
 *
 * @refuses conflict-period-state, same-person (two-step confirmation), conflict-changed-since-submission, still-contested
 */
export function checkConfirmation(
  steps: readonly PeriodStep[],
  person: string,
  now: PeriodNow,
): readonly Refusal[] {
  const { state, submitted } = periodState(steps, null)
  if (state !== 'submitted' || !submitted) return [wrongStep(now.period, state)]
  return [
    ...(submitted.by === person ? [samePerson(now.period)] : []),
    ...(submitted.digest !== now.digest ? [changedSinceSubmission(now.period)] : []),
    ...(now.contested > 0 ? [stillContested(now.period, now.contested)] : []),
  ]
}

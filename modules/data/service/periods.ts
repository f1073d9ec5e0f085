import { ok, type Refusal, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { notYourUnit, reasonMissing, unknownUnit, wrongStep } from '../errors.ts'
import {
  checkConfirmation,
  checkSubmission,
  type PeriodNow,
  type PeriodStep,
  periodState,
  submittedUnits,
} from '../rules/period-steps.ts'
import type { PeriodState } from '../schema.ts'
import { countFigures, countLater, loadFigures } from '../store/figures.ts'
import { loadSteps, saveStep } from '../store/periods.ts'
import { nextInstant } from '../store/regions.ts'
import { loadUnits } from '../store/units.ts'
import { digestOfFigures, everything } from './figures.ts'

/** Where every period with figures stands; people of one school see their own school's state and counts. */
export async function periodStates(tx: Tx, region: string): Promise<PeriodState[]> {
  const own = tx.actor.unit
  const counts = await countFigures(tx, { ...everything(region), units: own === null ? null : [own] })
  const steps = await loadSteps(tx, region)
  const states = counts.map(c => ({ ...c, ...periodState(steps.get(c.period) ?? [], own) }))
  const locked = states.flatMap(s => (s.confirmed ? [{ period: s.period, after: s.confirmed.at }] : []))
  const later = await countLater(tx, region, locked, own)
  return states.map(({ period, state, submitted, confirmed, figures, contested, schools }) => ({
    period,
    state,
    submittedBy: submitted?.byName ?? null,
    submittedAt: submitted?.at.toISOString() ?? null,
    confirmedBy: confirmed?.byName ?? null,
    confirmedAt: confirmed?.at.toISOString() ?? null,
    digest: confirmed?.digest ?? null,
    figures,
    contested,
    schools,
    submittedSchools: submittedUnits(steps.get(period) ?? []).size,
    corrections: later.get(period) ?? 0,
  }))
}

/** First step: the bureau for the region, or people of a school for their own figures, say that the figures are complete. */
export function submitPeriod(tx: Tx, region: string, period: string): Promise<Result<PeriodState>> {
  return takeStep(
    tx,
    region,
    period,
    { step: 'submitted', unit: tx.actor.unit, reason: null },
    (steps, now) => checkSubmission(steps, tx.actor.unit, now),
  )
}

/** Second step, by another person: the figures as submitted are locked; their digest is kept. */
export function confirmPeriod(tx: Tx, region: string, period: string): Promise<Result<PeriodState>> {
  return takeStep(tx, region, period, { step: 'confirmed', unit: null, reason: null }, (steps, now) => [
    ...(tx.actor.unit === null ? [] : [notYourUnit(region)]),
    ...checkConfirmation(steps, tx.actor.id, now),
  ])
}

/** Sends a submitted or locked period back, for the region or for one school, with a reason. */
export async function reopenPeriod(
  tx: Tx,
  region: string,
  period: string,
  asked: { readonly unit: string | null; readonly reason: string },
): Promise<Result<PeriodState>> {
  const reason = asked.reason.trim()
  const units = asked.unit === null ? [] : await loadUnits(tx, region)
  const step = { step: 'reopened', unit: asked.unit, reason } as const
  return takeStep(tx, region, period, step, steps => {
    const { state, submitted } = periodState(steps, asked.unit)
    const isTheirs = asked.unit === null || submitted?.unit === asked.unit
    return [
      ...(reason === '' ? [reasonMissing('reason')] : []),
      ...(tx.actor.unit === null ? [] : [notYourUnit(asked.unit ?? region)]),
      ...(asked.unit === null || units.some(u => u.id === asked.unit) ? [] : [unknownUnit(asked.unit)]),
      ...(state === 'open' || !isTheirs ? [wrongStep(period, state)] : []),
    ]
  })
}

type NewStep = Pick<PeriodStep, 'step' | 'unit'> & { readonly reason: string | null }

async function takeStep(
  tx: Tx,
  region: string,
  period: string,
  { step, unit, reason }: NewStep,
  check: (steps: readonly PeriodStep[], now: PeriodNow) => readonly Refusal[],
): Promise<Result<PeriodState>> {
  const at = await nextInstant(tx, region)
  const steps = (await loadSteps(tx, region)).get(period) ?? []
  const now = await periodNow(tx, region, period, unit)
  const refusals = check(steps, now)
  if (refusals.length > 0) return refuse(...refusals)
  const digest = step === 'reopened' ? null : now.digest
  await saveStep(tx, region, period, { seq: steps.length + 1, step, unit, digest, reason, at })
  await tx.ledger({
    region: region as RegionCode,
    event: `data.period-${step}`,
    subject: unit === null ? period : `${period} ${unit}`,
    detail: { digest, reason, figures: now.figures },
  })
  const state = (await periodStates(tx, region)).find(s => s.period === period)
  return state ? ok(state) : refuse(wrongStep(period, 'open'))
}

/** The figures a step is about: the whole region's, or those of one school. */
async function periodNow(tx: Tx, region: string, period: string, unit: string | null): Promise<PeriodNow> {
  const figures = await loadFigures(tx, {
    ...everything(region),
    periods: [period],
    units: unit === null ? null : [unit],
  })
  const units = (await loadUnits(tx, region)).filter(u => unit === null || u.id === unit)
  return {
    period,
    figures: figures.length,
    contested: figures.filter(f => f.standing === 'contested').length,
    digest: digestOfFigures(units, figures),
  }
}

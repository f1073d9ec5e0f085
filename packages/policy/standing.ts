import { planOf } from './plan-schema.ts'
import type { Pack, Source } from './schema.ts'
import { conditionsOf } from './standards-schema.ts'

/** What a plan says beyond tests and targets, one thing of it. */
export type PlanKind = 'duty' | 'disclosure' | 'record' | 'trigger' | 'entitlement'

/** What a document says of conditions, one thing of it. */
export type ConditionKind = 'standard' | 'score' | 'idle'

/**
 * Somebody should have looked again by now: the pack still works, and every screen says so.
 *
 * @example isReviewDue(pack, '2027-09-01') // → true when reviewBy is 2027-08-31
 */
export function isReviewDue(pack: Pick<Pack, 'reviewBy'>, day: string): boolean {
  return day > pack.reviewBy
}

/** The pack applies on this day. */
export function isInForce(pack: Pick<Pack, 'from' | 'until'>, day: string): boolean {
  return pack.from <= day && (pack.until === null || day <= pack.until)
}

export interface Unverified {
  readonly what:
    | 'parameter'
    | 'indicator'
    | 'relaxation'
    | 'exclusion'
    | 'test'
    | 'target'
    | PlanKind
    | ConditionKind
  readonly id: string
  readonly clause: string
}

/** Everything in the pack that rests on memory alone, one entry a thing (a parameter once, however many dates). */
export function unverifiedIn(pack: Omit<Pack, 'digest'>): Unverified[] {
  const plan = planOf(pack)
  const conditions = conditionsOf(pack)
  const of = (
    what: Unverified['what'],
    things: readonly { readonly id: string; readonly source: Source }[],
  ): Unverified[] =>
    things
      .filter(({ source }) => source.status === 'unverified')
      .map(({ id, source }) => ({ what, id, clause: source.clause }))
  const parameters = pack.parameters.flatMap(({ id, values }) => {
    const doubtful = values.find(({ source }) => source.status === 'unverified')
    return doubtful ? [{ id, source: doubtful.source }] : []
  })
  return [
    ...of('parameter', parameters),
    ...of('indicator', pack.indicators),
    ...of(
      'relaxation',
      pack.indicators.flatMap(indicator => indicator.relaxations),
    ),
    ...of('exclusion', pack.scope.exclude),
    ...of('test', pack.tests),
    ...of('target', pack.targets),
    ...of('duty', plan.duties),
    ...of('disclosure', plan.disclosures),
    ...of('record', plan.records),
    ...of('trigger', plan.triggers),
    ...of('entitlement', plan.entitlements),
    ...of('standard', conditions.standards),
    ...of('score', conditions.scores),
    ...of('idle', conditions.idle),
  ]
}

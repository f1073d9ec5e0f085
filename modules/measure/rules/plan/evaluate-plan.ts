import type { Period, Text } from '@kit/base'
import { type Deadline, deadlineWords, nextDue, planOf } from '@kit/policy'
import type { DutyStanding, PlanStanding, TriggerStanding } from '../../plan-schema.ts'
import { decideCounty } from '../decide-county.ts'
import { type AssessmentInput, type County, measureOverYears } from '../measure-county.ts'
import { entitlementStandings } from './entitlements.ts'
import { recordStandings } from './records.ts'
import { targetStandings, yearsOnRecord } from './targets.ts'
import { triggerStandings } from './triggers.ts'

/** What is asked of a plan: figures of all years on record, and the day on which somebody looks at its deadlines. */
export interface PlanInput extends AssessmentInput {
  readonly today: string
}

/**
 * Where a plan stands in one period: targets on their paths, printed figures beside computed ones, whom triggers fire
 * for, what falls due next, who is entitled to how much. Pure and deterministic.
 *
 * @requires a checked pack; figures of one county, of the period and any years before it
 * @refuses nothing: what is missing is undetermined or open, never zero
 */
export function evaluatePlan(input: PlanInput): PlanStanding {
  const county = measureOverYears(input)
  const region = regionOf(input)
  const past = yearsOnRecord(county)
  const targets = targetStandings(county, decideCounty(county), past)
  const records = recordStandings(county)
  const triggers = triggerStandings(county, region)
  const { id, version, digest, title } = input.pack
  return {
    pack: { id, version, digest, title },
    period: input.period as Period,
    day: input.day,
    targets,
    records,
    conflicts: conflictsOf(county, [
      ...targets.map(t => ({
        id: t.id,
        what: 'target' as const,
        title: t.title,
        value: t.by.at(-1)?.value ?? null,
      })),
      ...records.map(r => ({ id: r.id, what: 'record' as const, title: r.title, value: r.printed })),
      ...input.pack.tests.map(t => ({ id: t.id, what: 'test' as const, title: t.title, value: null })),
    ]),
    triggers,
    duties: dutiesOf(county, triggers, input.today),
    disclosures: disclosuresOf(county, input.today),
    entitlements: entitlementStandings(county, region),
  }
}

/** The unit that stands for the county itself. */
export function regionOf({ units }: Pick<AssessmentInput, 'units'>): { id: string; name: string } {
  const region = units.find(unit => unit.kind === 'region')
  return { id: region?.id ?? '', name: region?.name ?? '' }
}

type Party = PlanStanding['conflicts'][number]['between'][number]

function conflictsOf({ book }: County, parties: readonly Party[]): PlanStanding['conflicts'] {
  return planOf(book.pack).conflicts.map(({ id, title, note, between }) => ({
    id,
    title,
    note,
    between: between.flatMap(named => parties.find(party => party.id === named) ?? []),
  }))
}

function dutiesOf({ book }: County, triggers: readonly TriggerStanding[], today: string): DutyStanding[] {
  return planOf(book.pack).duties.map(duty => ({
    ...{ id: duty.id, title: duty.title, kind: duty.kind, for: [...duty.for] },
    clause: duty.source.clause,
    sourceStatus: duty.source.status,
    ...dueOf(duty.deadline, today),
    responsible: duty.responsible.map(who => ({ ...who, inferred: who.inferred ?? false })),
    evidence: duty.evidence ?? null,
    opened: triggers.filter(t => t.opens === duty.id && t.fires.length > 0).map(t => t.id),
  }))
}

function disclosuresOf({ book }: County, today: string): PlanStanding['disclosures'] {
  return planOf(book.pack).disclosures.map(({ id, title, by, items, when, forbidden, source }) => {
    const { deadline, due } = dueOf(when, today)
    return {
      ...{ id, title, by, items: [...items], when: deadline, due, forbidden: forbidden ?? false },
      clause: source.clause,
      sourceStatus: source.status,
    }
  })
}

function dueOf(deadline: Deadline, today: string): { deadline: Text; due: DutyStanding['due'] } {
  return { deadline: deadlineWords(deadline), due: nextDue(deadline, today) }
}

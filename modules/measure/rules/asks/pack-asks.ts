import type { AdoptionState } from '../../adoption/schema.ts'
import type { PackAsks } from '../../asks/schema.ts'
import type { PlanStanding } from '../../plan-schema.ts'
import type { AssessmentResult, TestResult } from '../../schema.ts'
import { isAskedOf, isPublishedBy, type Whom } from './asked-of.ts'
import { clockOf } from './clock.ts'

export interface AdoptedStanding {
  readonly standing: PlanStanding
  readonly adoption: AdoptionState
  /** What the tests of the document say; asked of one school only. */
  readonly result: AssessmentResult | null
  /** Ids of entitlements, with their stage, that another document does not supersede. */
  readonly governs: ReadonlySet<string>
}

export const moneyKey = (id: string, stage: string | null) => `${id} ${stage ?? ''}`

/** What one document asks of somebody: duties with clocks, standings, triggers, money, what to publish and what never. */
export function packAsks(of: AdoptedStanding, whom: Whom, today: string): PackAsks {
  const { standing, adoption } = of
  const duties = standing.duties.filter(duty => isAskedOf(whom, duty))
  const clauses = new Set(duties.map(duty => duty.clause))
  const theirs = standing.disclosures.filter(d => isPublishedBy(whom, d, standing.duties))
  const isEverybody = whom.party === null && whom.audience === null
  return {
    pack: { id: standing.pack.id, title: standing.pack.title },
    adoption,
    duties: duties
      .map(duty => ({ ...duty, clock: clockOf(duty.due, today) }))
      .sort((a, b) => CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock)),
    targets: whom.unit !== null ? [] : standing.targets.filter(t => isEverybody || clauses.has(t.clause)),
    tests: whom.unit === null ? [] : ownTests(of, whom.unit),
    lacks: whom.unit === null ? [] : ownLacks(of, whom.unit),
    triggers: triggersOf(of, whom, new Set(duties.map(duty => duty.id))),
    money: moneyOf(of, whom),
    publish: theirs.filter(d => !d.forbidden),
    never: standing.disclosures.filter(d => d.forbidden),
  }
}

/** What presses first stands first. */
const CLOCKS = ['overdue', 'this-quarter', 'later', 'waiting', 'kept', 'unknown']

/** Whether a document asks anything at all. */
export function asksNothing(of: PackAsks): boolean {
  return [of.duties, of.targets, of.tests, of.lacks, of.triggers, of.money, of.publish, of.never].every(
    list => list.length === 0,
  )
}

function ownTests({ result }: AdoptedStanding, unit: string): PackAsks['tests'] {
  if (result === null) return []
  const stages = new Set(result.schools.filter(s => s.unit === unit).map(s => s.stage))
  const asks = (test: TestResult) =>
    (test.op === 'at-least-k@1' || test.op === 'school-value@1') &&
    test.verdict !== 'not-applicable' &&
    (test.stage === null || stages.has(test.stage))
  return stages.size === 0
    ? []
    : result.tests.filter(asks).map(({ id, title, clause, stage, status, failing, missing }) => ({
        ...{ id, title, clause, stage, status },
        verdict: failing.includes(unit) ? 'fail' : missing.includes(unit) ? 'undetermined' : 'pass',
      }))
}

function ownLacks({ result }: AdoptedStanding, unit: string): PackAsks['lacks'] {
  if (result === null) return []
  return result.schools
    .filter(school => school.unit === unit)
    .flatMap(school =>
      school.cells.flatMap((cell, i) => {
        const of = result.indicators.find(
          x => x.indicator === result.order[i] && x.stage === school.stage && x.threshold !== null,
        )
        if (of === undefined || cell.standing === 'reaches' || cell.standing === 'none') return []
        const { title, threshold, gapUnit } = of
        return [{ title, threshold, gapUnit, stage: school.stage, value: cell.value, gap: cell.gap }]
      }),
    )
}

function triggersOf(
  { standing }: AdoptedStanding,
  { party, audience, unit }: Whom,
  duties: ReadonlySet<string>,
): PackAsks['triggers'] {
  const isSchool = audience === 'school' || audience === 'kindergarten'
  return standing.triggers.flatMap(trigger => {
    const { id, title, clause, when, level } = trigger
    const opens = standing.duties.find(duty => duty.id === trigger.opens)?.title ?? null
    const named = { id, title, clause, when, opens }
    if (unit !== null) {
      if (trigger.fires.some(asked => asked.unit === unit)) return [{ ...named, fires: 1 }]
      return trigger.open.some(asked => asked.unit === unit) ? [{ ...named, fires: null }] : []
    }
    if (party !== null && !duties.has(trigger.opens)) return []
    if (audience !== null && isSchool === (level === 'county')) return []
    return [
      {
        ...named,
        fires: trigger.fires.length === 0 && trigger.open.length > 0 ? null : trigger.fires.length,
      },
    ]
  })
}

function moneyOf({ standing, governs }: AdoptedStanding, { party, audience, unit }: Whom): PackAsks['money'] {
  const isSchool = audience === 'school' || audience === 'kindergarten'
  if (party !== null || (audience !== null && unit === null && !isSchool && audience !== 'county')) return []
  return standing.entitlements.flatMap(({ id, title, clause, level, rows, total }) => {
    if (unit === null) {
      const isTheirs = audience === null || isSchool === (level !== 'county')
      return isTheirs && rows.some(row => governs.has(moneyKey(id, row.stage)))
        ? [{ id, title, clause, stage: null, amount: total }]
        : []
    }
    return rows
      .filter(row => row.unit === unit && row.applies !== false && governs.has(moneyKey(id, row.stage)))
      .map(row => ({ id, title, clause, stage: row.stage, amount: row.amount }))
  })
}

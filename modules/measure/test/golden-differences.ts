import { assert, type Period } from '@kit/base'
import { type GoldenCase, type GoldenExpectation, type Pack, type Vocabulary, withChoices } from '@kit/policy'
import type { Conditions } from '../conditions/schema.ts'
import type { AskedUnit, PlanStanding } from '../plan-schema.ts'
import { assessFigures } from '../rules/assess-figures.ts'
import { conditionsLedger } from '../rules/conditions/ledger.ts'
import type { AssessmentInput } from '../rules/measure-county.ts'
import { evaluatePlan } from '../rules/plan/evaluate-plan.ts'
import { statutorySheet } from '../rules/statutory/sheet.ts'
import type { AssessmentResult } from '../schema.ts'
import { goldenInput } from './golden-input.ts'

/**
 * What comes out of a worked example otherwise than it says, a line each. What it says nothing of is not computed, so
 * that hundreds of altered packs can be tried.
 */
export function exampleDifferences(example: GoldenCase, pack: Pack, vocabulary: Vocabulary): string[] {
  const chosen = withChoices(pack, example.choose)
  assert(chosen.ok, `the choices of ${example.name} exist`)
  const input = goldenInput(example, chosen.value, vocabulary)
  const told = (...parts: (keyof GoldenExpectation)[]) =>
    parts.some(part => example.expect[part] !== undefined)
  return [
    ...(told('verdict', 'schools', 'indicators', 'tests', 'excluded')
      ? differences(example, assessFigures(input))
      : []),
    ...(told('targets', 'records', 'triggers', 'entitlements')
      ? planDifferences(example, evaluatePlan({ ...input, today: example.day }))
      : []),
    ...(told('standards', 'scores', 'tiers', 'idle')
      ? conditionDifferences(example, conditionsLedger(input))
      : []),
    ...statutoryDifferences(example, input),
  ]
}

type Compare = (where: string, expected: object | undefined, actual: object | undefined) => void

/** Collects what is otherwise than expected, a line each; only what the example names is compared. */
function comparing(found: string[], tolerance: number): Compare {
  return (where, expected, actual) => {
    if (expected === undefined) return
    if (actual === undefined) {
      found.push(`${where} is not there`)
      return
    }
    for (const [key, value] of Object.entries(expected)) {
      const other = (actual as Record<string, unknown>)[key]
      if (!isSame(value, other, tolerance))
        found.push(`${where}.${key}: ${text(value)} expected, ${text(other)} found`)
    }
  }
}

/** The same for what a plan says beyond its tests. */
function planDifferences({ expect: wanted, tolerance }: GoldenCase, plan: PlanStanding): string[] {
  const found: string[] = []
  const compare = comparing(found, tolerance)
  const named = (u: AskedUnit) => (u.stage === null ? u.unit : `${u.unit}@${u.stage}`)
  for (const { id, ...rest } of wanted.targets ?? [])
    compare(
      `target ${id}`,
      rest,
      plan.targets.find(t => t.id === id),
    )
  for (const { id, ...rest } of wanted.records ?? [])
    compare(
      `record ${id}`,
      rest,
      plan.records.find(r => r.id === id),
    )
  for (const { id, ...rest } of wanted.triggers ?? []) {
    const trigger = plan.triggers.find(t => t.id === id)
    compare(`trigger ${id}`, rest, {
      fires: trigger?.fires.map(named),
      open: trigger?.open.map(named),
    })
  }
  for (const { id, school, stage, ...rest } of wanted.entitlements ?? []) {
    const rows = plan.entitlements.find(e => e.id === id)?.rows
    const row = rows?.find(r => r.unit === (school ?? 'county') && r.stage === (stage ?? null))
    const none = { applies: false }
    compare(
      `entitlement ${id}/${school}`,
      rest,
      row ? { ...row, shares: row.shares.map(s => s.amount) } : none,
    )
  }
  return found
}

/** The same for what the tests of the law say beyond a verdict. */
function statutoryDifferences({ expect: wanted, tolerance }: GoldenCase, input: AssessmentInput): string[] {
  const found: string[] = []
  const asked = (wanted.tests ?? []).filter(t => t.shortfall !== undefined || t.perPupil !== undefined)
  if (asked.length === 0) return found
  const period = input.period as Period
  const sheet = statutorySheet({ ...input, figures: [...input.figures], packs: [input.pack], period })
  for (const { id, shortfall, perPupil } of asked) {
    const reading = sheet.tests.find(t => t.test === id)?.readings.find(r => r.official)
    const named = {
      ...(shortfall === undefined ? {} : { shortfall }),
      ...(perPupil === undefined ? {} : { perPupil }),
    }
    comparing(found, tolerance)(`statutory ${id}`, named, reading?.years.at(-1))
  }
  return found
}

/** The same for the ledger of conditions. */
function conditionDifferences({ expect: wanted, tolerance }: GoldenCase, ledger: Conditions): string[] {
  const found: string[] = []
  const compare = comparing(found, tolerance)
  for (const { id, school, stage, ...rest } of wanted.standards ?? []) {
    const row = ledger.rows.find(r => r.standard === id && r.unit === school && r.stage === (stage ?? null))
    compare(`standard ${id}/${school}`, rest, row ?? { state: 'none' })
  }
  for (const { id, points, ...rest } of wanted.scores ?? []) {
    const schools = ledger.weak.find(score => score.id === id)?.schools ?? []
    const of = (state: string) => schools.filter(s => s.state === state).map(s => s.unit)
    compare(`score ${id}`, rest, { weak: of('weak'), open: of('open') })
    compare(`points ${id}`, points, Object.fromEntries(schools.map(s => [s.unit, s.points])))
  }
  for (const { school, ...rest } of wanted.tiers ?? [])
    compare(
      `tier ${school}`,
      rest,
      ledger.schools.find(s => s.unit === school),
    )
  for (const { id, steps } of wanted.idle ?? []) {
    const rows = ledger.idle.find(list => list.id === id)?.rows ?? []
    compare(
      `idle ${id}`,
      { steps: Object.entries(steps).map(String) },
      { steps: rows.map(r => `${r.unit},${r.step ?? ''}`) },
    )
  }
  return found
}

/** What came out otherwise than expected, a line each; only what the example names is compared. */
function differences({ expect: wanted, tolerance }: GoldenCase, result: AssessmentResult): string[] {
  const found: string[] = []
  const compare = comparing(found, tolerance)
  if (wanted.verdict !== undefined) compare('county', { verdict: wanted.verdict }, result)
  compareSchools(wanted, result, compare)
  for (const { id, stage, ...rest } of wanted.indicators ?? [])
    compare(
      `indicator ${id}/${stage}`,
      rest,
      result.indicators.find(i => i.indicator === id && i.stage === stage),
    )
  for (const { id, stage, points, shortfall: _, perPupil: __, ...rest } of wanted.tests ?? []) {
    const test = result.tests.find(t => t.id === id && (stage === undefined || t.stage === stage))
    compare(`test ${id}/${stage ?? ''}`, rest, test)
    if (points !== undefined) compare(`test ${id}`, { got: points }, test?.points ?? undefined)
  }
  if (wanted.excluded)
    compare(
      'county',
      { excluded: wanted.excluded.map(x => `${x.id}:${x.rule}`) },
      { excluded: result.excluded.map(x => `${x.unit}:${x.rule}`) },
    )
  return found
}

function compareSchools(wanted: GoldenExpectation, result: AssessmentResult, compare: Compare): void {
  for (const { id, stage, cells, ...rest } of wanted.schools ?? []) {
    const school = result.schools.find(s => s.unit === id && s.stage === stage)
    compare(`school ${id}/${stage}`, rest, school)
    for (const [indicator, cell] of Object.entries(cells ?? {}))
      compare(`cell ${id}/${stage}/${indicator}`, cell, school?.cells[result.order.indexOf(indicator)])
  }
}

/** Numbers within the tolerance, lists as sets. */
function isSame(expected: unknown, actual: unknown, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= tolerance
  if (Array.isArray(expected) && Array.isArray(actual))
    return text([...expected].sort()) === text([...actual].sort())
  return expected === actual
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

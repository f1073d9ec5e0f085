import type { Text } from '@kit/base'
import type { Golden } from './golden.ts'
import { planOf } from './plan-schema.ts'
import type { Pack, Source, Test } from './schema.ts'
import { conditionsOf } from './standards-schema.ts'
import {
  parametersIn,
  parametersOfConditions,
  parametersOfIndicator,
  parametersOfPlan,
  parametersOfTarget,
  parametersOfTest,
} from './uses.ts'

/** One row of the clause inventory. */
export interface IndexedClause {
  readonly id: string
  readonly kind: string
  /** It has a number, or sets a limit that has to be one. */
  readonly quantified: boolean
}

/** How a clause runs, the strongest first. */
export const RUNS = ['computed', 'tracked', 'published', 'recorded', 'open'] as const
export type Run = (typeof RUNS)[number]

export interface Way {
  readonly run: Run
  readonly pack: string
  readonly what: string
  readonly id: string
}

export interface CoveredClause extends IndexedClause {
  readonly run: Run
  readonly ways: readonly Way[]
  readonly summary: Text | null
  /** Why it is open, where a pack says so. */
  readonly because: Text | null
}

export interface Coverage {
  readonly clauses: readonly CoveredClause[]
  /** Clauses that packs name and the inventory does not have. */
  readonly unknown: readonly string[]
}

export interface PackWithExamples {
  readonly pack: Pack
  readonly golden: Golden
}

/**
 * How every clause of the inventory runs, derived from what the packs hold. *Computed* needs something that computes and
 * a worked example that expects it; what a person attests is tracked, not computed.
 *
 * @example clauseCoverage(index, packs).clauses.filter(c => c.run === 'open').length
 */
export function clauseCoverage(
  index: readonly IndexedClause[],
  packs: readonly PackWithExamples[],
): Coverage {
  const ways = packs.flatMap(waysOf)
  const named = packs.flatMap(({ pack }) => pack.clauses)
  const known = new Set(index.map(clause => clause.id))
  return {
    clauses: index.map(clause => {
      const own = ways.filter(way => way.row === clause.id)
      const run = RUNS.find(candidate => own.some(way => way.run === candidate)) ?? 'open'
      return {
        ...clause,
        run,
        ways: own.map(({ row: _, ...way }) => way),
        summary: named.find(c => c.article === clause.id)?.summary ?? null,
        because: run === 'open' ? reasonFor(clause.id, packs) : null,
      }
    }),
    unknown: named.filter(clause => !known.has(clause.article)).map(clause => clause.id),
  }
}

function reasonFor(row: string, packs: readonly PackWithExamples[]): Text | null {
  const reasons = packs.flatMap(({ pack }) => planOf(pack).open)
  return reasons.find(({ clause }) => rowOf(clause) === row)?.because ?? null
}

/** The row of the inventory a clause of a pack stands for: its article. */
function rowOf(clause: string): string {
  return clause.slice(clause.indexOf('/') + 1)
}

interface Sourced {
  readonly id: string
  readonly source: Source
}

function waysOf({ pack, golden }: PackWithExamples): (Way & { readonly row: string })[] {
  const plan = planOf(pack)
  const conditions = conditionsOf(pack)
  const shown = shownIn(golden)
  const of = (run: Run, what: string, things: readonly Sourced[]) =>
    things.map(({ id, source }) => ({ run, pack: pack.id, what, id, row: rowOf(source.clause) }))
  const expected = <T extends { readonly id: string }>(things: readonly T[], ids: ReadonlySet<string>) =>
    things.filter(thing => ids.has(thing.id))
  const attested = new Set(pack.tests.filter(isAttested).map(test => test.id))
  const tests = pack.tests.filter(test => !attested.has(test.id))
  const rests = (test: string | undefined) => test !== undefined && attested.has(test)
  const targets = pack.targets.filter(target => !rests(target.test))
  const computing = {
    test: expected(tests, shown.tests),
    indicator: expected(pack.indicators, shown.indicators),
    exclusion: expected(pack.scope.exclude, shown.exclusions),
    target: expected(targets, shown.targets),
    trigger: expected(plan.triggers, shown.triggers),
    entitlement: expected(plan.entitlements, shown.entitlements),
    standard: expected(conditions.standards, shown.standards),
    score: expected(conditions.scores, shown.scores),
    idle: expected(conditions.idle, shown.idle),
    record: expected(
      plan.records.filter(record => record.formula !== undefined),
      shown.records,
    ),
  }
  const read = parametersRead(pack, new Set(Object.values(computing).flatMap(list => list.map(x => x.id))))
  const parameters = pack.parameters
    .filter(({ id }) => read.has(id))
    .flatMap(({ id, values }) => values.map(({ source }) => ({ id, source })))
  return [
    ...Object.entries(computing).flatMap(([what, things]) => of('computed', what, things)),
    ...of('computed', 'parameter', parameters),
    ...of('tracked', 'duty', plan.duties),
    ...of('tracked', 'test', pack.tests.filter(isAttested)),
    ...of(
      'tracked',
      'target',
      pack.targets.filter(target => rests(target.test)),
    ),
    ...of('published', 'disclosure', plan.disclosures),
    ...of('recorded', 'record', plan.records),
  ]
}

function isAttested(test: Test): boolean {
  return test.op === 'attested@1'
}

/** Ids of what the worked examples expect something of. */
function shownIn({ cases }: Golden) {
  const ids = (things: (expect: Golden['cases'][number]['expect']) => readonly string[]) =>
    new Set(cases.flatMap(({ expect }) => things(expect)))
  type Listed =
    | 'tests'
    | 'targets'
    | 'triggers'
    | 'entitlements'
    | 'records'
    | 'standards'
    | 'scores'
    | 'idle'
  const list = (key: Listed) => ids(expect => (expect[key] ?? []).map(thing => thing.id))
  return {
    tests: list('tests'),
    targets: list('targets'),
    triggers: list('triggers'),
    entitlements: list('entitlements'),
    records: list('records'),
    standards: list('standards'),
    scores: list('scores'),
    idle: list('idle'),
    indicators: ids(expect => [
      ...(expect.indicators ?? []).map(indicator => indicator.id),
      ...(expect.schools ?? []).flatMap(school => Object.keys(school.cells ?? {})),
    ]),
    exclusions: ids(expect => (expect.excluded ?? []).map(({ rule }) => rule)),
  }
}

/** Parameters that something with a worked example reads. */
function parametersRead(pack: Pack, computing: ReadonlySet<string>): Set<string> {
  const readers = [
    ...pack.tests.map(test => ({ id: test.id, reads: parametersOfTest(test) })),
    ...pack.indicators.map(indicator => ({ id: indicator.id, reads: parametersOfIndicator(indicator) })),
    ...pack.scope.exclude.map(rule => ({ id: rule.id, reads: parametersIn(rule.when.expr) })),
    ...pack.targets.map(target => ({ id: target.id, reads: parametersOfTarget(target) })),
    ...parametersOfPlan(pack),
    ...parametersOfConditions(pack),
  ]
  return new Set(readers.filter(({ id }) => computing.has(id)).flatMap(({ reads }) => reads))
}

export interface CoverageCount {
  readonly open: number
  readonly computed: number
  readonly quantified: number
  readonly quantifiedComputed: number
  readonly byKind: Readonly<Record<string, Readonly<Record<Run, number>>>>
}

/** The coverage in figures. */
export function countCoverage({ clauses }: Coverage): CoverageCount {
  const count = (list: readonly CoveredClause[], run: Run) => list.filter(clause => clause.run === run).length
  const quantified = clauses.filter(clause => clause.quantified)
  const kinds = [...new Set(clauses.map(clause => clause.kind))].sort()
  const byRun = (list: readonly CoveredClause[]) =>
    Object.fromEntries(RUNS.map(run => [run, count(list, run)])) as Record<Run, number>
  return {
    open: count(clauses, 'open'),
    computed: count(clauses, 'computed'),
    quantified: quantified.length,
    quantifiedComputed: count(quantified, 'computed'),
    byKind: Object.fromEntries(kinds.map(kind => [kind, byRun(clauses.filter(c => c.kind === kind))])),
  }
}

import type { Expr, Formula, Indicator, PolicyFlag, SourceStatus, Test } from '@kit/policy'
import type { TestResult } from '../schema.ts'
import type { County } from './measure-county.ts'
import type { Outcome } from './outcome.ts'
import { metricsOf, type Rulebook } from './rulebook.ts'

/** A test's outcome as it crosses the border, with its clause and how sure we are of it. */
export function testOf(county: County, o: Outcome): TestResult {
  return {
    id: o.test.id,
    op: o.test.op,
    title: o.test.title,
    part: o.test.part,
    stage: o.stage,
    verdict: o.verdict,
    value: o.value,
    compare: o.compare,
    limit: o.limit,
    unit: o.unit,
    failing: [...o.failing],
    missing: [...o.missing],
    clause: o.test.source.clause,
    status: statusOf(county, o.test),
    says: o.says,
    points: o.points,
    flags: flagsOf(county, o.test),
  }
}

/** What the figures behind formulas may never be used for. */
export function flagsOfFormulas(book: Rulebook, formulas: readonly Formula[]): PolicyFlag[] {
  const metrics = formulas.flatMap(f => metricsOf(f.expr).map(m => book.metric(m.id)))
  return [...new Set(metrics.flatMap(m => m.flags))].sort()
}

/** What an indicator may never be used for: its own flags, and those of the figures it is made of. */
export function flagsOfIndicator(book: Rulebook, indicator: Indicator): PolicyFlag[] {
  const formulas = [
    ...Object.values(indicator.numerator),
    ...Object.values(indicator.denominator),
    ...indicator.relaxations.map(relaxation => relaxation.numerator),
  ]
  return [...new Set([...indicator.flags, ...flagsOfFormulas(book, formulas)])].sort()
}

/** What the figures behind a test may never be used for. */
function flagsOf({ book }: County, test: Test): PolicyFlag[] {
  const indicators = 'indicators' in test ? test.indicators.map(id => book.indicator(id)) : []
  const attested = test.op === 'attested@1' ? book.metric(test.metric).flags : []
  const flags = [
    ...flagsOfFormulas(book, formulasOf(test)),
    ...indicators.flatMap(indicator => flagsOfIndicator(book, indicator)),
    ...attested,
  ]
  return [...new Set(flags)].sort()
}

function formulasOf(test: Test): Formula[] {
  if (test.op === 'region-value@1') return [test.value, test.limit]
  if (test.op === 'school-value@1') return [test.value, test.limit, ...(test.when ? [test.when] : [])]
  return []
}

const DOUBT: readonly SourceStatus[] = ['verified', 'computed', 'seen', 'unverified']

/** The least sure of the sources a verdict rests on: the test's own and those of its parameters and thresholds. */
function statusOf({ book }: County, test: Test): SourceStatus {
  const parameters = parametersOf(test).concat(
    'indicators' in test && test.op === 'at-least-k@1'
      ? test.indicators.flatMap(id => book.indicator(id).threshold ?? [])
      : [],
  )
  const sources = [test.source, ...parameters.flatMap(id => book.sourceOf(id) ?? [])]
  return sources.map(s => s.status).reduce((a, b) => (DOUBT.indexOf(b) > DOUBT.indexOf(a) ? b : a))
}

function parametersOf(test: Test): string[] {
  switch (test.op) {
    case 'at-least-k@1':
      return [test.floor]
    case 'cv-each@1':
    case 'cv-mean@1':
      return [test.limit]
    case 'score@1':
      return [test.pass]
    case 'region-value@1':
      return formulasOf(test).flatMap(f => parametersIn(f.expr))
    case 'school-value@1':
      return formulasOf(test)
        .flatMap(f => parametersIn(f.expr))
        .concat(typeof test.share === 'string' ? [test.share] : [])
    default:
      return []
  }
}

export function parametersIn(expr: Expr): string[] {
  if (expr.op === 'parameter') return [expr.id]
  return expr.op === 'call' ? expr.args.flatMap(parametersIn) : []
}

import { assert, type Stage } from '@kit/base'
import {
  type Clause,
  datedValueAt,
  type Expr,
  type Indicator,
  type Metric,
  type Pack,
  parameterAt,
  type Source,
  type Test,
  type Vocabulary,
} from '@kit/policy'

/** A pack as it stands on one day: what the engine asks it for. */
export interface Rulebook {
  readonly pack: Pack
  readonly vocabulary: Vocabulary
  readonly day: string
  /** Value of a parameter for a stage; null when none holds on the day or for the stage. */
  parameter(id: string, stage: Stage): number | null
  sourceOf(parameter: string): Source | null
  indicator(id: string): Indicator
  test(id: string): Test
  clause(id: string): Clause | null
  metric(id: string): Metric
  /** True where figures of the whole school stand for several stages and have to be split. */
  isWhole(metric: string, stage: Stage): boolean
}

export function openRulebook(pack: Pack, vocabulary: Vocabulary, day: string): Rulebook {
  const parameters = new Map(pack.parameters.map(p => [p.id, p]))
  const indicators = new Map(pack.indicators.map(i => [i.id, i]))
  const tests = new Map(pack.tests.map(t => [t.id, t]))
  const clauses = new Map(pack.clauses.map(c => [c.id, c]))
  return {
    pack,
    vocabulary,
    day,
    parameter: (id, stage) => parameterAt(named(parameters, id, 'parameter'), day, stage)?.value ?? null,
    sourceOf: id => datedValueAt(named(parameters, id, 'parameter'), day)?.source ?? null,
    indicator: id => named(indicators, id, 'indicator'),
    test: id => named(tests, id, 'test'),
    clause: id => clauses.get(id) ?? null,
    metric: id => named(vocabulary.metrics, id, 'metric'),
    isWhole: (id, stage) => {
      const metric = named(vocabulary.metrics, id, 'metric')
      return !metric.stages.includes(stage) && metric.stages.includes('all') && isDivisible(metric)
    },
  }
}

/** Counts, areas and money have parts; codes, years, shares and places have none. */
function isDivisible(metric: Metric): boolean {
  return metric.type === 'count' || metric.type === 'amount' || metric.type === 'money'
}

function named<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id)
  assert(found !== undefined, `the checked pack names no ${what} ${id}`)
  return found
}

/** Metrics an expression reads, with the stage it asks for. */
export function metricsOf(expr: Expr): { id: string; stage?: Stage }[] {
  if (expr.op === 'metric') return [expr]
  return expr.op === 'call' ? expr.args.flatMap(metricsOf) : []
}

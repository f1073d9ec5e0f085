import { planOf } from './plan-schema.ts'
import type { Expr, Formula, Indicator, Pack, Target, Test } from './schema.ts'
import { conditionsOf } from './standards-schema.ts'

/** Parameters a test reads, directly or by id. */
export function parametersOfTest(test: Test): string[] {
  const { amount, heads, shortfall, readings } = test.statutory ?? {}
  const beside = [amount, heads, shortfall].flatMap(formula => (formula ? parametersIn(formula.expr) : []))
  return [...new Set([...parametersOfOp(test), ...beside, ...(readings === undefined ? [] : [readings])])]
}

function parametersOfOp(test: Test): string[] {
  switch (test.op) {
    case 'at-least-k@1':
      return [test.floor]
    case 'cv-each@1':
    case 'cv-mean@1':
      return [test.limit]
    case 'region-value@1':
      return [...parametersIn(test.value.expr), ...parametersIn(test.limit.expr)]
    case 'school-value@1': {
      const formulas = [test.value, test.limit, ...(test.when ? [test.when] : [])]
      const shares = typeof test.share === 'string' ? [test.share] : []
      return [...new Set([...formulas.flatMap(f => parametersIn(f.expr)), ...shares])]
    }
    case 'score@1':
      return [test.pass]
    default:
      return []
  }
}

export function parametersOfIndicator(indicator: Indicator): string[] {
  const formulas = [
    ...Object.values(indicator.numerator),
    ...indicator.relaxations.flatMap(({ when, numerator }) => [when, numerator]),
  ]
  const own = indicator.threshold === undefined ? [] : [indicator.threshold]
  return [...own, ...formulas.flatMap(formula => parametersIn(formula.expr))]
}

/** Parameters the lists of a plan read, by what reads them. */
export function parametersOfPlan({ plan }: Pick<Pack, 'plan'>): { id: string; reads: string[] }[] {
  const { records, triggers, entitlements } = planOf(plan ? { plan } : {})
  const of = (formulas: readonly (Formula | undefined)[]) =>
    formulas.flatMap(formula => (formula ? parametersIn(formula.expr) : []))
  return [
    ...records.map(({ id, formula }) => ({ id, reads: of([formula]) })),
    ...triggers.map(({ id, when }) => ({ id, reads: of([when]) })),
    ...entitlements.map(({ id, rate, shares, cover, portable, ...rest }) => ({
      id,
      reads: [
        ...of([rest.when, rest.heads, rest.counted, cover?.of, rest.amount, rest.paid]),
        rate,
        ...[cover?.atMost, portable?.year].filter(parameter => parameter !== undefined),
        ...shares.map(share => share.part),
      ],
    })),
  ]
}

/** Parameters the conditions read, by what reads them. */
export function parametersOfConditions(pack: Pick<Pack, 'conditions'>): { id: string; reads: string[] }[] {
  const { standards, scores, idle } = conditionsOf(pack)
  const of = (formulas: readonly (Formula | undefined)[]) =>
    formulas.flatMap(formula => (formula ? parametersIn(formula.expr) : []))
  return [
    ...standards.map(({ id, when, have, need, price, lump }) => ({
      id,
      reads: [...of([when, have, need]), ...[price, lump].filter(named => named !== undefined)],
    })),
    ...scores.map(({ id, when, signs, weakFrom }) => ({
      id,
      reads: [...of([when, ...signs.map(sign => sign.when)]), weakFrom],
    })),
    ...idle.map(({ id, steps }) => ({ id, reads: of(steps.map(step => step.when)) })),
  ]
}

export function parametersOfTarget({ value, peer }: Target): string[] {
  return [value, peer?.benchmark].flatMap(formula => (formula ? parametersIn(formula.expr) : []))
}

export function parametersIn(expr: Expr): string[] {
  if (expr.op === 'parameter') return [expr.id]
  return expr.op === 'call' ? [...new Set(expr.args.flatMap(parametersIn))] : []
}

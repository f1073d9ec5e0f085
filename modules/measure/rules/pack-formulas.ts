import { type Period, previousPeriod } from '@kit/base'
import { conditionsOf, type Expr, type Formula, type Pack, planOf, yearsBack } from '@kit/policy'

/** Every formula of a pack. */
export function formulasOf(pack: Pack): Formula[] {
  return [
    pack.scope.include,
    ...pack.scope.exclude.map(x => x.when),
    ...pack.indicators.flatMap(i => [
      ...Object.values(i.numerator),
      ...Object.values(i.denominator),
      ...i.relaxations.flatMap(r => [r.when, r.numerator]),
    ]),
    ...pack.tests.flatMap(test => {
      if (test.op === 'region-value@1') return [test.value, test.limit]
      if (test.op === 'school-value@1') return [test.value, test.limit, ...(test.when ? [test.when] : [])]
      return test.op === 'score@1' ? test.items.flatMap(i => (i.deduct ? [i.deduct] : [])) : []
    }),
    ...pack.tests.flatMap(({ statutory }) =>
      [statutory?.amount, statutory?.heads, statutory?.shortfall].filter(formula => formula !== undefined),
    ),
    ...formulasOfPlan(pack),
    ...formulasOfConditions(pack),
  ]
}

function formulasOfPlan(pack: Pack): Formula[] {
  const { records, triggers, entitlements } = planOf(pack)
  const formulas = [
    ...pack.targets.flatMap(target => [target.value, target.peer?.benchmark]),
    ...records.map(record => record.formula),
    ...triggers.map(trigger => trigger.when),
    ...entitlements.flatMap(({ when, heads, counted, cover, amount, portable, paid }) => [
      ...[when, heads, counted, cover?.of, amount, portable?.heads, paid],
    ]),
  ]
  return formulas.filter(formula => formula !== undefined)
}

function formulasOfConditions(pack: Pack): Formula[] {
  const { standards, scores, idle } = conditionsOf(pack)
  const figure = (id: string): Formula => ({ text: id, expr: { op: 'metric', id }, at: '' })
  return [
    ...standards.flatMap(({ when, have, need }) => [...(when ? [when] : []), have, need]),
    ...scores.flatMap(({ when, signs }) => [...(when ? [when] : []), ...signs.map(sign => sign.when)]),
    ...idle.flatMap(({ area, settled, use, steps }) => [
      ...[area, settled, use].map(figure),
      ...steps.map(step => step.when),
    ]),
  ]
}

/** How many years before the period its formulas look (`previous`), each once, ascending. */
export function yearsNeeded(pack: Pack): number[] {
  const years = formulasOf(pack).flatMap(formula => yearsIn(formula.expr, 0))
  return [...new Set(years)].sort((a, b) => a - b)
}

function yearsIn(expr: Expr, from: number): number[] {
  if (expr.op !== 'call') return []
  if (expr.fn !== 'previous') return expr.args.flatMap(arg => yearsIn(arg, from))
  const to = from + yearsBack(expr.args)
  return [to, ...expr.args.flatMap(arg => yearsIn(arg, to))]
}

/** The period itself and those before it that the pack looks at. */
export function periodsNeeded(pack: Pack, period: Period): [Period, ...Period[]] {
  return [period, ...yearsNeeded(pack).map(years => periodBefore(period, years))]
}

export function periodBefore(period: Period, years: number): Period {
  let before = period
  for (let i = 0; i < years; i++) before = previousPeriod(before)
  return before
}

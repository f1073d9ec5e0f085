import { planOf, type Source } from '@kit/policy'
import { regionStep } from '../lineage/explain-test.ts'
import { clauseOf, type Step, step } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import { regionValue } from '../region-tests.ts'
import { countyIn } from './records.ts'

/** The way back from the value of a target or the computed side of a record; null where there is no formula to follow. */
export function planItemStep(county: County, id: string): Step | null {
  const { pack } = county.book
  const target = pack.targets.find(candidate => candidate.id === id)
  if (target) {
    const test = target.test === undefined ? undefined : county.book.test(target.test)
    const { value: formula, unit } = test?.op === 'region-value@1' ? test : target
    return formula && unit !== undefined ? valueStep(county, { ...target, formula, unit }) : null
  }
  const record = planOf(pack).records.find(candidate => candidate.id === id)
  const then = record && countyIn(county, record.period)
  return then && record.formula ? valueStep(then, { ...record, formula: record.formula }) : null
}

type Item = {
  readonly title: Step['title']
  readonly formula: Parameters<typeof regionStep>[1]
  readonly unit?: string
  readonly source: Source
}

function valueStep(county: County, { title, formula, unit, source }: Item): Step {
  const value = regionValue(county, formula)
  return step(title, value, {
    unit: unit ?? null,
    clause: clauseOf(county.book, source),
    inputs: [regionStep(county, formula, value)],
  })
}

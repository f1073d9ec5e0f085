import { assert, type Stage, unreachable } from '@kit/base'
import type { Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import { cvEachOutcome, cvMeanOutcome } from './cv-tests.ts'
import type { County } from './measure-county.ts'
import type { Outcome } from './outcome.ts'
import { attestedOutcome, regionValueOutcome } from './region-tests.ts'
import { atLeastKOutcome, schoolValueOutcome } from './school-tests.ts'
import { allOutcome, scoreOutcome } from './sum-tests.ts'
import { allOf } from './verdicts.ts'

/** Every test of the pack, in its order, one outcome a stage where it is asked by stage. */
export function decideCounty(county: County): Outcome[] {
  const { pack } = county.book
  const decided = new Map<string, readonly Outcome[]>()
  const verdictOf = (id: string): Verdict => allOf(outcomesOf(id).map(o => o.verdict))
  function outcomesOf(id: string): readonly Outcome[] {
    const known = decided.get(id)
    if (known) return known
    const outcomes = decideTest(county, county.book.test(id), verdictOf)
    decided.set(id, outcomes)
    return outcomes
  }
  return pack.tests.flatMap(test => outcomesOf(test.id))
}

/** @requires the pack was checked: tests do not run in circles */
function decideTest(county: County, test: Test, verdictOf: (id: string) => Verdict): Outcome[] {
  const byStage = (decide: (stage: Stage) => Outcome) => stagesOf(county, test).map(decide)
  switch (test.op) {
    case 'at-least-k@1':
      return byStage(stage => atLeastKOutcome(county, test, stage))
    case 'cv-each@1':
      return byStage(stage => cvEachOutcome(county, test, stage))
    case 'cv-mean@1':
      return byStage(stage => cvMeanOutcome(county, test, stage))
    case 'school-value@1':
      if (test.stages === null) return [schoolValueOutcome(county, test, null)]
      return byStage(stage => schoolValueOutcome(county, test, stage))
    case 'region-value@1':
      return [regionValueOutcome(county, test)]
    case 'attested@1':
      return [attestedOutcome(county, test)]
    case 'score@1':
      return [scoreOutcome(county, test, verdictOf)]
    case 'all@1':
      return [allOutcome(county, test, verdictOf)]
    default:
      return unreachable(test)
  }
}

function stagesOf({ book }: County, test: Test): readonly Stage[] {
  assert('stages' in test, `${test.id} is asked by stage`)
  return test.stages ?? book.pack.scope.stages
}

/** Ids of the tests that decide the pack: the root and all below it. */
export function testsUnderRoot({ book }: County): ReadonlySet<string> {
  const under = new Set<string>()
  const visit = (id: string) => {
    if (under.has(id)) return
    under.add(id)
    const test = book.test(id)
    if (test.op === 'all@1') test.of.forEach(visit)
    if (test.op === 'score@1') for (const item of test.items) visit(item.test)
  }
  visit(book.pack.root)
  return under
}

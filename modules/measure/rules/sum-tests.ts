import type { Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import type { County } from './measure-county.ts'
import { NOTHING, type Outcome } from './outcome.ts'
import { regionValue } from './region-tests.ts'
import { allOf, reached } from './verdicts.ts'
import { firstOf, joined, sentence, show } from './wording.ts'

type Score = Extract<Test, { op: 'score@1' }>
type All = Extract<Test, { op: 'all@1' }>

/** Verdict of a test that was decided before, over all stages it was decided for. */
export type VerdictOf = (test: string) => Verdict

/** Points of the items against the pass mark; items nobody can decide yet may still bring all their points. */
export function scoreOutcome(county: County, test: Score, verdictOf: VerdictOf): Outcome {
  const items = test.items.map(item => ({ item, ...pointsOf(county, item, verdictOf(item.test)) }))
  const got = items.reduce((sum, i) => sum + i.got, 0)
  const open = items.reduce((sum, i) => sum + i.open, 0)
  const of = test.items.reduce((sum, i) => sum + i.points, 0)
  const pass = county.book.parameter(test.pass, 'all')
  const verdict = pass === null ? 'undetermined' : reached(got, open, pass)
  const places = { got: show(got, pass), of: show(of), pass: show(pass ?? Number.NaN), open: show(open) }
  return {
    ...NOTHING,
    test,
    stage: null,
    verdict,
    value: open > 0 ? null : got,
    compare: '>=',
    limit: pass,
    unit: 'points',
    failing: items.filter(i => i.open === 0 && i.got < i.item.points).map(i => i.item.test),
    missing: items.filter(i => i.open > 0).map(i => i.item.test),
    points: { got, of },
    says: joined(
      sentence(
        '得{got}分（满分{of}分，合格线{pass}分）。',
        '{got} of {of} points; {pass} are needed.',
        places,
      ),
      open > 0
        ? sentence('另有{open}分因缺少数据暂不能判定。', 'Another {open} cannot be decided yet.', places)
        : null,
    ),
  }
}

/** A passed item brings its points, a failed one what its deduction leaves, or nothing. */
function pointsOf(
  county: County,
  item: Score['items'][number],
  verdict: Verdict,
): { got: number; open: number } {
  if (verdict === 'pass' || verdict === 'not-applicable') return { got: item.points, open: 0 }
  if (verdict === 'undetermined') return { got: 0, open: item.points }
  if (!item.deduct) return { got: 0, open: 0 }
  const deduction = regionValue(county, item.deduct)
  if (deduction === null) return { got: 0, open: item.points }
  return { got: Math.min(item.points, Math.max(0, item.points - deduction)), open: 0 }
}

/** All of the named tests; a known failure decides. */
export function allOutcome(county: County, test: All, verdictOf: VerdictOf): Outcome {
  const failing = test.of.filter(id => verdictOf(id) === 'fail')
  const missing = test.of.filter(id => verdictOf(id) === 'undetermined')
  const verdict = allOf(test.of.map(verdictOf))
  return {
    ...NOTHING,
    test,
    stage: null,
    verdict,
    failing,
    missing,
    says: allSays(county, test, failing, missing),
  }
}

function allSays(county: County, test: All, failing: readonly string[], missing: readonly string[]) {
  const titles = (ids: readonly string[]) => {
    const texts = ids.map(id => county.book.test(id).title)
    return { zh: firstOf(texts.map(x => x.zh)).zh, en: firstOf(texts.map(x => x.en)).en }
  }
  const places = {
    all: test.of.length,
    failing: failing.length,
    missing: missing.length,
    names: titles(failing),
    open: titles(missing),
  }
  if (failing.length === 0 && missing.length === 0)
    return sentence('{all}项全部符合。', 'All {all} are met.', places)
  return joined(
    failing.length > 0
      ? sentence(
          '{all}项中有{failing}项未通过：{names}。',
          '{failing} of {all} are not met: {names}.',
          places,
        )
      : null,
    missing.length > 0
      ? sentence(
          '{missing}项因缺少数据暂不能判定：{open}。',
          '{missing} cannot be decided for lack of figures: {open}.',
          places,
        )
      : null,
  )
}

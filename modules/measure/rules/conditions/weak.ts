import { type Rational, rationalOf } from '@kit/kernels'
import { conditionsOf, pointsExpr, type Score } from '@kit/policy'
import type { WeakScore } from '../../conditions/schema.ts'
import { exactValue } from '../exact-value.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import { numberOf } from '../plan/target-standing.ts'
import { type Place, rowAt } from './rows.ts'

/** Every score of the pack: its signs, and of each school which of them hold and what they add up to. */
export function weakScores(county: County): WeakScore[] {
  return conditionsOf(county.book.pack).scores.map(score => scoreOf(county, score))
}

function scoreOf(county: County, score: Score): WeakScore {
  const { book } = county
  const { id, title, when, signs, weakFrom, source } = score
  const from = book.parameter(weakFrom, 'all')
  return {
    ...{ id, title, from, clause: source.clause, sourceStatus: source.status },
    when: when ? inWords(book, when) : null,
    signs: signs.map(sign => ({ ...sign, when: inWords(book, sign.when) })),
    schools: wholeSchools(county).flatMap(place => schoolOf(score, from, place) ?? []),
  }
}

export function wholeSchools(county: County): Place[] {
  const of = county.stages.get('all')
  return of ? of.schools.map((school, row) => ({ of, school, row, stage: null })) : []
}

/** Null where the score is not asked of the school. */
function schoolOf(score: Score, from: number | null, place: Place): WeakScore['schools'][number] | null {
  const at = rowAt(place)
  const asked = score.when ? exactValue(score.when.expr, at) : rationalOf(1)
  if (asked?.n === 0n) return null
  const points = asked && exactValue(pointsExpr(score), at)
  return {
    unit: place.school.unit.id,
    name: place.school.unit.name,
    state: stateOf(points, from),
    points: points && numberOf(points),
    holds: score.signs.map(sign => {
      const holds = exactValue(sign.when.expr, at)
      return holds && holds.n !== 0n
    }),
  }
}

function stateOf(points: Rational | null, from: number | null): WeakScore['schools'][number]['state'] {
  if (points === null || from === null) return 'open'
  return numberOf(points) >= from ? 'weak' : 'sound'
}

import { conditionsOf, type IdlePremises } from '@kit/policy'
import type { IdleList } from '../../conditions/schema.ts'
import { exactValue } from '../exact-value.ts'
import type { County } from '../measure-county.ts'
import { numberOf } from '../plan/target-standing.ts'
import { type Place, rowAt } from './rows.ts'
import { wholeSchools } from './weak.ts'

/** Premises nobody uses, largest first, each with the first step of the procedure that is still to be taken. */
export function idleLists(county: County): IdleList[] {
  return conditionsOf(county.book.pack).idle.map(premises => listOf(county, premises))
}

function listOf(county: County, premises: IdlePremises): IdleList {
  const { id, title, steps, source } = premises
  const asked = wholeSchools(county).map(place => ({ place, area: figureOf(place, premises.area) }))
  const rows = asked
    .flatMap(({ place, area }) => (area ? [rowOf(county, premises, place, area)] : []))
    .sort((a, b) => b.area - a.area || (a.unit < b.unit ? -1 : 1))
  return {
    ...{ id, title, clause: source.clause, sourceStatus: source.status },
    steps: steps.map(step => ({ id: step.id, title: step.title })),
    area: rows.reduce((sum, row) => sum + row.area, 0),
    missing: asked.filter(({ area }) => area === null).length,
    rows,
  }
}

function rowOf(
  { book }: County,
  premises: IdlePremises,
  place: Place,
  area: number,
): IdleList['rows'][number] {
  const settled = figureOf(place, premises.settled)
  const use = figureOf(place, premises.use)
  return {
    unit: place.school.unit.id,
    name: place.school.unit.name,
    area,
    settled: settled === null ? null : settled === 1,
    use: book.metric(premises.use).codes?.find(({ code }) => code === use)?.title ?? null,
    step: stepOf(premises, place),
  }
}

/** A condition that cannot be told stops the search: nothing is said on a guess. */
function stepOf({ steps }: IdlePremises, place: Place): string | null {
  const at = rowAt(place)
  for (const { id, when } of steps) {
    const holds = exactValue(when.expr, at)
    if (holds === null) return null
    if (holds.n !== 0n) return id
  }
  return null
}

function figureOf(place: Place, metric: string): number | null {
  const value = exactValue({ op: 'metric', id: metric }, rowAt(place))
  return value && numberOf(value)
}

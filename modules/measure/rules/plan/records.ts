import { rationalOf, subtract } from '@kit/kernels'
import { type PlanRecord, planOf } from '@kit/policy'
import type { RecordStanding } from '../../plan-schema.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import { exactRegionValue } from '../region-tests.ts'
import { flagsOfFormulas } from '../test-rows.ts'
import { numberOf } from './target-standing.ts'
import { yearOf } from './targets.ts'

/** Every printed figure beside the same figure from our facts; what is damaged in print is never computed with. */
export function recordStandings(county: County): RecordStanding[] {
  return planOf(county.book.pack).records.map(record => recordStanding(county, record))
}

function recordStanding(county: County, record: PlanRecord): RecordStanding {
  const { id, title, value, unit, period, statement, damaged, formula, source } = record
  const then = countyIn(county, period)
  const exact = formula && then ? exactRegionValue(then, formula) : null
  const difference = exact && value !== undefined ? numberOf(subtract(exact, rationalOf(value))) : null
  return {
    ...{ id, title, clause: source.clause, sourceStatus: source.status },
    printed: value ?? null,
    unit: unit ?? null,
    period: period ?? null,
    statement: statement ?? null,
    damaged: damaged ?? null,
    formula: formula ? inWords(county.book, formula) : null,
    computed: exact && numberOf(exact),
    difference,
    state: stateOf(record, difference),
    flags: formula ? flagsOfFormulas(county.book, [formula]) : [],
  }
}

/** The county in the (last) year of which the document speaks. */
export function countyIn(county: County, period: string | undefined): County | null {
  if (period === undefined) return county
  const back = yearOf(county.period) - yearOf(period.split('..').at(-1) ?? period)
  if (back < 0) return null
  return back === 0 ? county : county.before(back)
}

function stateOf(record: PlanRecord, difference: number | null): RecordStanding['state'] {
  const { damaged, formula, value } = record
  if (damaged !== undefined) return 'damaged'
  if (formula === undefined || value === undefined) return 'printed'
  if (difference === null) return 'undetermined'
  return Math.abs(difference) <= precisionOf(value, record.precision) / 2 ? 'agrees' : 'differs'
}

/** One unit of the last decimal printed. */
function precisionOf(value: number, said: number | undefined): number {
  return said ?? 10 ** -(String(value).split('.')[1]?.length ?? 0)
}

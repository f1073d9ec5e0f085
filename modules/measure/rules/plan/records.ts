import { add, rationalOf } from '@kit/kernels'
import { type PlanRecord, planOf } from '@kit/policy'
import type { RecordStanding } from '../../plan-schema.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import { type Quantity, sideOfQuantity, written } from '../quantity.ts'
import { regionQuantity } from '../region-tests.ts'
import { flagsOfFormulas } from '../test-rows.ts'
import { yearOf } from './targets.ts'

/** Every printed figure beside the same figure from our facts; what is damaged in print is never computed with. */
export function recordStandings(county: County): RecordStanding[] {
  return planOf(county.book.pack).records.map(record => recordStanding(county, record))
}

function recordStanding(county: County, record: PlanRecord): RecordStanding {
  const { id, title, value, relation, unit, period, statement, damaged, formula, source } = record
  const then = countyIn(county, period)
  const computed = formula && then ? regionQuantity(then, formula) : null
  return {
    ...{ id, title, clause: source.clause, sourceStatus: source.status },
    printed: value ?? null,
    ...(relation ? { relation } : {}),
    unit: unit ?? null,
    period: period ?? null,
    statement: statement ?? null,
    damaged: damaged ?? null,
    formula: formula ? inWords(county.book, formula) : null,
    computed: computed?.near ?? null,
    ...besidePrint(record, computed),
    flags: formula ? flagsOfFormulas(county.book, [formula]) : [],
  }
}

/** The county in the (last) year of which the document speaks. */
export function countyIn(county: County, period: string | undefined): County | null {
  const back = yearsBackTo(period, county.period)
  return back === 0 ? county : back === null ? null : county.before(back)
}

/** How many years before the period asked about; null: after it. */
export function yearsBackTo(period: string | undefined, asked: string): number | null {
  if (period === undefined) return 0
  const back = yearOf(asked) - yearOf(period.split('..').at(-1) ?? period)
  return back < 0 ? null : back
}

/** Our figure beside the printed one, before any rounding. */
export function besidePrint(
  { damaged, formula, value, precision, relation }: PlanRecord,
  computed: Quantity | null,
): Pick<RecordStanding, 'difference' | 'state'> {
  if (damaged !== undefined) return { difference: null, state: 'damaged' }
  if (formula === undefined || value === undefined) return { difference: null, state: 'printed' }
  if (!computed) return { difference: null, state: 'undetermined' }
  const half = (relation === 'about' ? roundnessOf(value, precision) : precisionOf(value, precision)) / 2
  const edge = (by: number): Quantity => ({
    near: value + by,
    exact: () => add(rationalOf(value), rationalOf(by)),
  })
  const below = relation === 'at-least' ? 0 : -half
  const above = relation === 'at-most' ? 0 : half
  const agrees =
    (relation === 'at-most' || sideOfQuantity(computed, edge(below)) >= 0) &&
    (relation === 'at-least' || sideOfQuantity(computed, edge(above)) <= 0)
  const same = sideOfQuantity(computed, written(value)) === 0
  return { difference: same ? 0 : computed.near - value, state: agrees ? 'agrees' : 'differs' }
}

/** One unit of the last decimal printed. */
function precisionOf(value: number, said: number | undefined): number {
  return said ?? 10 ** -(String(value).split('.')[1]?.length ?? 0)
}

/** Of a rounded number the zeros at its end are not printed for their own sake: «about 3000» is about thousands. */
function roundnessOf(value: number, said: number | undefined): number {
  if (said !== undefined || !Number.isInteger(value) || value === 0) return precisionOf(value, said)
  return 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0)
}

import type { Period } from '@kit/base'
import { conditionsOf } from '@kit/policy'
import type { Conditions } from '../../conditions/schema.ts'
import { type AssessmentInput, type County, measureCounty } from '../measure-county.ts'
import { idleLists } from './idle.ts'
import { standardRows } from './rows.ts'
import { billOfQuantities, groupSums, schoolSums } from './sums.ts'
import { weakScores } from './weak.ts'

/**
 * The ledger of conditions of one county in one period: gaps as a bill of quantities with cost, tiers, weak schools, idle
 * premises. Pure; what is missing has a column of its own and is never a gap of zero.
 *
 * @requires a checked pack
 * @complexity O(schools × standards)
 */
export function conditionsLedger(input: AssessmentInput): Conditions {
  return ledgerOf(measureCounty(input), input.period as Period)
}

function ledgerOf(county: County, period: Period): Conditions {
  const { book } = county
  const { id, version, digest, title } = book.pack
  const lists = conditionsOf(book.pack)
  const rows = lists.standards.flatMap(standard => standardRows(county, standard).map(({ row }) => row))
  const schools = schoolSums(lists, rows)
  return {
    pack: { id, version, digest, title },
    period,
    day: book.day,
    groups: groupSums(lists, rows),
    tiers: lists.tiers.map(tier => ({ ...tier, schools: schools.filter(s => s.tier === tier.id).length })),
    items: billOfQuantities(county, rows),
    schools,
    rows,
    cost: schools.reduce((sum, school) => sum + school.cost, 0),
    weak: weakScores(county),
    idle: idleLists(county),
    leftOut: county.leftOut
      .filter(({ open }) => open)
      .map(({ school, because }) => ({ unit: school.unit.id, name: school.unit.name, because })),
  }
}

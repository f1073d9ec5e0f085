import type { Conditions } from '../../conditions/schema.ts'

/** What people of one school may see: the sums of the county as they are, of the schools only their own. */
export function ownConditions(ledger: Conditions, unit: string): Conditions {
  const own = <T extends { readonly unit: string }>(list: readonly T[]) => list.filter(x => x.unit === unit)
  return {
    ...ledger,
    schools: own(ledger.schools),
    rows: own(ledger.rows),
    weak: ledger.weak.map(score => ({ ...score, schools: own(score.schools) })),
    idle: ledger.idle.map(list => ({ ...list, rows: own(list.rows) })),
    leftOut: own(ledger.leftOut),
  }
}

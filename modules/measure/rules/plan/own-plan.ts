import type { AskedUnit, PlanStanding } from '../../plan-schema.ts'
import { sumOf } from './entitlements.ts'

/** What people of one school may see of a plan: the county as it is, of the schools only their own. */
export function ownPlan(standing: PlanStanding, unit: string): PlanStanding {
  const own = (asked: AskedUnit) => asked.unit === unit
  return {
    ...standing,
    triggers: standing.triggers.map(trigger =>
      trigger.level === 'county'
        ? trigger
        : { ...trigger, fires: trigger.fires.filter(own), open: trigger.open.filter(own) },
    ),
    entitlements: standing.entitlements.map(entitlement => {
      if (entitlement.level === 'county') return entitlement
      const rows = entitlement.rows.filter(own)
      return { ...entitlement, rows, ...sumOf(rows) }
    }),
  }
}

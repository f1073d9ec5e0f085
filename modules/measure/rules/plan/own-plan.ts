import type { AskedUnit, PlanStanding } from '../../plan-schema.ts'
import { sumOf } from './entitlements.ts'

/**
 * What people of one school may see of a plan: the county as it is but for what is not for publication, of the schools only
 * their own.
 */
export function ownPlan(standing: PlanStanding, unit: string): PlanStanding {
  const own = (asked: AskedUnit) => asked.unit === unit
  return {
    ...standing,
    targets: standing.targets.map(target =>
      isHidden(target) ? { ...target, ...NO_FIGURE, says: target.title } : target,
    ),
    records: standing.records.map(record =>
      isHidden(record) ? { ...record, printed: null, computed: null, difference: null } : record,
    ),
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

const NO_FIGURE = { value: null, expected: null, gap: null, projected: null, years: [] }

function isHidden({ flags }: Pick<PlanStanding['targets'][number], 'flags'>): boolean {
  return flags.includes('no-publish')
}

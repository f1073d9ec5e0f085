import { type RegionCode, type RegionScope, regionScopeOf } from '@kit/base'
import type { Actor } from '@kit/store'

/** Two made-up counties; codes beginning with 99 belong to no province. */
export const COUNTY_1 = '990001000000' as RegionCode
export const COUNTY_2 = '990002000000' as RegionCode
/** The school Cleo heads, in the first county. */
export const CLEOS_SCHOOL = 'cleo-school'

function person(
  id: string,
  name: string,
  scope: RegionScope,
  roles: readonly string[],
  unit: string | null,
): Actor {
  return { id, name, scope, roles, unit }
}

/** Works for the first county and may do everything there. */
export const ada = person('ada', 'Ada', regionScopeOf(COUNTY_1), ['admin', 'officer', 'confirmer'], null)
/** The same in the second county: sees nothing of the first. */
export const ben = person('ben', 'Ben', regionScopeOf(COUNTY_2), ['admin', 'officer', 'confirmer'], null)
/** Head of one school of the first county. */
export const cleo = person('cleo', 'Cleo', regionScopeOf(COUNTY_1), ['school'], CLEOS_SCHOOL)
/** A parent: signed in, without any role. */
export const dan = person('dan', 'Dan', regionScopeOf(COUNTY_1), [], null)

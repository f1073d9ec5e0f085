import { type Refusal, type RegionCode, type RegionScope, regionScopeOf } from '@kit/base'
import { PASSWORD_MIN } from './auth.ts'
import {
  outsideTerritory,
  passwordHoldsUsername,
  passwordTooShort,
  schoolRoleAlone,
  unitMissing,
  unitNotAllowed,
} from './errors.ts'
import { ROLES } from './permissions.ts'
import type { Assignment } from './schema.ts'

/** Everything that speaks against giving somebody these roles in this region. */
export function checkAssignment(assignment: Assignment, granter: RegionScope): readonly Refusal[] {
  const held = ROLES.filter(role => assignment.roles.includes(role.code))
  const ofOneUnit = held.some(role => role.ofOneUnit)
  const refusals: Refusal[] = []
  if (!mayEnter(granter, assignment.region)) refusals.push(outsideTerritory(assignment.region))
  if (ofOneUnit && held.some(role => !role.ofOneUnit)) refusals.push(schoolRoleAlone)
  if (ofOneUnit && assignment.unit === null) refusals.push(unitMissing)
  if (!ofOneUnit && assignment.unit !== null) refusals.push(unitNotAllowed)
  return refusals
}

/** The territory that goes with a place of work. */
export function territoryOf(region: string): RegionScope {
  return regionScopeOf(region as RegionCode)
}

/** Whether a region, all of it, lies in a territory: a county's officer may not enter the city above it. */
export function mayEnter(scope: RegionScope, region: string): boolean {
  return /^\d{12}$/.test(region) && territoryOf(region).startsWith(scope)
}

/** Length counts, not kinds of characters: people write `Abc12345!` for the latter. */
export function checkPassword(password: string, username: string): readonly Refusal[] {
  const refusals: Refusal[] = []
  if ([...password].length < PASSWORD_MIN) refusals.push(passwordTooShort)
  if (password.toLowerCase().includes(username.toLowerCase())) refusals.push(passwordHoldsUsername)
  return refusals
}

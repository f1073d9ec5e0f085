import type { Refusal } from '@kit/base'
import { unitInCircle, unknownUnit } from '../errors.ts'
import type { Unit } from '../schema.ts'

/**
 * What is wrong with how units hang together: a parent, legal entity or group nobody knows, or parents in a circle.
 *
 * @shape incoming units over those on record → refusals, at the unit that names the missing one
 * @requires ids unique among the incoming
 * @refuses unknown-unit, unit-in-circle
 * @complexity O(n · depth)
 */
export function checkUnitTree(known: ReadonlyMap<string, Unit>, incoming: readonly Unit[]): Refusal[] {
  const all = new Map([...known, ...incoming.map(u => [u.id, u] as const)])
  return incoming.flatMap(unit => {
    const named = [unit.parent, unit.legalEntity, unit.memberOf]
    const missing = named.filter((id): id is string => id !== null && !all.has(id))
    return [
      ...missing.map(id => unknownUnit(id, unit.id)),
      ...(isItsOwnAncestor(unit, all) ? [unitInCircle(unit.id)] : []),
    ]
  })
}

function isItsOwnAncestor(unit: Unit, all: ReadonlyMap<string, Unit>): boolean {
  const seen = new Set<string>()
  for (let up = unit.parent; up !== null && !seen.has(up); up = all.get(up)?.parent ?? null) {
    if (up === unit.id) return true
    seen.add(up)
  }
  return false
}

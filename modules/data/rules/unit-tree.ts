import { canonicalJson, type Refusal } from '@kit/base'
import { unitInCircle, unitToldTwice, unknownUnit } from '../errors.ts'
import type { Unit } from '../schema.ts'

/**
 * What is wrong with how units hang together: a parent, legal entity or group nobody knows, or parents in a circle.
 *
 * @shape incoming units over those on record → refusals, at the unit that names the missing one
 * @refuses unknown-unit, unit-in-circle, unit-told-twice (the same id with different particulars among the incoming)
 * @complexity O(n · depth)
 */
export function checkUnitTree(known: ReadonlyMap<string, Unit>, incoming: readonly Unit[]): Refusal[] {
  const all = new Map([...known, ...incoming.map(u => [u.id, u] as const)])
  return incoming.flatMap(unit => {
    if (isDifferent(unit, all.get(unit.id))) return [unitToldTwice(unit.id)]
    const named = [unit.parent, unit.legalEntity, unit.memberOf]
    const missing = named.filter((id): id is string => id !== null && !all.has(id))
    return [
      ...missing.map(id => unknownUnit(id, unit.id)),
      ...(isItsOwnAncestor(unit, all) ? [unitInCircle(unit.id)] : []),
    ]
  })
}

/**
 * Units of the incoming that are new or differ from what is on record, each once.
 *
 * @requires `checkUnitTree` found nothing
 */
export function changedUnits(known: ReadonlyMap<string, Unit>, incoming: readonly Unit[]): Unit[] {
  const once = new Map(incoming.map(u => [u.id, u]))
  return [...once.values()].filter(u => isDifferent(u, known.get(u.id)))
}

function isDifferent(a: Unit, b: Unit | undefined): boolean {
  return b === undefined || canonicalJson(a) !== canonicalJson(b)
}

function isItsOwnAncestor(unit: Unit, all: ReadonlyMap<string, Unit>): boolean {
  const seen = new Set<string>()
  for (let up = unit.parent; up !== null && !seen.has(up); up = all.get(up)?.parent ?? null) {
    if (up === unit.id) return true
    seen.add(up)
  }
  return false
}

import type { ZoneInstance, ZoneRules } from './instance.ts'
import type { ZonePlan } from './plan-zones.ts'

export interface ZoneViolation {
  readonly property: 'Z4' | 'Z5' | 'Z6' | 'Z7'
  /** Block, school, or −1 for the whole, as the property says. */
  readonly about: number
}

/**
 * Proves Z4–Z7 (README) of a plan from the list of blocks and schools alone; shares no code with the search.
 *
 * @complexity O(A + borders)
 */
export function checkZones(of: ZoneInstance, rules: ZoneRules, plan: ZonePlan): ZoneViolation[] {
  const found: ZoneViolation[] = []
  plan.zoneOf.forEach((s, b) => {
    const choices = of.schools.subarray(of.starts[b], of.starts[b + 1])
    if (!choices.includes(s)) found.push({ property: 'Z4', about: b })
  })
  if (plan.zoneOf.length !== of.pupils.length) found.push({ property: 'Z4', about: -1 })
  of.home.forEach((b, s) => {
    if (plan.zoneOf[b] !== s) found.push({ property: 'Z5', about: s })
  })
  const reached = walked(of, plan.zoneOf)
  plan.zoneOf.forEach((_, b) => {
    if (!reached.has(b)) found.push({ property: 'Z5', about: b })
  })
  return [...found, ...figures(of, rules, plan)]
}

/** All blocks that can be walked to from the school of their zone without leaving the zone. */
function walked(of: ZoneInstance, zoneOf: Int32Array): Set<number> {
  const reached = new Set(of.home)
  for (const b of reached) {
    const borders = of.neighbours.subarray(of.neighbourStarts[b], of.neighbourStarts[b + 1])
    for (const n of borders) if (zoneOf[n] === zoneOf[b]) reached.add(n)
  }
  return reached
}

function figures(of: ZoneInstance, rules: ZoneRules, plan: ZonePlan): ZoneViolation[] {
  const members: number[][] = Array.from(of.capacity, () => [])
  plan.zoneOf.forEach((s, b) => {
    members[s]?.push(b)
  })
  const sum = (list: readonly number[], by: Int32Array) => list.reduce((n, b) => n + by[b]!, 0)
  const way = (b: number) =>
    of.cost[of.starts[b]! + of.schools.subarray(of.starts[b], of.starts[b + 1]).indexOf(plan.zoneOf[b]!)] ?? 0
  const share = sum([...of.pupils.keys()], of.group) / Math.max(1, sum([...of.pupils.keys()], of.pupils))
  const found: ZoneViolation[] = []
  let counted = 0
  let metres = 0
  let over = 0
  members.forEach((list, s) => {
    const load = sum(list, of.pupils)
    if (load !== plan.load[s]) found.push({ property: 'Z6', about: s })
    over += Math.max(0, load - of.capacity[s]!)
    counted += rules.uneven * Math.abs(sum(list, of.group) - share * load)
    for (const b of list) {
      const isChanged = of.current[b]! >= 0 && of.current[b] !== s
      const each = way(b) + Math.max(0, way(b) - rules.farBeyond) * rules.far + (isChanged ? rules.change : 0)
      metres += of.pupils[b]! * way(b)
      counted += of.pupils[b]! * Math.round(each)
    }
  })
  counted += rules.overload * over
  const isRight = metres === plan.metres && over === plan.overload
  if (!isRight || Math.abs(counted - plan.objective) > 1e-9 * (1 + counted))
    found.push({ property: 'Z6', about: -1 })
  if (plan.bound > plan.objective * (1 + 1e-9)) found.push({ property: 'Z7', about: -1 })
  return found
}

import type { ZoneInstance, ZoneRules } from './instance.ts'
import type { ZonePlan } from './plan-zones.ts'

export interface ZoneViolation {
  readonly property: 'Z4' | 'Z5' | 'Z6' | 'Z7' | 'Z8'
  /** Block, school, or −1 for the whole, as the property says. */
  readonly about: number
}

/**
 * Proves Z4–Z8 (README) of a plan from the list of blocks and schools alone; shares no code with the search.
 *
 * @complexity O(A + borders)
 */
export function checkZones(of: ZoneInstance, rules: ZoneRules, plan: ZonePlan): ZoneViolation[] {
  const found: ZoneViolation[] = []
  plan.zoneOf.forEach((s, b) => {
    const choices = of.schools.subarray(of.starts[b], of.starts[b + 1])
    if (!choices.includes(s)) found.push({ property: 'Z4', about: b })
    const today = of.current[b]!
    if (today !== s && of.keeps?.[today] === 1) found.push({ property: 'Z8', about: b })
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
  const found: ZoneViolation[] = []
  const members: number[][] = Array.from(of.capacity, () => [])
  plan.zoneOf.forEach((s, b) => {
    members[s]?.push(b)
  })
  const shown = [plan, ...plan.later]
  const years = [{ ...of, weight: 1 }, ...(of.later ?? [])]
  if (shown.length !== years.length) found.push({ property: 'Z6', about: -1 })
  let counted = 0
  years.forEach((year, y) => {
    const all = [...year.pupils.keys()]
    const share = sum(all, year.group) / Math.max(1, sum(all, year.pupils))
    const sums = members.map((list, s) => schoolIn(of, rules, { ...year, isFirst: y === 0, share }, list, s))
    const over = sums.reduce((n, { load }, s) => n + Math.max(0, load - year.capacity[s]!), 0)
    sums.forEach(({ load }, s) => {
      if (load !== shown[y]?.load[s]) found.push({ property: 'Z6', about: s })
    })
    const metres = sums.reduce((n, s) => n + s.metres, 0)
    if (over !== shown[y]?.overload || (y === 0 && metres !== plan.metres))
      found.push({ property: 'Z6', about: -1 })
    counted += year.weight * sums.reduce((n, s) => n + s.counted, rules.overload * over)
  })
  if (Math.abs(counted - plan.objective) > 1e-9 * (1 + counted)) found.push({ property: 'Z6', about: -1 })
  if (plan.bound > plan.objective * (1 + 1e-9)) found.push({ property: 'Z7', about: -1 })
  return found
}

interface YearOfPupils {
  readonly pupils: Int32Array
  readonly group: Int32Array
  readonly isFirst: boolean
  /** The county's share of the group. */
  readonly share: number
}

const sum = (blocks: readonly number[], by: Int32Array) => blocks.reduce((n, b) => n + by[b]!, 0)

/** What the zone of one school counts in one year, its overload left out. */
function schoolIn(
  of: ZoneInstance,
  rules: ZoneRules,
  { pupils, group, isFirst, share }: YearOfPupils,
  list: readonly number[],
  s: number,
) {
  const load = sum(list, pupils)
  let metres = 0
  let counted = rules.uneven * Math.abs(sum(list, group) - share * load)
  for (const b of list) {
    const choices = of.schools.subarray(of.starts[b], of.starts[b + 1])
    const way = of.cost[of.starts[b]! + choices.indexOf(s)] ?? 0
    const isChanged = isFirst && of.current[b]! >= 0 && of.current[b] !== s
    const each = way + Math.max(0, way - rules.farBeyond) * rules.far + (isChanged ? rules.change : 0)
    metres += pupils[b]! * way
    counted += pupils[b]! * Math.round(each)
  }
  return { load, metres, counted }
}

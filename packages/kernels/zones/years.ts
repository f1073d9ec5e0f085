import type { Transport } from './flow.ts'
import type { ZoneInstance, ZoneRules } from './instance.ts'

/** One of the years the zones have to serve. */
export interface Year extends Transport {
  readonly group: Int32Array
  /** How much the year counts, the first being 1. */
  readonly weight: number
  /** The county's share of the group in that year. */
  readonly share: number
}

/** All years, the first in front; `cost` is what a choice counts for one pupil of the year, in whole metres. */
export function yearsOf(of: ZoneInstance, rules: ZoneRules): Year[] {
  const { starts, schools } = of
  const all = [{ ...of, weight: 1 }, ...(of.later ?? [])]
  const lasting = weigh(of, { ...rules, change: 0 })
  return all.map(({ pupils, group, capacity, weight }, y) => {
    const total = sum(pupils)
    const share = total === 0 ? 0 : sum(group) / total
    const cost = y === 0 ? weigh(of, rules) : lasting
    return { pupils, group, capacity, starts, schools, cost, weight, share }
  })
}

/** Way, distance beyond the limit, and the change of zone, which only the pupils of the first year feel. */
function weigh(of: ZoneInstance, rules: ZoneRules): Float64Array {
  const weight = new Float64Array(of.cost.length)
  of.current.forEach((today, b) => {
    for (let a = of.starts[b]!; a < of.starts[b + 1]!; a++) {
      const way = of.cost[a]!
      const beyond = Math.max(0, way - rules.farBeyond) * rules.far
      const change = today >= 0 && today !== of.schools[a] ? rules.change : 0
      weight[a] = Math.round(way + beyond + change)
    }
  })
  return weight
}

/** What a choice counts for the whole block over all years; by choice. */
export function tollOf(years: readonly Year[]): Float64Array {
  const { pupils, starts, schools } = years[0]!
  const toll = new Float64Array(schools.length)
  for (const year of years)
    for (let b = 0; b < pupils.length; b++)
      for (let a = starts[b]!; a < starts[b + 1]!; a++)
        toll[a] = toll[a]! + year.weight * year.pupils[b]! * year.cost[a]!
  return toll
}

export function sum(list: Int32Array): number {
  return list.reduce((a, b) => a + b, 0)
}

import { type Refusal, Refused } from '@kit/base'
import { shareOut } from '../lists/share-out.ts'
import { type Blocks, homesOf, type School } from './lists.ts'
import { NOT_ALIKE, NOT_IN_BLOCK } from './refusals.ts'
import type { Ways } from './ways.ts'

/** What has one zone: a school, or several that share it and draw its children among them. Seats add up. */
export interface ZoneUnit extends School {
  readonly members: readonly School[]
  /** Blocks its schools stand in; the first is that of the first school. */
  readonly homes: readonly number[]
}

const JOIN = '、'

/** Schools of one zone name become one unit, at the place of the first of them. Throws `Refused` with all that is wrong. */
export function unitsOf(listed: Blocks, schools: readonly School[]): ZoneUnit[] {
  const homes = homesOf(listed, schools)
  const groups = new Map<string, number[]>()
  schools.forEach((s, i) => {
    const key = s.zone === '' ? `school ${i}` : `zone ${s.zone}`
    groups.set(key, [...(groups.get(key) ?? []), i])
  })
  const wrong: Refusal[] = []
  const units = [...groups.values()].map(places => {
    const members = places.map(i => schools[i]!)
    const own = places.map(i => homes[i]!)
    if (members.length > 1)
      for (const [k, m] of members.entries()) {
        if (own[k] === -1) wrong.push(NOT_IN_BLOCK(`${m.at} ${m.name}`))
        if ((m.later === null) !== (members[0]!.later === null)) wrong.push(NOT_ALIKE(`${m.at} ${m.name}`))
      }
    return unitOf(members, own)
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return units
}

function unitOf(members: readonly School[], homes: readonly number[]): ZoneUnit {
  const first = members[0]!
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  return {
    ...first,
    id: members.map(m => m.id).join(JOIN),
    name: members.map(m => m.name).join(JOIN),
    seats: sum(members.map(m => m.seats)),
    later: first.later?.map((_, y) => sum(members.map(m => m.later?.[y] ?? 0))) ?? null,
    members,
    homes,
  }
}

/** The schools named in a cell that lists those of one zone. */
export const schoolsIn = (text: string): string[] => text.split(JOIN).filter(x => x !== '')

/**
 * Ways to units from ways to their schools. A child does not know beforehand which school of its zone it will be at, so the way
 * counted is the mean by seats; where one of them is not known, there is none.
 *
 * @unit whole metres
 */
export function waysToUnits(units: readonly ZoneUnit[], ways: Ways): Ways {
  const first = units.map((_, u) => units.slice(0, u).reduce((n, x) => n + x.members.length, 0))
  return (block, u) => {
    const { members, seats } = units[u]!
    const metres = members.map((_, k) => ways(block, first[u]! + k))
    if (metres.some(m => m === null)) return null
    const weightOf = (k: number) => (seats === 0 ? 1 / members.length : members[k]!.seats / seats)
    return Math.round(metres.reduce<number>((sum, m, k) => sum + (m ?? 0) * weightOf(k), 0))
  }
}

/** Children of a zone among its schools, by seats. @example pupilsOf(unit with 60 and 30 seats, 91) // → [61, 30] */
export function pupilsOf(members: readonly { readonly seats: number }[], pupils: number): number[] {
  const seats = members.map(m => m.seats)
  return shareOut(pupils, seats.some(n => n > 0) ? seats : seats.map(() => 1))
}

import type { LaterYear, ZoneInstance } from '@kit/kernels/zones'
import type { Blocks, School } from './lists.ts'
import type { ZonePlanRules } from './plan.ts'
import { schoolsIn, type ZoneUnit } from './units.ts'
import type { Ways } from './ways.ts'

/** Every school may be attended where there are few, else the nearest; always today's, and from its own block. */
const FEW = 100

/** The county as the kernel reads it. Borders count both ways even if a list notes them once; a way nobody measured is no choice. */
export function instanceOf(
  of: Blocks,
  schools: readonly ZoneUnit[],
  rules: ZonePlanRules,
  ways: Ways,
): ZoneInstance {
  const { blocks } = of
  const indexOf = new Map(schools.flatMap((s, i) => s.members.map(m => [m.id, i] as const)))
  const home = schools.map(s => s.homes[0]!)
  const standing = new Map(schools.flatMap((s, i) => s.homes.slice(1).map(b => [b, i] as const)))
  const current = blocks.map(b => indexOf.get(schoolsIn(b.current)[0] ?? '') ?? -1)
  const rows = blocks.map((_, b) => {
    const all = schools.flatMap((_, s) => {
      const metres = ways(b, s)
      return metres === null ? [] : [{ s, metres }]
    })
    // Where another school of a zone stands, the block can be in no other zone.
    if (standing.has(b)) return all.filter(a => a.s === standing.get(b))
    if (schools.length <= FEW) return all
    const near = [...all].sort((x, y) => x.metres - y.metres || x.s - y.s).slice(0, rules.ways.nearest)
    return all.filter(a => near.includes(a) || a.s === current[b] || home[a.s] === b)
  })
  const borders = bothWays(of.borders)
  return {
    pupils: Int32Array.from(blocks, b => b.pupils),
    group: Int32Array.from(blocks, b => b.group),
    current: Int32Array.from(current),
    capacity: Int32Array.from(schools, s => s.seats),
    home: Int32Array.from(home),
    starts: startsOf(rows),
    schools: Int32Array.from(rows.flat(), r => r.s),
    cost: Float64Array.from(rows.flat(), r => r.metres),
    neighbourStarts: startsOf(borders),
    neighbours: Int32Array.from(borders.flat()),
    later: of.years.slice(1).map((_, y) => laterYear(of, schools, rules, y)),
    keeps: Uint8Array.from(schools, s => (s.members.some(m => isKept(m, rules)) ? 1 : 0)),
  }
}

/** Whether a school keeps at least what it has. */
export function isKept(
  { kind, isProtected }: Pick<School, 'kind' | 'isProtected'>,
  { protect }: ZonePlanRules,
): boolean {
  return isProtected || protect.kinds.includes(kind)
}

function laterYear(
  { blocks }: Blocks,
  schools: readonly School[],
  { years }: ZonePlanRules,
  y: number,
): LaterYear {
  return {
    pupils: Int32Array.from(blocks, b => b.later[y]!.pupils),
    group: Int32Array.from(blocks, b => b.later[y]!.group),
    capacity: Int32Array.from(schools, s => s.later?.[y] ?? s.seats),
    weight: Array.from({ length: y + 1 }).reduce<number>(weight => weight * years.later, 1),
  }
}

function bothWays(borders: readonly (readonly number[])[]): number[][] {
  const sets = borders.map(list => new Set(list))
  borders.forEach((list, b) => {
    for (const n of list) sets[n]!.add(b)
  })
  return sets.map((set, b) => [...set].filter(n => n !== b).sort((x, y) => x - y))
}

function startsOf(rows: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.length
  })
  return starts
}

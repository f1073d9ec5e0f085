import { metresBetween } from '@kit/kernels/matching'
import type { ZoneInstance } from '@kit/kernels/zones'
import { type Blocks, homesOf, type School } from './lists.ts'
import type { ZonePlanRules } from './plan.ts'

/** Every school may be attended where there are few, else the nearest; always today's, and from its own block. */
const FEW = 100

/** The county as the kernel reads it. Borders count both ways even if a list notes them once. */
export function instanceOf(of: Blocks, schools: readonly School[], { ways }: ZonePlanRules): ZoneInstance {
  const { blocks } = of
  const indexOf = new Map(schools.map((s, i) => [s.id, i]))
  const home = homesOf(of, schools)
  const current = blocks.map(b => indexOf.get(b.current) ?? -1)
  const rows = blocks.map((block, b) => {
    const all = schools.map((school, s) => ({
      s,
      metres: Math.round(metresBetween(block, school) * ways.detour),
    }))
    if (schools.length <= FEW) return all
    const near = [...all].sort((x, y) => x.metres - y.metres || x.s - y.s).slice(0, ways.nearest)
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

import { keeper, type ZoneInstance } from './instance.ts'

/** The county with only one choice for each block that a school keeps. */
export function narrowed(of: ZoneInstance): ZoneInstance {
  if (of.keeps === undefined) return of
  const kept: number[] = []
  const starts = new Int32Array(of.starts.length)
  for (let b = 0; b < of.pupils.length; b++) {
    const s = keeper(of, b)
    for (let a = of.starts[b]!; a < of.starts[b + 1]!; a++)
      if (s === null || of.schools[a] === s) kept.push(a)
    starts[b + 1] = kept.length
  }
  const schools = Int32Array.from(kept, a => of.schools[a]!)
  return { ...of, starts, schools, cost: Float64Array.from(kept, a => of.cost[a]!) }
}

import type { ZoneInstance } from './instance.ts'

/**
 * Blocks that no school can reach over blocks allowed to attend it: as long as there are any, no plan of whole zones exists.
 *
 * @complexity O(A × borders of a block)
 */
export function unreachable(of: ZoneInstance): number[] {
  const reached = new Uint8Array(of.pupils.length)
  const owner = homeOwner(of)
  const seen = new Int32Array(of.pupils.length).fill(-1)
  const allowed = blocksBySchool(of)
  of.home.forEach((home, s) => {
    const may = new Set(allowed[s])
    const queue = [home]
    seen[home] = s
    for (let b = queue.pop(); b !== undefined; b = queue.pop()) {
      reached[b] = 1
      for (let i = of.neighbourStarts[b]!; i < of.neighbourStarts[b + 1]!; i++) {
        const n = of.neighbours[i]!
        if (seen[n] === s || !may.has(n) || owner[n]! >= 0) continue
        seen[n] = s
        queue.push(n)
      }
    }
  })
  return [...reached.keys()].filter(b => reached[b] === 0)
}

/** The school standing in a block, −1 for none; by block. */
export function homeOwner({ home, pupils }: ZoneInstance): Int32Array {
  const owner = new Int32Array(pupils.length).fill(-1)
  home.forEach((b, s) => {
    owner[b] = s
  })
  return owner
}

function blocksBySchool({ starts, schools, capacity, pupils }: ZoneInstance): number[][] {
  const blocks: number[][] = Array.from({ length: capacity.length }, () => [])
  for (let b = 0; b < pupils.length; b++)
    for (let a = starts[b]!; a < starts[b + 1]!; a++) blocks[schools[a]!]!.push(b)
  return blocks
}

/**
 * Zones grown from the schools over borders, always by the choice that is cheapest with the price of a seat added: whole zones
 * that already respect the seats more or less. The choice of each block; −1 where a block was cut off.
 *
 * @complexity O(A log A) and a few passes
 */
export function growZones(of: ZoneInstance, seatValue: Float64Array): Int32Array {
  const choice = new Int32Array(of.pupils.length).fill(-1)
  const zone = homeOwner(of)
  const block = new Int32Array(of.schools.length)
  for (let b = 0; b < of.pupils.length; b++) block.fill(b, of.starts[b]!, of.starts[b + 1]!)
  const price = of.cost.map((c, a) => c + seatValue[of.schools[a]!]!)
  let waiting = Int32Array.from(of.schools, (_, a) => a).sort((a, b) => price[a]! - price[b]! || a - b)
  for (const a of waiting) if (zone[block[a]!] === of.schools[a]) choice[block[a]!] = a
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length
    waiting = waiting.filter(a => {
      const b = block[a]!
      if (zone[b]! >= 0) return false
      if (!borders(of, zone, b, of.schools[a]!)) return true
      zone[b] = of.schools[a]!
      choice[b] = a
      return false
    })
  }
  return choice
}

function borders(of: ZoneInstance, zone: Int32Array, b: number, s: number): boolean {
  for (let i = of.neighbourStarts[b]!; i < of.neighbourStarts[b + 1]!; i++)
    if (zone[of.neighbours[i]!] === s) return true
  return false
}

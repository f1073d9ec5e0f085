import { type Random, randomFrom } from '@kit/kernels/random'
import type { ZoneInstance } from '@kit/kernels/zones'

/**
 * A made-up city: blocks on a grid of streets, schools spread over it, seats after the pupils who live near, ways on streets.
 * `mismatch` 0: seats where the pupils are; 1: seats anywhere.
 */
export function cityOf(
  size: { width: number; height: number; schools: number; near: number; room: number; mismatch: number },
  seed: number,
): ZoneInstance {
  const random = randomFrom(seed)
  const { width, height, schools: S } = size
  const B = width * height
  const pupils = Int32Array.from({ length: B }, () => 5 + random.below(60))
  const home = homesOf(S, B, random)
  const k = Math.min(size.near, S)
  const way = (b: number, s: number) => {
    const h = home[s]!
    const dx = (b % width) - (h % width)
    const dy = Math.floor(b / width) - Math.floor(h / width)
    return Math.round(390 * Math.sqrt(dx * dx + dy * dy)) + ((b * 31 + s * 17) % 60)
  }
  const rows = Array.from({ length: B }, (_, b) => {
    const ways = Float64Array.from({ length: S }, (_, s) => way(b, s))
    const order = [...ways.keys()].sort((x, y) => ways[x]! - ways[y]! || x - y).slice(0, k)
    const own = home.indexOf(b)
    if (own >= 0 && !order.includes(own)) order[k - 1] = own
    return order
  })
  const schools = Int32Array.from(rows.flat())
  const lived = new Float64Array(S)
  rows.forEach((row, b) => {
    lived[row[0]!] = lived[row[0]!]! + pupils[b]!
  })
  const mean = pupils.reduce((a, b) => a + b, 0) / S
  const capacity = Int32Array.from(lived, n => {
    const even = mean * (0.5 + random.unit())
    return Math.round(size.room * (size.mismatch * even + (1 - size.mismatch) * (0.5 * n + 0.5 * mean)))
  })
  const around = Array.from({ length: B }, (_, b) =>
    [b % width > 0 ? b - 1 : -1, b % width < width - 1 ? b + 1 : -1, b - width, b + width].filter(
      n => n >= 0 && n < B,
    ),
  )
  return {
    pupils,
    capacity,
    home,
    schools,
    starts: Int32Array.from({ length: B + 1 }, (_, b) => b * k),
    cost: Float64Array.from(schools, (s, a) => way(Math.floor(a / k), s)),
    neighbourStarts: startsOf(around),
    neighbours: Int32Array.from(around.flat()),
    current: new Int32Array(B).fill(-1),
    group: new Int32Array(B),
  }
}

function homesOf(S: number, B: number, random: Random): Int32Array {
  const homes = new Set<number>()
  while (homes.size < S) homes.add(random.below(B))
  return Int32Array.from(homes)
}

function startsOf(rows: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.length
  })
  return starts
}

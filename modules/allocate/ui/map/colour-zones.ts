import type { Land } from './projection.ts'
import { ZONES } from './tones.tsx'

/**
 * A number of six for every zone so that neighbours differ: the zone with the most colours around it goes first (DSATUR).
 *
 * @shape neighbours of each zone → colour of each zone
 */
export function colourZones(neighbours: readonly ReadonlySet<number>[]): number[] {
  const colour = neighbours.map(() => -1)
  const around = (s: number) => new Set([...neighbours[s]!].map(n => colour[n]!).filter(c => c >= 0))
  for (let done = 0; done < colour.length; done++) {
    const open = [...colour.keys()].filter(s => colour[s] === -1)
    const next = open.reduce((best, s) => {
      const [a, b] = [around(s).size, around(best).size]
      return a > b || (a === b && neighbours[s]!.size > neighbours[best]!.size) ? s : best
    })
    const taken = around(next)
    const free = Array.from({ length: ZONES }, (_, c) => c).find(c => !taken.has(c))
    colour[next] = free ?? next % ZONES
  }
  return colour
}

interface Cell {
  readonly lon: number
  readonly lat: number
  readonly area: Land | null
}

/** Which zones touch: blocks that share a corner (to a metre), or whose middles are near where there are no areas. */
export function touchingZones(
  cells: readonly Cell[],
  zoneOf: readonly number[],
  zones: number,
): Set<number>[] {
  const touching = Array.from({ length: zones }, () => new Set<number>())
  const join = (a: number, b: number) => {
    if (a === b || a < 0 || b < 0) return
    touching[a]!.add(b)
    touching[b]!.add(a)
  }
  const at = new Map<string, number[]>()
  cells.forEach((cell, i) => {
    for (const place of cell.area?.flat(2) ?? []) {
      const key = `${place[0].toFixed(5)} ${place[1].toFixed(5)}`
      at.set(key, [...(at.get(key) ?? []), zoneOf[i]!])
    }
    if (cell.area === null) for (const j of nearest(cells, i, 6)) join(zoneOf[i]!, zoneOf[j]!)
  })
  for (const zonesAt of at.values()) for (const a of zonesAt) for (const b of zonesAt) join(a, b)
  return touching
}

function nearest(cells: readonly Cell[], i: number, count: number): number[] {
  const far = (j: number) => (cells[j]!.lon - cells[i]!.lon) ** 2 + (cells[j]!.lat - cells[i]!.lat) ** 2
  return [...cells.keys()]
    .filter(j => j !== i)
    .sort((a, b) => far(a) - far(b))
    .slice(0, count)
}

import type { Random } from '../random/index.ts'
import { type ClassInstance, classSizes } from './instance.ts'

/** A formation in the making: units in classes, with the column sums of both. */
export interface State {
  readonly width: number
  /** U × F: column sums of each unit. */
  readonly x: Float64Array
  /** K × F: column sums of each class. */
  readonly sums: Float64Array
  readonly sizes: Float64Array
  readonly classOf: Int32Array
  /** Units that may be exchanged with one another: same number of pupils and of included pupils, not preset. */
  readonly groups: readonly Uint32Array[]
  readonly apart: readonly (readonly number[])[]
}

/**
 * A formation that keeps every rule, not yet balanced; or the units that found no class.
 *
 * @shape U units, K classes → state
 * @complexity O(U K log K)
 */
export function feasibleStart(instance: ClassInstance, random: Random): State | number[] {
  const { units, classes, columns } = instance
  const width = columns.width
  const x = new Float64Array(units.length * width)
  units.forEach((unit, u) => {
    for (const p of unit.pupils) {
      for (let f = 0; f < width; f++)
        x[u * width + f] = (x[u * width + f] as number) + (columns.x[p * width + f] as number)
    }
  })
  const apart: number[][] = units.map(() => [])
  for (const [a, b] of instance.apart) {
    apart[a]?.push(b)
    apart[b]?.push(a)
  }
  const placed = placeUnits(instance, apart, random)
  if (placed.failed.length > 0) return placed.failed
  const sums = new Float64Array(classes * width)
  placed.classOf.forEach((k, u) => {
    for (let f = 0; f < width; f++)
      sums[k * width + f] = (sums[k * width + f] as number) + (x[u * width + f] as number)
  })
  return {
    width,
    x,
    sums,
    sizes: Float64Array.from(placed.sizes),
    classOf: placed.classOf,
    groups: exchangeable(instance),
    apart,
  }
}

/** Presets first, then included pupils spread out, then large units and those with many separations, then the rest. */
function placeUnits(instance: ClassInstance, apart: readonly (readonly number[])[], random: Random) {
  const { units, classes, included } = instance
  const needs = units.map(u => u.pupils.reduce((n, p) => n + (included[p] as number), 0))
  const classOf = new Int32Array(units.length).fill(-1)
  const load = new Float64Array(classes)
  const special = new Float64Array(classes)
  const failed: number[] = []
  const tie = units.map(() => random.next())
  const order = units
    .map((_, u) => u)
    .sort((a, b) => rankOf(a) - rankOf(b) || (tie[a] as number) - (tie[b] as number))
  function rankOf(u: number): number {
    const unit = units[u]
    if (unit?.preset !== null) return 0
    if ((needs[u] as number) > 0) return 1
    return 1000 - Math.min(900, (unit?.pupils.length ?? 1) * 10 + (apart[u]?.length ?? 0))
  }
  let sizes: number[] = []
  const put = (u: number, k: number) => {
    classOf[u] = k
    load[k] = (load[k] as number) + (units[u]?.pupils.length ?? 0)
    special[k] = (special[k] as number) + (needs[u] as number)
  }
  const clash = (u: number, k: number) => (apart[u] ?? []).some(v => classOf[v] === k)
  for (const u of order) {
    const unit = units[u] as (typeof units)[number]
    if (unit.preset === null && (needs[u] as number) === 0 && sizes.length === 0) {
      sizes = classSizes(instance.pupils, instance.reduction, [...special])
    }
    const room = (k: number) =>
      sizes.length === 0 ? Number.POSITIVE_INFINITY : (sizes[k] as number) - (load[k] as number)
    const least = (k: number) =>
      sizes.length === 0 ? (special[k] as number) * 1e6 + (load[k] as number) : -room(k)
    const may = (k: number) => !clash(u, k) && room(k) >= unit.pupils.length
    const free = Array.from({ length: classes }, (_, k) => k).filter(may)
    const k = unit.preset ?? free.sort((a, b) => least(a) - least(b) || a - b)[0]
    if (k === undefined || clash(u, k)) failed.push(u)
    else put(u, k)
  }
  if (sizes.length === 0) sizes = classSizes(instance.pupils, instance.reduction, [...special])
  const wrong = sizes.some((n, k) => n !== load[k])
  return {
    classOf,
    sizes,
    failed: failed.length === 0 && wrong ? order.filter(u => units[u]?.preset !== null) : failed,
  }
}

function exchangeable({ units, included }: ClassInstance): Uint32Array[] {
  const groups = new Map<string, number[]>()
  units.forEach((unit, u) => {
    if (unit.preset !== null) return
    const key = `${unit.pupils.length}/${unit.pupils.reduce((n, p) => n + (included[p] as number), 0)}`
    const group = groups.get(key)
    if (group) group.push(u)
    else groups.set(key, [u])
  })
  return [...groups.values()].filter(g => g.length > 1).map(g => Uint32Array.from(g))
}

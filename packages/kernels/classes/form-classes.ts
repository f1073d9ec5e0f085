import { type Random, randomFrom } from '../random/index.ts'
import { type ClassInstance, classSizes } from './instance.ts'

export type Formation =
  | {
      readonly kind: 'formed'
      readonly classOf: Int32Array
      readonly objective: number
      readonly steps: number
    }
  /** Units that found no class without breaking a separation, a preset or a size. */
  | { readonly kind: 'infeasible'; readonly units: readonly number[] }

export interface Effort {
  readonly seed: number
  /** Exchanges tried while worse ones may still be taken; descent follows until nothing helps. */
  readonly steps: number
  /** Called now and then with 0 … 1; returning false stops with the best formation so far. */
  readonly onProgress?: (share: number) => boolean
}

/**
 * Forms balanced classes (README): a feasible start, threshold accepting over exchanges, descent.
 *
 * @shape N pupils in U units, K classes, F columns → class of each pupil
 * @requires every pupil in exactly one unit; finite columns
 * @complexity O(steps × F)
 */
export function formClasses(instance: ClassInstance, effort: Effort): Formation {
  const random = randomFrom(effort.seed)
  const state = feasibleStart(instance, random)
  if (Array.isArray(state)) return { kind: 'infeasible', units: state }
  anneal(state, random, effort)
  descend(state)
  const classOf = new Int32Array(instance.pupils)
  instance.units.forEach((unit, u) => {
    for (const p of unit.pupils) classOf[p] = state.classOf[u] as number
  })
  return { kind: 'formed', classOf, objective: objectiveOf(instance, classOf), steps: effort.steps }
}

/** Σ over classes of |sum of the standardised columns|² / n, from scratch. */
export function objectiveOf({ columns, classes, pupils }: ClassInstance, classOf: Int32Array): number {
  const { width, x } = columns
  const sums = new Float64Array(classes * width)
  const sizes = new Float64Array(classes)
  for (let p = 0; p < pupils; p++) {
    const k = classOf[p] as number
    sizes[k] = (sizes[k] as number) + 1
    for (let f = 0; f < width; f++)
      sums[k * width + f] = (sums[k * width + f] as number) + (x[p * width + f] as number)
  }
  let total = 0
  for (let i = 0; i < sums.length; i++)
    total += (sums[i] as number) ** 2 / (sizes[Math.floor(i / width)] as number)
  return total
}

interface State {
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

function feasibleStart(instance: ClassInstance, random: Random): State | number[] {
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

/** Change of the objective when two units change places; NaN when they may not. */
function change(s: State, u: number, v: number): number {
  const a = s.classOf[u] as number
  const b = s.classOf[v] as number
  if (a === b || meets(s, u, b, v) || meets(s, v, a, u)) return Number.NaN
  const na = s.sizes[a] as number
  const nb = s.sizes[b] as number
  let delta = 0
  for (let f = 0; f < s.width; f++) {
    const d = (s.x[u * s.width + f] as number) - (s.x[v * s.width + f] as number)
    const sa = s.sums[a * s.width + f] as number
    const sb = s.sums[b * s.width + f] as number
    delta += (d * (d - 2 * sa)) / na + (d * (d + 2 * sb)) / nb
  }
  return delta
}

function meets(s: State, unit: number, k: number, leaving: number): boolean {
  const others = s.apart[unit] as readonly number[]
  for (const other of others) if (other !== leaving && s.classOf[other] === k) return true
  return false
}

function exchange(s: State, u: number, v: number): void {
  const a = s.classOf[u] as number
  const b = s.classOf[v] as number
  for (let f = 0; f < s.width; f++) {
    const d = (s.x[u * s.width + f] as number) - (s.x[v * s.width + f] as number)
    s.sums[a * s.width + f] = (s.sums[a * s.width + f] as number) - d
    s.sums[b * s.width + f] = (s.sums[b * s.width + f] as number) + d
  }
  s.classOf[u] = b
  s.classOf[v] = a
}

/** Worse exchanges are taken while they cost less than a falling threshold times a random share. */
function anneal(s: State, random: Random, { steps, onProgress }: Effort): void {
  const total = s.groups.reduce((n, g) => n + g.length, 0)
  if (total === 0 || steps === 0) return
  const mean = s.sizes.reduce((a, b) => a + b, 0) / s.sizes.length
  const first = (0.3 * s.width) / mean
  const rounds = 200
  const perRound = Math.ceil(steps / rounds)
  const cooling = 1e-4 ** (1 / rounds)
  let threshold = first
  for (let round = 0; round < rounds; round++, threshold *= cooling) {
    for (let i = 0; i < perRound; i++) {
      const group = groupOf(s.groups, random.below(total))
      const u = group[random.below(group.length)] as number
      const v = group[random.below(group.length)] as number
      const delta = change(s, u, v)
      if (delta < threshold * random.unit()) exchange(s, u, v)
    }
    if (onProgress && !onProgress(round / rounds)) return
  }
}

function groupOf(groups: readonly Uint32Array[], at: number): Uint32Array {
  let rest = at
  for (const group of groups) {
    if (rest < group.length) return group
    rest -= group.length
  }
  return groups[0] as Uint32Array
}

/** Takes every exchange that helps, unit by unit, until a whole pass finds none (or the gain is dust). */
function descend(s: State): void {
  for (let improved = true; improved; ) {
    improved = false
    for (const group of s.groups) {
      for (const u of group) {
        const v = bestPartner(s, u, group)
        if (v === -1) continue
        exchange(s, u, v)
        improved = true
      }
    }
  }
}

function bestPartner(s: State, u: number, group: Uint32Array): number {
  let best = -1
  let gain = -1e-9
  for (const v of group) {
    const delta = change(s, u, v)
    if (delta < gain) {
      gain = delta
      best = v
    }
  }
  return best
}

import type { Random } from '../random/index.ts'
import type { Columns } from './features.ts'
import type { Effort } from './instance.ts'
import type { State } from './start.ts'

/** One stretch of the search: which units may be exchanged, which columns can change by it, how tolerant it begins and ends. */
interface Stretch {
  readonly groups: readonly Uint32Array[]
  readonly columns: readonly number[]
  readonly steps: number
  /** Tolerated loss per column at first, as a share of 1 / class size, and the factor it falls by in each of the rounds. */
  readonly from: number
  readonly cooling: number
}

const ROUNDS = 100
/** Fewer units alike than this give the second stretch too little choice. */
const ENOUGH = 30

/**
 * Threshold accepting in two stretches. The first exchanges anybody, until the counts of the yes-no columns are even. The second
 * exchanges only units alike in every yes-no column, so the counts stay even and each exchange works on the measures alone: most
 * exchanges of the first kind upset a count and are refused once it is even, which is why more of them help so little.
 *
 * @complexity O(steps × columns)
 */
export function anneal(s: State, counts: Columns['counts'], random: Random, effort: Effort): void {
  const alike = unitsAlike(s, counts)
  const isCount = new Set(counts.map(c => c.column))
  const all = Array.from({ length: s.width }, (_, f) => f)
  const first = alike ? Math.round(effort.steps * 0.15) : effort.steps
  const tell = (from: number, to: number) => (share: number) =>
    effort.onProgress?.(from + share * (to - from)) ?? true
  const cooling = alike ? 0.966 : 0.922 // down to 1 % or 0.01 %
  const opening = { groups: s.groups, columns: all, steps: first, from: 0.3, cooling }
  const share = first / Math.max(1, effort.steps)
  if (!searchAlong(s, opening, random, tell(0, share)) || !alike) return
  const measures = all.filter(f => !isCount.has(f))
  const steps = effort.steps - first
  searchAlong(
    s,
    { groups: alike, columns: measures, steps, from: 0.02, cooling: 0.933 },
    random,
    tell(share, 1),
  )
}

/** The groups split by the yes-no columns; null where the parts would be too small to search in, or nothing else is to balance. */
function unitsAlike(s: State, counts: Columns['counts']): Uint32Array[] | null {
  if (counts.length === 0 || counts.length === s.width) return null
  const parts = s.groups.flatMap(group => {
    const byPattern = new Map<string, number[]>()
    for (const u of group) {
      const pattern = counts.map(c => Math.round((s.x[u * s.width + c.column] as number) * 1e6)).join()
      const part = byPattern.get(pattern)
      if (part) part.push(u)
      else byPattern.set(pattern, [u])
    }
    return [...byPattern.values()]
  })
  const size = (lists: readonly { length: number }[]) => lists.reduce((n, l) => n + l.length, 0)
  const large = parts.filter(p => p.length >= Math.max(ENOUGH, s.sizes.length))
  return size(large) >= 0.8 * size(s.groups) ? large.map(p => Uint32Array.from(p)) : null
}

/** Returns false when it was stopped. */
function searchAlong(
  s: State,
  { groups, columns, steps, from, cooling }: Stretch,
  random: Random,
  goOn: (share: number) => boolean,
): boolean {
  const view = viewOf(s, columns)
  const inverse = s.sizes.map(n => 1 / n)
  const members = Uint32Array.from(groups.flatMap(g => [...g]))
  const groupOf = new Uint32Array(s.classOf.length)
  groups.forEach((g, i) => {
    for (const u of g) groupOf[u] = i
  })
  if (members.length === 0 || steps === 0) return true
  const unit = (s.width * s.sizes.length) / s.sizes.reduce((a, b) => a + b, 0)
  let threshold = from * unit
  for (let round = 0; round < ROUNDS; round++, threshold *= cooling) {
    for (let i = Math.ceil(steps / ROUNDS); i > 0; i--) {
      const u = members[Math.floor(random.unit() * members.length)] as number
      const group = groups[groupOf[u] as number] as Uint32Array
      const v = group[Math.floor(random.unit() * group.length)] as number
      const delta = changeOf(s, view, inverse, u, v)
      if (delta < threshold && delta < threshold * random.unit() && maySwap(s, u, v)) swap(s, view, u, v)
    }
    if (!goOn((round + 1) / ROUNDS)) return storeView(s, columns, view, false)
  }
  return storeView(s, columns, view, true)
}

/** Some columns of the state, close together in memory. */
interface View {
  readonly width: number
  readonly x: Float64Array
  readonly sums: Float64Array
}

function viewOf(s: State, columns: readonly number[]): View {
  const pick = (from: Float64Array) => {
    const rows = from.length / s.width
    const made = new Float64Array(rows * columns.length)
    for (let r = 0; r < rows; r++)
      columns.forEach((f, i) => {
        made[r * columns.length + i] = from[r * s.width + f] as number
      })
    return made
  }
  return { width: columns.length, x: pick(s.x), sums: pick(s.sums) }
}

function storeView<T>(s: State, columns: readonly number[], view: View, answer: T): T {
  for (let k = 0; k < s.sizes.length; k++)
    columns.forEach((f, i) => {
      s.sums[k * s.width + f] = view.sums[k * view.width + i] as number
    })
  return answer
}

/** Change of the objective when two units change places; infinite within one class. */
function changeOf(s: State, { width, x, sums }: View, inverse: Float64Array, u: number, v: number): number {
  const a = s.classOf[u] as number
  const b = s.classOf[v] as number
  if (a === b) return Number.POSITIVE_INFINITY
  const ia = inverse[a] as number
  const ib = inverse[b] as number
  const fu = u * width
  const fv = v * width
  const fa = a * width
  const fb = b * width
  let delta = 0
  for (let f = 0; f < width; f++) {
    const d = (x[fu + f] as number) - (x[fv + f] as number)
    delta += d * ((d - 2 * (sums[fa + f] as number)) * ia + (d + 2 * (sums[fb + f] as number)) * ib)
  }
  return delta
}

function maySwap(s: State, u: number, v: number): boolean {
  const a = s.classOf[u] as number
  const b = s.classOf[v] as number
  return !meets(s, u, b, v) && !meets(s, v, a, u)
}

function meets(s: State, unit: number, k: number, leaving: number): boolean {
  const others = s.apart[unit] as readonly number[]
  for (const other of others) if (other !== leaving && s.classOf[other] === k) return true
  return false
}

function swap(s: State, { width, x, sums }: View, u: number, v: number): void {
  const a = s.classOf[u] as number
  const b = s.classOf[v] as number
  for (let f = 0; f < width; f++) {
    const d = (x[u * width + f] as number) - (x[v * width + f] as number)
    sums[a * width + f] = (sums[a * width + f] as number) - d
    sums[b * width + f] = (sums[b * width + f] as number) + d
  }
  s.classOf[u] = b
  s.classOf[v] = a
}

/**
 * Takes the best exchange of each unit while it helps, until a whole pass finds none or the looks are used up: on a large year a
 * pass over all pairs costs more than it gains.
 */
export function descend(s: State, looks: number): void {
  const inverse = s.sizes.map(n => 1 / n)
  let left = looks
  for (let improved = true; improved; ) {
    improved = false
    for (const group of s.groups) {
      for (const u of group) {
        left -= group.length
        if (left < 0) return
        const v = bestPartner(s, inverse, u, group)
        if (v === -1) continue
        swap(s, s, u, v)
        improved = true
      }
    }
  }
}

function bestPartner(s: State, inverse: Float64Array, u: number, group: Uint32Array): number {
  let best = -1
  let gain = -1e-9
  for (const v of group) {
    const delta = changeOf(s, s, inverse, u, v)
    if (delta < gain && maySwap(s, u, v)) {
      gain = delta
      best = v
    }
  }
  return best
}

import { type LinearModel, type LinearRows, rowList } from '../investment/linear.ts'
import type { ZoneInstance, ZoneRules } from './instance.ts'
import { stateOf } from './search.ts'
import type { SplitBound } from './split-bound.ts'
import { tollOf, type Year } from './years.ts'

/** Columns: the choices 0 … A−1, whole; then for each year and school the pupils over the seats; then those off the even share. */
export interface ProofModel {
  readonly model: LinearModel
  readonly whole: number
  /** Rows that every plan of whole zones keeps and that the pieces of these zones break; none when the zones are whole. */
  cuts(zoneOf: Int32Array): LinearRows | null
  solutionOf(choice: Int32Array): Float64Array
  choiceOf(x: Float64Array): Int32Array
}

/**
 * Zones as a mixed whole-number model. Zones in one piece would need a row for every way to cut them: it starts with the rows
 * "not without a neighbour" and takes the others when a solution breaks them, so that in the end the optimum is that of all plans.
 *
 * @complexity A + Y S columns, B + Y S + A rows at first
 */
export function proofModel(
  of: ZoneInstance,
  rules: ZoneRules,
  years: readonly Year[],
  isOut: Uint8Array,
): ProofModel {
  const A = of.schools.length
  const S = of.capacity.length
  const overs = years.length * S
  const columns = A + overs + (rules.uneven > 0 ? overs : 0)
  const block = blockOfChoice(of)
  const list = rowList()
  of.pupils.forEach((_, b) => {
    list.add(
      choicesOf(of, b).map(a => [a, 1]),
      1,
      1,
    )
  })
  years.forEach((year, y) => {
    addSchoolRows(list, of, year, A + y * S, rules.uneven > 0 ? A + overs + y * S : null)
  })
  const arcs = arcIndex(of)
  for (let a = 0; a < A; a++) {
    const b = block[a]!
    if (isOut[a] === 0 && of.home[of.schools[a]!] !== b) addCut(list, of, arcs, [b], of.schools[a]!)
  }
  const cost = new Float64Array(columns)
  cost.set(tollOf(years))
  years.forEach((year, y) => {
    cost.fill(year.weight * rules.overload, A + y * S, A + (y + 1) * S)
    if (rules.uneven > 0) cost.fill(year.weight * rules.uneven, A + overs + y * S, A + overs + (y + 1) * S)
  })
  const most = Float64Array.from({ length: columns }, (_, c) =>
    c < A ? 1 - isOut[c]! : Number.POSITIVE_INFINITY,
  )
  const model = { ...list.rows(), cost, least: new Float64Array(columns), most }
  return {
    model,
    whole: A,
    cuts: zoneOf => cutsFor(of, arcs, zoneOf),
    solutionOf: choice => solutionOf(of, rules, years, columns, choice),
    choiceOf: x => of.pupils.map((_, b) => choicesOf(of, b).find(a => x[a]! > 0.5) ?? -1),
  }
}

type RowList = ReturnType<typeof rowList>

/** Pupils of a school stay within its seats and what is over; and how far the group is off the even share. */
function addSchoolRows(
  list: RowList,
  of: ZoneInstance,
  year: Year,
  over: number,
  uneven: number | null,
): void {
  const members: number[][] = Array.from(of.capacity, () => [])
  const block = blockOfChoice(of)
  of.schools.forEach((s, a) => {
    members[s]!.push(a)
  })
  members.forEach((choices, s) => {
    const pupils = choices.map((a): [number, number] => [a, year.pupils[block[a]!]!])
    list.add([...pupils, [over + s, -1]], -INFINITE, year.capacity[s]!)
    if (uneven === null) return
    const off = choices.map((a): [number, number] => {
      const b = block[a]!
      return [a, year.group[b]! - year.share * year.pupils[b]!]
    })
    list.add([...off, [uneven + s, -1]], -INFINITE, 0)
    list.add([...off, [uneven + s, 1]], 0, INFINITE)
  })
}

const INFINITE = Number.POSITIVE_INFINITY

/** Each of these blocks, if it goes to school s, needs one of the blocks around them to go there too. */
function addCut(list: RowList, of: ZoneInstance, arcs: ArcIndex, piece: Iterable<number>, s: number): void {
  const inside = new Set(piece)
  const around = new Set<number>()
  for (const b of inside)
    for (const n of neighboursOf(of, b)) {
      const a = arcs(n, s)
      if (!inside.has(n) && a >= 0) around.add(a)
    }
  const support = [...around].sort((a, b) => a - b).map((a): [number, number] => [a, -1])
  for (const b of inside) {
    const a = arcs(b, s)
    if (a >= 0) list.add([[a, 1], ...support], -INFINITE, 0)
  }
}

/** For every piece that has lost its school: no school may have it so. */
function cutsFor(of: ZoneInstance, arcs: ArcIndex, zoneOf: Int32Array): LinearRows | null {
  const list = rowList()
  const seen = new Set(of.home)
  walk(of, zoneOf, seen)
  for (let b = 0; b < zoneOf.length; b++) {
    if (seen.has(b)) continue
    const piece = walk(of, zoneOf, new Set([b]))
    for (const x of piece) seen.add(x)
    of.home.forEach((home, s) => {
      if (!piece.has(home)) addCut(list, of, arcs, piece, s)
    })
  }
  return list.count() === 0 ? null : list.rows()
}

/** Adds everything that can be reached within zones from the blocks of the set. */
function walk(of: ZoneInstance, zoneOf: Int32Array, set: Set<number>): Set<number> {
  for (const b of set) for (const n of neighboursOf(of, b)) if (zoneOf[n] === zoneOf[b]) set.add(n)
  return set
}

function solutionOf(
  of: ZoneInstance,
  rules: ZoneRules,
  years: readonly Year[],
  columns: number,
  choice: Int32Array,
): Float64Array {
  const x = new Float64Array(columns)
  for (const a of choice) x[a] = 1
  const { years: filled } = stateOf(of, rules, years, choice)
  const [A, S] = [of.schools.length, of.capacity.length]
  filled.forEach(({ load, among, share, capacity }, y) => {
    for (let s = 0; s < S; s++) {
      x[A + y * S + s] = Math.max(0, load[s]! - capacity[s]!)
      if (rules.uneven > 0) x[A + (years.length + y) * S + s] = Math.abs(among[s]! - share * load[s]!)
    }
  })
  return x
}

/**
 * 1 for each choice that no plan better than `objective` takes: with the seat values as prices, taking it alone already costs too
 * much. Also the choices another school's own block cannot take.
 */
export function hopeless(
  of: ZoneInstance,
  years: readonly Year[],
  { byYear }: SplitBound,
  rules: ZoneRules,
  objective: number,
): Uint8Array {
  const price = tollOf(years)
  const block = blockOfChoice(of)
  let bound = 0
  years.forEach(({ pupils, capacity, weight }, y) => {
    const value = byYear[y]!
    for (let a = 0; a < price.length; a++)
      price[a] = price[a]! + weight * pupils[block[a]!]! * value[of.schools[a]!]!
    capacity.forEach((seats, s) => {
      bound -= weight * seats * Math.min(value[s]!, rules.overload)
    })
  })
  const cheapest = Float64Array.from(of.pupils, (_, b) =>
    choicesOf(of, b).reduce((low, a) => Math.min(low, price[a]!), Number.POSITIVE_INFINITY),
  )
  for (const c of cheapest) bound += c
  const owner = new Map([...of.home].map((b, s) => [b, s]))
  return Uint8Array.from(price, (p, a) => {
    const s = owner.get(block[a]!)
    if (s !== undefined) return s === of.schools[a] ? 0 : 1
    return bound + p - cheapest[block[a]!]! > objective * (1 + 1e-9) ? 1 : 0
  })
}

type ArcIndex = (b: number, s: number) => number

/** Which choice block b has for school s; −1 for none. */
function arcIndex(of: ZoneInstance): ArcIndex {
  const byBlock = Array.from(of.pupils, (_, b) => new Map(choicesOf(of, b).map(a => [of.schools[a]!, a])))
  return (b, s) => byBlock[b]!.get(s) ?? -1
}

function choicesOf({ starts }: ZoneInstance, b: number): number[] {
  return Array.from({ length: starts[b + 1]! - starts[b]! }, (_, i) => starts[b]! + i)
}

function blockOfChoice({ pupils, starts, schools }: ZoneInstance): Int32Array {
  const block = new Int32Array(schools.length)
  for (let b = 0; b < pupils.length; b++) block.fill(b, starts[b]!, starts[b + 1]!)
  return block
}

function neighboursOf({ neighbourStarts, neighbours }: ZoneInstance, b: number): Int32Array {
  return neighbours.subarray(neighbourStarts[b]!, neighbourStarts[b + 1]!)
}

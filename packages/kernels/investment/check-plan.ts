import { add, compare, divide, multiply, ONE, type Rational, rationalOf, ZERO } from '../exact/rational.ts'
import type { InvestmentInstance } from './instance.ts'
import type { Transfer } from './plan-path.ts'

export interface PlanViolation {
  readonly property: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P7'
  /** School-stage, pot, kind or stage it is about, as the property says. */
  readonly about: number
  readonly kind: number
}

/**
 * Proves P1–P5 and P7 (README) of a plan from the stocks and the lists of what is bought and moved alone, in fractions throughout; shares no code with
 * the search.
 *
 * @shape lumps bought by pot, the published transfers (none if not given), cost and bound in fen → violations; none means proved
 * @complexity O(R K) exact operations
 */
export function checkPlan(
  instance: InvestmentInstance,
  lumps: Int32Array,
  published: { readonly cost: number; readonly bound: number; readonly transfers?: readonly Transfer[] },
): PlanViolation[] {
  const found: PlanViolation[] = []
  const after = instance.rows.map(row => row.amounts.map(rationalOf))
  let fen = 0n
  const moved = movedTo(instance, published.transfers ?? [])
  instance.pots.forEach(({ kind, parts, most }, i) => {
    const bought = lumps[i] ?? -1
    const n = bought + (moved.net[i] ?? 0)
    if (bought < 0 || (most !== null && n > most)) found.push({ property: 'P3', about: i, kind })
    const { lump, price } = instance.kinds[kind] as InvestmentInstance['kinds'][number]
    fen += BigInt(bought) * BigInt(price)
    const whole = parts.reduce((s, p) => add(s, multiply(rationalOf(p.pupils), rationalOf(p.weight))), ZERO)
    for (const { row, pupils, weight } of parts) {
      const own = row === null ? undefined : after[row]
      if (!own) continue
      const share = divide(multiply(rationalOf(pupils), rationalOf(weight)), whole)
      own[kind] = add(
        own[kind] as Rational,
        multiply(multiply(rationalOf(lump), { n: BigInt(n), d: 1n }), share),
      )
    }
  })
  fen += moved.fen
  found.push(...moved.broken, ...giverViolations(instance, moved.net, lumps, after))
  found.push(...schoolViolations(instance, after), ...spreadViolations(instance, after))
  if (fen !== BigInt(published.cost)) found.push({ property: 'P4', about: -1, kind: -1 })
  if (!(published.bound >= 0 && published.bound <= published.cost))
    found.push({ property: 'P5', about: -1, kind: -1 })
  return found
}

/** What every pot gains by transfers, what they cost, and those that nobody may make. */
function movedTo({ pots, kinds }: InvestmentInstance, transfers: readonly Transfer[]) {
  const net = pots.map(() => 0)
  const broken: PlanViolation[] = []
  let fen = 0n
  for (const { from, to, lumps } of transfers) {
    const [giver, taker] = [pots[from], pots[to]]
    const move = kinds[giver?.kind ?? -1]?.move
    const isSame = giver?.kind === taker?.kind && (giver?.pool ?? 0) === (taker?.pool ?? 0)
    if (!giver || !taker || !move || !isSame || from === to || !Number.isSafeInteger(lumps) || lumps <= 0) {
      broken.push({ property: 'P7', about: from, kind: giver?.kind ?? -1 })
      continue
    }
    net[from]! -= lumps
    net[to]! += lumps
    fen += BigInt(lumps) * BigInt(move.price)
  }
  return { net, broken, fen }
}

/** Who gives more than allowed, buys what it gives away, or falls below what givers have to keep. */
function giverViolations(
  { pots, kinds, rows, stages }: InvestmentInstance,
  net: readonly number[],
  lumps: Int32Array,
  after: readonly Rational[][],
): PlanViolation[] {
  return pots.flatMap(({ kind, parts, give = 0 }, about) => {
    if ((net[about] as number) >= 0) return []
    const { per, move } = kinds[kind] as InvestmentInstance['kinds'][number]
    const keeps = parts.every(({ row }) => {
      const school = row === null ? undefined : rows[row]
      const has = row === null ? undefined : after[row]?.[kind]
      if (!school || !has || !move) return false
      const threshold = rationalOf(stages[school.stage]?.threshold[kind] as number)
      const value = divide(multiply(has, rationalOf(per)), rationalOf(school.pupils))
      return compare(value, multiply(threshold, rationalOf(move.keep))) >= 0
    })
    return keeps && -(net[about] as number) <= give && lumps[about] === 0
      ? []
      : [{ property: 'P7' as const, about, kind }]
  })
}

function schoolViolations(
  { rows, stages, kinds }: InvestmentInstance,
  after: readonly Rational[][],
): PlanViolation[] {
  return rows.flatMap(({ stage, pupils }, about): PlanViolation[] => {
    const rule = stages[stage] as InvestmentInstance['stages'][number]
    let reached = 0
    const below: PlanViolation[] = []
    kinds.forEach(({ per }, kind) => {
      const value = divide(multiply(after[about]?.[kind] as Rational, rationalOf(per)), rationalOf(pupils))
      const threshold = rationalOf(rule.threshold[kind] as number)
      if (compare(value, threshold) >= 0) reached += 1
      else if (compare(value, multiply(threshold, rationalOf(rule.floor))) < 0)
        below.push({ property: 'P1', about, kind })
    })
    return reached < rule.need ? [{ property: 'P1', about, kind: -1 }, ...below] : below
  })
}

function spreadViolations(
  { rows, stages, kinds }: InvestmentInstance,
  after: readonly Rational[][],
): PlanViolation[] {
  return stages.flatMap((rule, about) =>
    kinds.flatMap((_, kind): PlanViolation[] => {
      const own = rows.flatMap((row, r) =>
        row.stage === about ? [{ p: rationalOf(row.pupils), x: after[r]?.[kind] as Rational }] : [],
      )
      return own.length === 0 || keepsLimit(own, rationalOf(rule.cvLimit[kind] as number))
        ? []
        : [{ property: 'P2', about, kind }]
    }),
  )
}

const PLACES = 10n ** 40n

/**
 * PN Σx²/P ≤ (1 + limit²)(Σx)², which is CV ≤ limit. Both sums are first enclosed with 40 decimals, for adding a thousand
 * fractions with a thousand denominators takes minutes; what the enclosure leaves open is added all the same.
 */
function keepsLimit(
  schools: readonly { readonly p: Rational; readonly x: Rational }[],
  limit: Rational,
): boolean {
  const heads = schools.reduce((s, { p }) => add(s, p), ZERO)
  const factor = add(ONE, multiply(limit, limit))
  const fixed = (a: Rational): Rational => ({ n: (a.n * PLACES) / a.d, d: PLACES })
  const width: Rational = { n: BigInt(schools.length), d: PLACES }
  const sum = (parts: readonly Rational[]): Rational => ({
    n: parts.reduce((s, { n }) => s + n, 0n),
    d: PLACES,
  })
  const squares = schools.map(({ p, x }) => divide(multiply(x, x), p))
  const least = { squares: sum(squares.map(fixed)), total: sum(schools.map(({ x }) => fixed(x))) }
  const over = (q: Rational, total: Rational) =>
    compare(multiply(heads, q), multiply(factor, multiply(total, total)))
  if (least.total.n === 0n) return false
  if (over(add(least.squares, width), least.total) <= 0) return true
  if (over(least.squares, add(least.total, width)) > 0) return false
  return (
    over(
      squares.reduce(add, ZERO),
      schools.reduce((s, { x }) => add(s, x), ZERO),
    ) <= 0
  )
}

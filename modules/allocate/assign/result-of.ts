import type { Stage } from '@kit/base'
import { type Cutoff, cutoffsOf, poolOf } from '@kit/kernels/matching'
import type { OverlayChange } from '@loop/measure/schema'
import type { FigureTable } from '../lists/figure-table.ts'
import type { Made } from './decide.ts'
import { nameOf } from './market.ts'
import type { SeatRow } from './schema.ts'
import { className, lostWishes, shownNumber } from './why.ts'

const WISHES_SHOWN = 3

/** Every part of every school: seats, who came by which wish, who would rather be there, where admission ended. */
export function seatRows(made: Made): SeatRow[] {
  const { market, pools } = made.expanded
  const cutoffs = cutoffsOf(market, made.granted)
  const byWish = wishesByPool(made)
  const waiting = waitingByPool(made, cutoffs)
  const placed = placedBySchool(made)
  return pools.map((pool, i) => {
    const { name, id } = made.schools[pool.school]!
    const cutoff = cutoffs[i]!
    const isOpen = cutoff.open || cutoff.priority < 0
    const isLastOfSchool = pools[i + 1]?.school !== pool.school
    return {
      ...{ school: name, id, kind: nameOf(pool), seats: pool.seats, admitted: cutoff.load },
      placed: isLastOfSchool ? (placed.get(pool.school) ?? 0) : 0,
      byWish: byWish[i]!,
      waiting: waiting[i]!,
      lastClass: isOpen ? '' : className(made.plan, cutoff.priority),
      lastNumber: isOpen ? null : shownNumber(made, cutoff),
    }
  })
}

function wishesByPool({ ranked, expanded: { market, pools, wishOf }, granted }: Made): number[][] {
  const found = pools.map(() => new Array<number>(WISHES_SHOWN).fill(0))
  granted.forEach((k, r) => {
    if (k < 0) return
    const at = market.first[r]! + k
    const row = found[poolOf(market.choices[at]!)]!
    const wish = Math.min(wishOf[at]!, WISHES_SHOWN - 1)
    row[wish] = row[wish]! + ranked.applicants[r]!.heads
  })
  return found
}

function waitingByPool(made: Made, cutoffs: readonly Cutoff[]): number[] {
  const found = made.expanded.pools.map(() => 0)
  made.ranked.applicants.forEach(({ heads }, r) => {
    for (const { pool, reason } of lostWishes(made, cutoffs, r)) {
      if (reason === 'no-seats') continue
      const i = made.expanded.pools.indexOf(pool)
      found[i] = found[i]! + heads
    }
  })
  return found
}

function placedBySchool({ ranked, overflow }: Made): Map<number, number> {
  const found = new Map<number, number>()
  overflow?.ranks.forEach((r, i) => {
    const school = overflow.school[i]!
    if (school >= 0) found.set(school, (found.get(school) ?? 0) + ranked.applicants[r]!.heads)
  })
  return found
}

/** Children placed at the nearest free seat, and those without any. */
export function leftIn({ ranked, granted, overflow }: Made): { placed: number; left: number } {
  const headsOf = (ranks: readonly number[]) => ranks.reduce((n, r) => n + ranked.applicants[r]!.heads, 0)
  const without = [...granted.keys()].filter(r => granted[r] === -1)
  const placed = overflow ? overflow.ranks.filter((_, i) => overflow.school[i] !== -1) : []
  return { placed: headsOf(placed), left: headsOf(without) - headsOf(placed) }
}

/**
 * This year's entrants replaced by those the plan gives, school by school; other years' pupils stay.
 *
 * @shape seats by school → changes of entrants and pupils, and schools of the list that cannot be told apart or have no figures
 */
export function changesOf(
  rows: readonly SeatRow[],
  stage: Stage,
  { units, value }: Pick<FigureTable, 'units' | 'value'>,
): { changes: OverlayChange[]; unmatched: string[] } {
  const given = new Map<string, { name: string; children: number }>()
  for (const { id, school, admitted, placed } of rows)
    given.set(id, { name: school, children: (given.get(id)?.children ?? 0) + admitted + placed })
  const changes: OverlayChange[] = []
  const unmatched: string[] = []
  for (const [id, { name, children }] of given) {
    const found = units.filter(u => u.id === id || u.code === id)
    const unit = (found.length > 0 ? found : units.filter(u => u.name === name))[0]?.id
    const entrants = unit === undefined ? null : value(unit, 'entrants', stage)
    const pupils = unit === undefined ? null : value(unit, 'pupils', stage)
    if (unit === undefined || entrants === null || pupils === null) unmatched.push(name)
    else if (children !== entrants)
      changes.push(
        { unit, metric: 'entrants', stage, change: { kind: 'set', value: children } },
        { unit, metric: 'pupils', stage, change: { kind: 'add', value: children - entrants } },
      )
  }
  return { changes, unmatched }
}

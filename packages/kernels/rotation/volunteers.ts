import type { RotationInstance, Teacher } from './instance.ts'
import { directionOf, isEligible, isTogether, leaveLimits, partnerOf, staffOf } from './turns.ts'

/** Where the volunteers go: the school of each teacher, −1 for who stays or did not ask; and who was heard at all. */
export interface VoluntaryMoves {
  readonly to: Int32Array
  readonly heard: Uint8Array
}

/**
 * You request my seat, I get your turn: volunteers choose in the order of points and draw. Who asks for a taken seat lets its
 * holder choose first; a circle of requests is an exchange. Nobody ends worse than at home, nobody gains by untrue wishes, and
 * no other exchange would please somebody more without hurting another. One market a subject; free posts are open seats, and a
 * seat beyond the posts is closed when its holder leaves. No more volunteers of a school are heard than may leave it. Of a couple
 * that is not to be parted one is heard, for schools near the other, who then stays.
 *
 * @shape T teachers → T schools in [−1, S)
 * @source Abdulkadiroğlu & Sönmez 1999, house allocation with existing tenants
 * @requires an instance that `checkInstance` accepted
 * @complexity O(T log T + requests)
 */
export function volunteerMoves(instance: RotationInstance): VoluntaryMoves {
  const { teachers, subjects } = instance
  const to = new Int32Array(teachers.length).fill(-1)
  const heard = new Uint8Array(teachers.length)
  const queue = heardVolunteers(instance)
  const bySubject: number[][] = Array.from({ length: subjects }, () => [])
  for (const i of queue) {
    heard[i] = 1
    bySubject[(teachers[i] as Teacher).subject]?.push(i)
  }
  const staff = staffOf(instance)
  bySubject.forEach((line, subject) => {
    if (line.length > 0) runMarket(openMarket(instance, staff, line, subject), to)
  })
  return { to, heard }
}

/** Best placed first; of each school only so many as may leave it. */
function heardVolunteers(instance: RotationInstance): number[] {
  const { teachers } = instance
  const left = leaveLimits(instance)
  const spoken = new Set<number>()
  const asking: number[] = []
  for (let i = 0; i < teachers.length; i++) {
    const x = teachers[i] as Teacher
    if (x.wishes.length > 0 && isEligible(instance, x) && openWishes(instance, x).length > 0) asking.push(i)
  }
  return asking
    .sort((a, b) => isBefore(teachers[a] as Teacher, teachers[b] as Teacher) || a - b)
    .filter(i => {
      const { partner } = teachers[i] as Teacher
      if (instance.rules.coupleKm === null || partner === null) return true
      spoken.add(i)
      return !spoken.has(partner)
    })
    .filter(i => {
      const school = (teachers[i] as Teacher).school
      left[school]! -= 1
      return (left[school] as number) >= 0
    })
}

const isBefore = (a: Teacher, b: Teacher) => b.points - a.points || a.drawn - b.drawn

/** Wishes in directions that anybody may take, and near a partner who is not to be left. */
export function openWishes(instance: RotationInstance, teacher: Teacher): number[] {
  const partner = partnerOf(instance, teacher)
  return teacher.wishes.filter(
    s =>
      directionOf(instance, teacher.school, s) !== 'never' &&
      (!partner || isTogether(instance, s, partner.school)),
  )
}

interface Market {
  readonly line: readonly number[]
  readonly wishes: ReadonlyMap<number, readonly number[]>
  readonly home: ReadonlyMap<number, number>
  /** Seats nobody holds, by school. */
  readonly free: Int32Array
  /** Who still holds a seat others may have, by school, best placed last. */
  readonly holders: readonly number[][]
  /** Holders whose seat closes behind them. */
  readonly closing: ReadonlySet<number>
}

function openMarket(
  instance: RotationInstance,
  staff: Int32Array,
  line: readonly number[],
  subject: number,
): Market {
  const { schools, subjects, teachers } = instance
  const balance = schools.map(
    (s, i) => (s.posts[subject] as number) - (staff[i * subjects + subject] as number),
  )
  const holders: number[][] = schools.map(() => [])
  const closing = new Set<number>()
  const tooMany = balance.map(b => Math.max(0, -b))
  for (const i of [...line].reverse()) {
    const home = (teachers[i] as Teacher).school
    if ((tooMany[home] as number) > 0) {
      tooMany[home]! -= 1
      closing.add(i)
    } else holders[home]?.push(i)
  }
  return {
    line,
    wishes: new Map(line.map(i => [i, openWishes(instance, teachers[i] as Teacher)])),
    home: new Map(line.map(i => [i, (teachers[i] as Teacher).school])),
    free: Int32Array.from(balance, b => Math.max(0, b)),
    holders,
    closing,
  }
}

/** Settles the market; a stack holds those whose turn was asked for by the one below. */
function runMarket(market: Market, to: Int32Array): void {
  const done = new Set<number>()
  for (const first of market.line) {
    if (done.has(first)) continue
    const turns = [first]
    while (turns.length > 0) settleTop(market, turns, done, to)
  }
}

function settleTop(market: Market, turns: number[], done: Set<number>, to: Int32Array): void {
  const i = turns.at(-1) as number
  const school = bestOpen(market, i, done)
  if (school === -1) {
    done.add(i) // nothing better is left: stays at home
    turns.pop()
    return
  }
  if ((market.free[school] as number) > 0) {
    market.free[school]! -= 1
    leave(market, i, school, done, to)
    turns.pop()
    return
  }
  const holder = holderOf(market, school, done) as number
  const at = turns.indexOf(holder)
  if (at === -1) turns.push(holder)
  else exchange(market, turns.splice(at), done, to)
}

/** The first wish where a seat is free or held by somebody who has not chosen yet. */
function bestOpen(market: Market, i: number, done: ReadonlySet<number>): number {
  return (
    market.wishes
      .get(i)
      ?.find(s => (market.free[s] as number) > 0 || holderOf(market, s, done) !== undefined) ?? -1
  )
}

function holderOf(market: Market, school: number, done: ReadonlySet<number>): number | undefined {
  const line = market.holders[school] as number[]
  while (line.length > 0 && done.has(line.at(-1) as number)) line.pop()
  return line.at(-1)
}

function leave(market: Market, i: number, school: number, done: Set<number>, to: Int32Array): void {
  to[i] = school
  done.add(i)
  if (!market.closing.has(i)) market.free[market.home.get(i) as number]! += 1
}

/** Each takes the seat of the next in the circle. */
function exchange(market: Market, circle: readonly number[], done: Set<number>, to: Int32Array): void {
  circle.forEach((i, k) => {
    to[i] = market.home.get(circle[(k + 1) % circle.length] as number) as number
    done.add(i)
  })
}

import type { Assignment } from './deferred-acceptance.ts'
import { classOf, type Market, numberAt, poolOf } from './instance.ts'

/**
 * Immediate acceptance (志愿优先): all first wishes are settled for good, by class and then number, before any second is heard.
 * Kept because cities use it, and to show what it costs: a family that names a popular school first may lose its second as well,
 * so it pays to hide one's true wish.
 *
 * @shape market, and of each choice the wish it belongs to (a wish for a school with reserves is several choices) → granted choice or −1
 * @source facts 6, Beijing Xicheng 2013; Abdulkadiroğlu & Sönmez 2003 (the "Boston" mechanism)
 * @complexity O(choices log choices)
 */
export function immediateAcceptance(market: Market, wishOf: Uint8Array): Assignment {
  const { pupils, first, choices, seats } = market
  const granted = new Int32Array(pupils).fill(-1)
  const left = Float64Array.from(seats)
  for (const round of roundsOf(market, wishOf)) {
    const heard = round
      .filter(({ pupil }) => granted[pupil] === -1)
      .map(({ pupil, at }) => ({
        pupil,
        at,
        key: classOf(choices[at] as number) * 2 ** 20 + numberAt(market, at, pupil),
      }))
      .sort((a, b) => a.key - b.key)
    for (const { pupil, at } of heard) {
      const s = poolOf(choices[at] as number)
      if ((left[s] as number) <= 0) continue
      granted[pupil] = at - (first[pupil] as number)
      left[s] = (left[s] as number) - (market.heads?.[pupil] ?? 1)
    }
  }
  return granted
}

/**
 * Number first, classes ignored: each in turn takes the first wish with room (serial dictatorship, the plain 电脑派位).
 *
 * @requires one number a pupil: with a number for every school there is no one order to go by
 * @complexity O(choices)
 */
export function numberFirst({ pupils, first, choices, seats, heads }: Market): Assignment {
  const left = Float64Array.from(seats)
  return Int32Array.from({ length: pupils }, (_, p) => {
    for (let at = first[p] as number; at < (first[p + 1] as number); at++) {
      const s = poolOf(choices[at] as number)
      if ((left[s] as number) <= 0) continue
      left[s] = (left[s] as number) - (heads?.[p] ?? 1)
      return at - (first[p] as number)
    }
    return -1
  })
}

/** The choices of each wish in turn; those of one wish one after another, in the order of precedence. */
function roundsOf({ pupils, first }: Market, wishOf: Uint8Array): { pupil: number; at: number }[][] {
  const rounds = new Map<number, { pupil: number; at: number }[]>()
  for (let p = 0; p < pupils; p++) {
    let nth = 0
    for (let at = first[p] as number; at < (first[p + 1] as number); at++) {
      nth = at > (first[p] as number) && wishOf[at] === wishOf[at - 1] ? nth + 1 : 0
      const key = (wishOf[at] as number) * 1024 + nth
      const round = rounds.get(key)
      if (round) round.push({ pupil: p, at })
      else rounds.set(key, [{ pupil: p, at }])
    }
  }
  return [...rounds].sort(([a], [b]) => a - b).map(([, round]) => round)
}

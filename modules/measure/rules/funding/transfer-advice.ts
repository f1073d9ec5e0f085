import type { Transfer } from '../../funding/schema.ts'
import type { Grant } from './money-lines.ts'

interface Leg {
  readonly from: string | null
  readonly to: string | null
  readonly move: string
  readonly purpose: string
  readonly fen: number
}

/**
 * Who has to hand on how much to whom, for every two schools (or a school and outside) one payment: what goes one way
 * less what comes back. Pairs that are even are not in it.
 *
 * @unit whole fen; the payments add up to what moved
 */
export function transferAdvice(grants: readonly Grant[], nameOf: (unit: string) => string): Transfer[] {
  const pairs = new Map<string, Leg[]>()
  for (const leg of grants.flatMap(legsOf)) {
    const key = [leg.from ?? '', leg.to ?? ''].sort().join('\n')
    pairs.set(key, [...(pairs.get(key) ?? []), leg])
  }
  const name = (unit: string | null) => (unit === null ? null : nameOf(unit))
  return [...pairs.values()]
    .map(netOf)
    .filter(({ amount }) => amount > 0)
    .map(net => ({ ...net, fromName: name(net.from), toName: name(net.to) }))
    .sort((a, b) => b.amount - a.amount || keyOf(a).localeCompare(keyOf(b), 'en'))
}

function legsOf({ candidate, moved }: Grant): Leg[] {
  const { purpose } = candidate.entitlement
  return moved.flatMap(({ move, money }) =>
    money ? [{ from: move.from, to: move.to, move: move.id, purpose, fen: money.fen }] : [],
  )
}

function netOf(legs: readonly Leg[]): Omit<Transfer, 'fromName' | 'toName'> {
  const [{ from, to } = { from: null, to: null }] = legs
  const signed = (leg: Leg) => (leg.from === from ? leg.fen : -leg.fen)
  const total = legs.reduce((sum, leg) => sum + signed(leg), 0)
  const sign = total < 0 ? -1 : 1
  const purposes = [...new Set(legs.map(leg => leg.purpose))]
  return {
    ...(total < 0 ? { from: to, to: from } : { from, to }),
    amount: total * sign,
    moves: new Set(legs.map(leg => leg.move)).size,
    byPurpose: purposes.map(purpose => ({
      purpose,
      amount: sign * legs.filter(l => l.purpose === purpose).reduce((sum, leg) => sum + signed(leg), 0),
    })),
  }
}

function keyOf({ from, to }: Pick<Transfer, 'from' | 'to'>): string {
  return `${from ?? ''}\n${to ?? ''}`
}

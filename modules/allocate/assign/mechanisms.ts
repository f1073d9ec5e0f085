import { assert } from '@kit/base'
import {
  type Assignment,
  assignBy,
  checkAssignment,
  type Market,
  type Mechanism,
  type Outcome,
  outcomeOf,
} from '@kit/kernels/matching'

/** Wishes and seats as numbers; goes to a worker as it is. */
export interface Giving {
  readonly market: Market
  readonly wishOf: Uint8Array
}

/** Gives the seats; deferred acceptance is proved each time, by code that shares nothing with it. */
export function give(mechanism: Mechanism, { market, wishOf }: Giving): Assignment {
  const granted = assignBy(mechanism, market, wishOf)
  const broken = mechanism === 'deferred-acceptance' ? checkAssignment(market, granted) : []
  assert(broken.length === 0, `the assignment keeps its properties: ${JSON.stringify(broken)}`)
  return granted
}

/** What a mechanism would give with the same lottery numbers. */
export interface Side extends Outcome {
  readonly mechanism: Mechanism
}

/** Mechanisms that can be laid side by side: number first needs one order of all children. */
export function mechanismsFor({ market }: Giving): Mechanism[] {
  return market.numbers === null
    ? ['deferred-acceptance', 'immediate-acceptance', 'number-first']
    : ['deferred-acceptance', 'immediate-acceptance']
}

/** The outcomes of all mechanisms; `own` is given already. */
export function sideBySide(
  giving: Giving,
  own: { readonly mechanism: Mechanism; readonly granted: Assignment },
  tell: (share: number) => void = () => {},
): Side[] {
  const all = mechanismsFor(giving)
  return all.map((mechanism, i) => {
    const granted = mechanism === own.mechanism ? own.granted : give(mechanism, giving)
    tell((i + 1) / all.length)
    return { mechanism, ...outcomeOf(giving.market, giving.wishOf, granted) }
  })
}

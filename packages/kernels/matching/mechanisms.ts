import { immediateAcceptance, numberFirst } from './alternatives.ts'
import { type Assignment, deferredAcceptance } from './deferred-acceptance.ts'
import type { Market } from './instance.ts'
import { prefixAcceptance } from './prefix-acceptance.ts'

export type Mechanism = 'deferred-acceptance' | 'immediate-acceptance' | 'number-first'

/**
 * Gives the seats by the mechanism a plan names.
 *
 * @shape market, wish of each choice → granted choices
 * @requires one number a pupil for `number-first`
 */
export function assignBy(mechanism: Mechanism, market: Market, wishOf: Uint8Array): Assignment {
  if (mechanism === 'immediate-acceptance') return immediateAcceptance(market, wishOf)
  if (mechanism === 'number-first') return numberFirst(market)
  return market.heads === null && market.numbers === null
    ? deferredAcceptance(market)
    : prefixAcceptance(market)
}

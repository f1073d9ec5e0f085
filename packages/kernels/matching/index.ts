export { checkAssignment, type Violation } from './check-assignment.ts'
export { type Assignment, deferredAcceptance } from './deferred-acceptance.ts'
export { classOf, type Market, packMarket, poolOf, type Wish } from './instance.ts'
export { prefixAcceptance } from './prefix-acceptance.ts'

/** What this module writes into the ledger. */
export const PLAN_MADE = 'allocate.plan-made'
export const PLAN_DECIDED = 'allocate.plan-decided'
export const PLAN_PUBLISHED = 'allocate.plan-published'
export const LIST_KEPT = 'allocate.list-kept'
export const LIST_READ = 'allocate.list-read'
export const LIST_ERASED = 'allocate.list-erased'

/** What this module writes into the ledger. */
export const MEASURED = 'measure.assessed'
export const RECOMPUTED = 'measure.recomputed'
export const OVERLAY_SAVED = 'measure.overlay-saved'
export const CONFLICT_SETTLED = 'measure.conflict-settled'
export const ADOPTED = 'measure.pack-adopted'
export const GIVEN_UP = 'measure.pack-given-up'
export const MOVES_RECORDED = 'measure.moves-recorded'
export const MOVE_CANCELLED = 'measure.move-cancelled'

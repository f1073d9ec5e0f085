/** What this module writes into the ledger. */
export const PATH_PLANNED = 'allocate.path-planned'
export const PATH_DECIDED = 'allocate.path-decided'

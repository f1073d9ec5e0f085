export type { Actor, LedgerEntry, Store, Tx } from './types.ts'

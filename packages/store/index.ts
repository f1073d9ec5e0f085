export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded.ts'
export type { MigrationFolder } from './migrate.ts'
export { type OpenStore, openStore, type StoreOptions } from './open.ts'
export type { Actor, LedgerEntry, Store, Tx } from './types.ts'

import type { RegionCode, RegionScope } from '@kit/base'
import type { Kysely } from 'kysely'

/** Who acts: every piece of work in the database names one. `system` for the product itself. */
export interface Actor {
  readonly id: string
  readonly name: string
  /** Leading digits of the region codes this person may see. */
  readonly scope: RegionScope
  readonly roles: readonly string[]
  /** Set for people of one school: they see and submit that unit only. */
  readonly unit: string | null
}

/**
 * One transaction under role `junheng_app` with `app.region` set to the actor's scope.
 * `tables<T>()` gives the typed query builder of a module's own tables.
 */
export interface Tx {
  readonly actor: Actor
  /** Instant of the transaction; the only clock services use. */
  readonly now: Date
  tables<T>(): Kysely<T>
  /** Writes the deed into the ledger, in this transaction. */
  ledger(entry: LedgerEntry): Promise<void>
  /** COPY … FROM STDIN for bulk rows (tab-separated text format, already escaped). */
  copyIn(statement: string, rows: AsyncIterable<string> | Iterable<string>): Promise<number>
}

export interface LedgerEntry {
  readonly region: RegionCode
  /** `<module>.<what happened>`, e.g. `data.import-stored` */
  readonly event: string
  readonly subject: string
  /** No personal data. */
  readonly detail: Readonly<Record<string, unknown>>
}

export interface Store {
  /** Runs `fn` in one transaction; a returned refusal (`{ ok: false }`) rolls back as a thrown error does. */
  transaction<T>(
    actor: Actor,
    fn: (tx: Tx) => Promise<T>,
    options?: { timeoutMs?: number; signal?: AbortSignal },
  ): Promise<T>
  close(): Promise<void>
}

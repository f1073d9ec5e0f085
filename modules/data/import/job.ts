import type { Refusal, RegionCode, Text } from '@kit/base'
import type { Actor, Store, Tx } from '@kit/store'
import type { Import, Problem } from '../schema.ts'
import type { Batch } from '../service/batches.ts'
import type { Files } from './files.ts'
import { spooledFacts, type Waiting } from './spool.ts'
import { changeImport } from './store.ts'

/** One import under way: whose, of what, where its files are. */
export interface Job {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly sha256: string | null
  readonly files: Files
  readonly store: Store
  readonly actor: Actor
}

export type Patch = Parameters<typeof changeImport>[4]

/** Statements of a large import may run long; a stuck one ends all the same. */
export const LONGEST_MS = 30 * 60_000

export function batchOf(
  job: Job,
  { units, stream, format }: Waiting,
  mapping: string,
  reason: string | null,
): Batch {
  return {
    region: job.region,
    source: {
      kind: format === 'csv' ? 'csv' : 'workbook',
      stream,
      fileName: job.name,
      sha256: job.sha256,
      mapping,
    },
    units,
    facts: spooledFacts(job.files.facts),
    reason,
  }
}

export function tell(
  tx: Tx,
  region: string,
  event: string,
  subject: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return tx.ledger({ region: region as RegionCode, event, subject, detail })
}

/** Refusals of a whole file, shown where problems are shown. */
export function asProblems(
  refusals: readonly Refusal[],
  counts = { error: 0, warning: 0, note: 0 },
): Pick<Import, 'problems' | 'counts'> {
  const problems = refusals.map(({ code, at, because, todo }) => problemOf(code, 'error', at, because, todo))
  return { problems, counts: { ...counts, error: counts.error + problems.length } }
}

export function problemOf(
  rule: string,
  level: Problem['level'],
  value: string,
  because: Text,
  todo: Text,
): Problem {
  return { rule, level, sheet: '', cell: null, value, because, todo }
}

/** Work that breaks on a defect or an outage leaves the import failed, not hanging; the error goes on to the edge. */
export async function orFailed(job: Job, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (signal.aborted) return
    await job.store.transaction(job.actor, tx =>
      changeImport(tx, job.region, job.id, ['reading', 'checking', 'storing'], {
        state: 'failed',
        finishedAt: tx.now.toISOString(),
      }),
    )
    throw error
  }
}

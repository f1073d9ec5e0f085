import { refuse } from '@kit/base'
import { recordBatch } from '../service/batches.ts'
import { wrongImportState } from './errors.ts'
import { forget } from './files.ts'
import { asProblems, batchOf, type Job, LONGEST_MS, tell } from './job.ts'
import { spooledWaiting } from './spool.ts'
import { changeImport } from './store.ts'

/** Stores the facts of a checked file, its state and the ledger entry in one transaction: all or nothing. */
export async function commitImport(
  job: Job,
  mapping: string,
  reason: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { id, region, store, actor } = job
  const waiting = await spooledWaiting(job.files.waiting)
  const stored = await store.transaction(
    actor,
    async tx => {
      const receipt = await recordBatch(tx, batchOf(job, waiting, mapping, reason))
      if (!receipt.ok) return receipt
      const { source, ...counts } = receipt.value
      const done = { state: 'stored', progress: 1, source, finishedAt: tx.now.toISOString() } as const
      if (!(await changeImport(tx, region, id, ['storing'], done)))
        return refuse(wrongImportState(id, 'cancelled'))
      await tell(tx, region, 'data.import-stored', id, { source, ...counts })
      return receipt
    },
    { timeoutMs: LONGEST_MS, signal },
  )
  if (stored.ok) return forget(job.files)
  // A refusal here is for the person to settle (a period locked meanwhile): the file stays ready.
  const back = { state: 'ready', ...asProblems(stored.refusals) } as const
  await store.transaction(actor, tx => changeImport(tx, region, id, ['storing'], back))
}

import { type Period, t } from '@kit/base'
import type { Import, Problem } from '../schema.ts'
import { previewBatch } from '../service/batches.ts'
import { loadUnits } from '../store/units.ts'
import { type CheckEnd, checkInWorker } from './check-in-worker.ts'
import { checkerDied } from './errors.ts'
import { forget } from './files.ts'
import { asProblems, batchOf, type Job, LONGEST_MS, type Patch, problemOf, tell } from './job.ts'
import { spoolWaiting } from './spool.ts'
import { changeImport, newestEntries, storedBefore } from './store.ts'
import type { CheckReport } from './worker.ts'

/** What the person said of the file, and where the packs are. */
export interface Asked {
  readonly policies: string
  readonly period: Period | undefined
  readonly mapping: string | undefined
}

const PROGRESS_MS = 400
/** Whether the period is locked is asked when the file is stored, with the person's own reason. */
const PREVIEW_REASON = 'preview'

/** Checks a received file and previews what storing it would do; ends in `ready`, `refused` or `failed`. */
export async function checkImport(job: Job, asked: Asked, signal: AbortSignal): Promise<void> {
  const { id, region, files, store, actor } = job
  const change = (from: Import['state'][], patch: Patch) =>
    store.transaction(actor, tx => changeImport(tx, region, id, from, patch))
  if (!(await change(['reading'], { state: 'checking' }))) return
  const known = await store.transaction(
    actor,
    async tx => ({ units: await loadUnits(tx, region), figures: await newestEntries(tx, region) }),
    { timeoutMs: LONGEST_MS },
  )
  const progress = throttled((rows, share) => {
    change(['checking'], { rows, progress: Math.min(share, 1) }).catch(error => console.error(error))
  })
  const check = {
    ...asked,
    path: files.upload,
    name: job.name,
    region,
    known,
    facts: files.facts,
    errors: files.errors,
  }
  const end = await checkInWorker(check, signal, progress)
  if (end.kind === 'stopped') return
  const outcome = await outcomeOf(job, end, signal)
  await store.transaction(actor, async tx => {
    const finishedAt = outcome.state === 'ready' ? null : tx.now.toISOString()
    await changeImport(tx, region, id, ['checking'], { ...outcome, finishedAt })
    await tell(tx, region, 'data.import-checked', id, { state: outcome.state, ...outcome.counts })
  })
  if (outcome.state !== 'ready') await forget(files)
}

async function outcomeOf(
  job: Job,
  end: Exclude<CheckEnd, { kind: 'stopped' }>,
  signal: AbortSignal,
): Promise<Patch> {
  if (end.kind === 'died') return { state: 'failed', ...asProblems([checkerDied(job.name)]) }
  if (end.kind === 'refused') return { state: 'refused', ...asProblems(end.refusals) }
  const { mapping, period, rows, counts } = end.report
  const said = { mapping, period, rows, counts, problems: [...end.report.problems], progress: 1 }
  return counts.error > 0
    ? { state: 'refused', ...said }
    : { ...said, ...(await preview(job, end.report, signal)) }
}

async function preview(job: Job, report: CheckReport, signal: AbortSignal): Promise<Patch> {
  await spoolWaiting(job.files.waiting, { units: report.units, stream: report.stream, format: report.format })
  return job.store.transaction(
    job.actor,
    async (tx): Promise<Patch> => {
      const previewed = await previewBatch(tx, batchOf(job, report, report.mapping, PREVIEW_REASON))
      if (!previewed.ok) return { state: 'refused', ...asProblems(previewed.refusals, report.counts) }
      const before = job.sha256 === null ? undefined : await storedBefore(tx, job.region, job.sha256)
      return {
        state: 'ready',
        preview: previewed.value,
        ...(before ? withNote(report, sameFile(before)) : {}),
      }
    },
    { timeoutMs: LONGEST_MS, signal },
  )
}

function withNote(report: CheckReport, note: Problem): Pick<Import, 'problems' | 'counts'> {
  return { problems: [note, ...report.problems], counts: { ...report.counts, note: report.counts.note + 1 } }
}

function sameFile(before: Import): Problem {
  const day = before.finishedAt?.slice(0, 10) ?? ''
  return problemOf(
    'file.stored-before',
    'note',
    before.fileName,
    t(`这个文件已于 ${day} 导入过，内容完全相同。`, `This very file was imported on ${day}.`),
    t('再次确认不会改变任何数据。', 'Confirming it again changes nothing.'),
  )
}

function throttled(tell: (rows: number, share: number) => void): (rows: number, share: number) => void {
  let last = 0
  return (rows, share) => {
    if (Date.now() - last < PROGRESS_MS) return
    last = Date.now()
    tell(rows, share)
  }
}

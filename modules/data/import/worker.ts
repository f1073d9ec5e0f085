import { writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { assert, type Period, type Refusal } from '@kit/base'
import { loadVocabulary } from '@kit/policy'
import type { Problem, Unit } from '../schema.ts'
import { loadKnowledge } from './catalogues.ts'
import { writeErrorWorkbook } from './error-workbook.ts'
import { spoolFacts } from './spool.ts'
import { type OnRecord, validateFile } from './validate-file.ts'

/** What the checking thread is asked. Large work happens there, so that the server keeps answering. */
export interface CheckJob {
  readonly policies: string
  readonly path: string
  readonly name: string
  readonly region: string
  readonly period: Period | undefined
  readonly mapping: string | undefined
  readonly known: OnRecord
  /** Where the facts of a file without errors are put. */
  readonly facts: string
  /** Where the marked workbook of a file with problems is put. */
  readonly errors: string
}

export interface CheckReport {
  readonly mapping: string
  readonly stream: string
  readonly format: 'xlsx' | 'xls' | 'csv'
  readonly period: Period | null
  readonly rows: number
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number }
  readonly problems: readonly Problem[]
  readonly units: readonly Unit[]
}

export type CheckMessage =
  | { readonly kind: 'progress'; readonly rows: number; readonly share: number }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'checked'; readonly report: CheckReport }

/** Problems sent back; the error workbook has all of them. */
const SENT = 500

async function check(job: CheckJob): Promise<CheckMessage> {
  const vocabulary = await loadVocabulary(job.policies)
  assert(vocabulary.ok, 'the vocabulary was read when the server started')
  const knowledge = loadKnowledge(job.policies, vocabulary.value)
  const checked = await validateFile(job.path, knowledge, {
    name: job.name,
    region: job.region,
    period: job.period,
    mapping: job.mapping,
    known: job.known,
    onProgress: ({ rows, share }) => send({ kind: 'progress', rows, share }),
  })
  if (!checked.ok) return { kind: 'refused', refusals: checked.refusals }
  const { mapping, format, period, rows, counts, problems, units } = checked.value
  if (problems.length > 0) await writeFile(job.errors, await writeErrorWorkbook(job.path, job.name, problems))
  if (counts.error === 0) spoolFacts(job.facts, checked.value.facts())
  const report = {
    mapping: mapping.id,
    stream: mapping.stream,
    format,
    period,
    rows,
    counts,
    problems: problems.slice(0, SENT),
    units,
  }
  return { kind: 'checked', report }
}

function send(message: CheckMessage): void {
  parentPort?.postMessage(message)
}

if (parentPort) send(await check(workerData as CheckJob))

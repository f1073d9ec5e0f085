import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Caller } from '@kit/access'
import { ok, type Period, type Result, refuse } from '@kit/base'
import type { FileAnswer, Upload } from '@kit/http'
import type { Actor, Store, Tx } from '@kit/store'
import type { Import } from '../schema.ts'
import { findRegion } from '../service/regions.ts'
import { checkImport } from './check-import.ts'
import { commitImport } from './commit-import.ts'
import { noErrorWorkbook, unknownImport, wrongImportState } from './errors.ts'
import { filesOf, receive } from './files.ts'
import { type Job, orFailed, type Patch, tell } from './job.ts'
import { changeImport, interruptImports, loadImports, saveImport } from './store.ts'

export interface ImportDeps {
  /** The folder `policies`. */
  readonly policies: string
  /** Where uploaded files wait between upload and commit; a folder of our own. */
  readonly folder: string
}

export interface AskedImport {
  readonly region: string
  /** Left out, the file says it. */
  readonly period?: Period | undefined
  /** Left out, the file is recognised. */
  readonly mapping?: string | undefined
}

interface Work {
  readonly abort: AbortController
  readonly done: Promise<void>
}

/** Imports of one server: files are received, checked in a thread, previewed, and stored when a person says so. */
export class Imports {
  readonly #deps: ImportDeps
  readonly #running = new Map<string, Work>()
  /** One at a time: two large files at once would need the memory of both. */
  #queue: Promise<void> = Promise.resolve()

  constructor(deps: ImportDeps) {
    this.#deps = deps
  }

  /** Receives a file and begins to check it; the answer comes before the check ends. */
  async start({ store, actor }: Caller, asked: AskedImport, upload: Upload): Promise<Result<Import>> {
    const region = await store.transaction(actor, tx => findRegion(tx, asked.region))
    if (!region.ok) return region
    const id = randomUUID()
    const files = filesOf(this.#deps.folder, id)
    const received = await receive(upload, files)
    const job: Job = {
      id,
      region: asked.region,
      name: upload.name,
      sha256: received.sha256,
      files,
      store,
      actor,
    }
    const fresh = await store.transaction(actor, async tx => {
      await saveImport(tx, asked.region, {
        id,
        fileName: upload.name,
        period: asked.period ?? null,
        startedBy: actor.id,
        ...received,
      })
      await tell(tx, asked.region, 'data.import-started', id, received)
      return found(tx, asked.region, id)
    })
    const said = { policies: this.#deps.policies, period: asked.period, mapping: asked.mapping }
    this.#enqueue(job, signal => checkImport(job, said, signal))
    return fresh
  }

  list({ store, actor }: Caller, region: string): Promise<Result<Import[]>> {
    return store.transaction(actor, async tx => ok(await loadImports(tx, region)))
  }

  find({ store, actor }: Caller, region: string, id: string): Promise<Result<Import>> {
    return store.transaction(actor, tx => found(tx, region, id))
  }

  /** Begins to store a checked file, all of it or nothing; a locked period needs a reason. */
  async commit(
    { store, actor }: Caller,
    region: string,
    id: string,
    reason: string | null,
  ): Promise<Result<Import>> {
    const taken = await store.transaction(actor, tx =>
      move(tx, region, id, ['ready'], { state: 'storing', progress: 0 }),
    )
    if (!taken.ok) return taken
    const { fileName: name, sha256, mapping } = taken.value
    const job: Job = { id, region, name, sha256, files: filesOf(this.#deps.folder, id), store, actor }
    this.#enqueue(job, signal => commitImport(job, mapping!, reason, signal))
    return taken
  }

  async cancel({ store, actor }: Caller, region: string, id: string): Promise<Result<Import>> {
    const cancelled = await store.transaction(actor, async tx => {
      const done = { state: 'cancelled', finishedAt: tx.now.toISOString() } as const
      const moved = await move(tx, region, id, ['reading', 'checking', 'ready', 'storing'], done)
      if (moved.ok) await tell(tx, region, 'data.import-cancelled', id, {})
      return moved
    })
    if (!cancelled.ok) return cancelled
    this.#running.get(id)?.abort.abort()
    await this.settled(id)
    await rm(filesOf(this.#deps.folder, id).home, { recursive: true, force: true })
    return cancelled
  }

  /** The user's own file with its problems marked. */
  async errors({ store, actor }: Caller, region: string, id: string): Promise<Result<FileAnswer>> {
    const one = await store.transaction(actor, tx => found(tx, region, id))
    if (!one.ok) return one
    const { errors } = filesOf(this.#deps.folder, id)
    if (!existsSync(errors)) return refuse(noErrorWorkbook(id))
    const name = `问题_${one.value.fileName.replace(/\.[^.]*$/, '')}.xlsx`
    return ok({ file: createReadStream(errors), name, type: XLSX })
  }

  /** To be called once at start: what was under way when the product stopped is marked and its files are removed. */
  async recover(store: Store, actor: Actor): Promise<number> {
    const ids = await store.transaction(actor, tx => interruptImports(tx))
    for (const id of ids) await rm(filesOf(this.#deps.folder, id).home, { recursive: true, force: true })
    return ids.length
  }

  /** Resolves when nothing of an import is under way any more. */
  async settled(id: string): Promise<void> {
    await this.#running.get(id)?.done
  }

  #enqueue(job: Job, work: (signal: AbortSignal) => Promise<void>): void {
    const abort = new AbortController()
    const done = this.#queue
      .then(() => orFailed(job, abort.signal, () => work(abort.signal)))
      .catch(error => console.error(error))
      .finally(() => this.#running.delete(job.id))
    this.#queue = done
    this.#running.set(job.id, { abort, done })
  }
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function found(tx: Tx, region: string, id: string): Promise<Result<Import>> {
  const [one] = await loadImports(tx, region, { id })
  return one ? ok(one) : refuse(unknownImport(id))
}

async function move(
  tx: Tx,
  region: string,
  id: string,
  from: readonly Import['state'][],
  patch: Patch,
): Promise<Result<Import>> {
  const before = await found(tx, region, id)
  if (!before.ok) return before
  if (!(await changeImport(tx, region, id, from, patch)))
    return refuse(wrongImportState(id, before.value.state))
  return found(tx, region, id)
}

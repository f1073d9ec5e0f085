import { randomUUID } from 'node:crypto'
import type { Result } from '@kit/base'
import type { Run } from './schema.ts'
import { startWork } from './work.ts'

interface Kept {
  readonly region: string
  run: Run
  readonly stop: () => void
  failure: unknown
}

/** Runs that are under way or just ended. They live as long as the process: what counts is the stored plan. */
export class Runs {
  readonly #kept = new Map<string, Kept>()

  start<Answer>(
    region: string,
    of: { readonly worker: URL; readonly input: unknown },
    keep: (answer: Answer) => Promise<Result<string>>,
  ): Run {
    const id = randomUUID()
    const work = startWork<Answer>(of.worker, of.input, share => {
      if (kept.run.status === 'running') kept.run = { id, status: 'running', share }
    })
    const kept: Kept = {
      region,
      run: { id, status: 'running', share: 0 },
      stop: () => work.stop(),
      failure: null,
    }
    this.#kept.set(id, kept)
    void work.answer
      .then(async answer => {
        kept.run = answer === null ? { id, status: 'cancelled' } : endOf(id, await keep(answer))
      })
      .catch(error => {
        kept.failure = error
      })
    return kept.run
  }

  /** How far a run is; null when this region has none of that id. A run that broke says so by throwing. */
  find(region: string, id: string): Run | null {
    const kept = this.#kept.get(id)
    if (kept?.region !== region) return null
    if (kept.failure) throw kept.failure
    return kept.run
  }

  cancel(region: string, id: string): Run | null {
    const kept = this.#kept.get(id)
    if (kept?.region !== region) return null
    if (kept.run.status === 'running') kept.stop()
    return kept.run
  }
}

function endOf(id: string, kept: Result<string>): Run {
  return kept.ok
    ? { id, status: 'done', plan: kept.value }
    : { id, status: 'refused', refusals: [...kept.refusals] }
}

import { randomUUID } from 'node:crypto'
import type { Result } from '@kit/base'
import type { InvestmentInstance } from '@kit/kernels/investment'
import type { Run } from '../schema.ts'
import { type PathAnswer, startPath } from './start-path.ts'

interface Kept {
  readonly region: string
  run: Run
  readonly stop: () => void
  failure: unknown
}

/** Searches that are under way or just ended. They live as long as the process: what counts is the stored plan. */
export class PathRuns {
  readonly #kept = new Map<string, Kept>()

  start(
    region: string,
    instance: InvestmentInstance,
    keep: (answer: PathAnswer) => Promise<Result<string>>,
  ): Run {
    const id = randomUUID()
    const search = startPath(instance, share => {
      if (kept.run.status === 'running') kept.run = { id, status: 'running', share }
    })
    const kept: Kept = {
      region,
      run: { id, status: 'running', share: 0 },
      stop: () => search.stop(),
      failure: null,
    }
    this.#kept.set(id, kept)
    void search.answer
      .then(async answer => {
        kept.run = answer === null ? { id, status: 'cancelled' } : endOf(id, await keep(answer))
      })
      .catch(error => {
        kept.failure = error
      })
    return kept.run
  }

  /** How far a search is; null when this region has none of that id. A search that broke says so by throwing. */
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

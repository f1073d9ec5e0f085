import { ok, type Result, type Stage } from '@kit/base'
import type { Tx } from '@kit/store'
import { readFigures } from '@loop/data'
import type { Unit } from '@loop/data/schema'

/** The official figures of a region by what one asks for. */
export interface FigureTable {
  readonly units: readonly Unit[]
  /** null: not reported, which is never zero. */
  value(unit: string, metric: string, stage: Stage, period?: string): number | null
  /** Goes into the digest of what a plan was made from. */
  readonly digest: string
}

/** @shape figures of the periods asked for; `value` looks at the last of them unless told otherwise */
export async function figureTable(
  tx: Tx,
  region: string,
  periods: readonly [string, ...string[]],
): Promise<Result<FigureTable>> {
  const set = await readFigures(tx, { region, periods })
  if (!set.ok) return set
  const { units, figures, digest } = set.value
  const keyOf = (...parts: readonly string[]) => parts.join('\n')
  const known = new Map(figures.map(f => [keyOf(f.period, f.unit, f.metric, f.stage), f.value]))
  const last = periods.at(-1) as string
  return ok({
    units,
    digest,
    value: (unit, metric, stage, period = last) => known.get(keyOf(period, unit, metric, stage)) ?? null,
  })
}

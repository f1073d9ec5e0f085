import { isSchoolYear, ok, type Period, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { readFigures } from '@loop/data'
import { noFigures } from '../errors.ts'
import type { Ask } from '../rules/monitor/asked.ts'

/** Every official figure of a region up to a year, ready to be asked for. */
export async function openFigures(tx: Tx, region: string, period: Period) {
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const { units, figures } = set.value
  const years = [...new Set(figures.map(f => f.period))].filter(isSchoolYear).sort()
  const periods = years.filter(y => y <= period)
  if (periods.at(-1) !== period) return refuse(noFigures(period))
  const keyOf = (...parts: readonly string[]) => parts.join('\n')
  const known = new Map(figures.map(f => [keyOf(f.unit, f.metric, f.stage, f.period), f.value]))
  const ask: Ask = (...of) => known.get(keyOf(...of)) ?? null
  return ok({ units, ask, periods: periods as unknown as readonly [string, ...string[]] })
}

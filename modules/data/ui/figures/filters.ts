import { isPeriod, type Period, STAGES, type Stage } from '@kit/base'
import type { Query, Selection } from '@kit/ui-kit'
import type { Figure } from '@loop/data/schema'

export const STANDINGS: readonly Figure['standing'][] = ['contested', 'chosen', 'sole']

/** What the address asks the server for; what it does not know is left out. */
export function queryOf(
  search: Readonly<Record<string, string | undefined>>,
  selection: Pick<Selection, 'period'>,
): Query {
  const stage = STAGES.find(s => s === search.stage)
  const standing = STANDINGS.find(s => s === search.standing)
  return { period: selection.period, metric: search.metric, unit: search.unit, stage, standing }
}

export interface FigureKey {
  readonly unit: string
  readonly period: Period
  readonly metric: string
  readonly stage: Stage
}

/** One figure as a search parameter, and back; null for what is none. */
export function keyText({ unit, period, metric, stage }: FigureKey): string {
  return [period, metric, stage, unit].join('~')
}

export function keyOf(text: string | undefined): FigureKey | null {
  const [period = '', metric = '', stage, ...unit] = (text ?? '').split('~')
  const known = STAGES.find(s => s === stage)
  if (!isPeriod(period) || metric === '' || !known || unit.length === 0) return null
  return { unit: unit.join('~'), period, metric, stage: known }
}

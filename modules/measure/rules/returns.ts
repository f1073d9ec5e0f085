import { STAGES, type Stage } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import { columnKey } from './stage-table.ts'

/** The official value of one key, as the data module hands it over. */
export interface FigureInput {
  readonly unit: string
  readonly period: string
  readonly metric: string
  readonly stage: Stage
  readonly value: number | null
  /** Id of the fact behind it; null for figures that were never stored (a file measured without a database, a plan). */
  readonly fact: string | null
  readonly standing: 'sole' | 'chosen' | 'contested'
}

/** A figure put together from those of several records. */
export interface MergedFigure {
  readonly value: number | null
  readonly standing: FigureInput['standing']
  readonly parts: readonly FigureInput[]
}

/** What stands under one key; `value: null` was recorded as not available, a key without an entry was not reported. */
export type Entry = FigureInput | MergedFigure

export function partsOf(entry: Entry): readonly FigureInput[] {
  return 'parts' in entry ? entry.parts : [entry]
}

/** What one unit reported, by `metric@stage`. */
export type Return = ReadonlyMap<string, Entry>

/** What every unit reported, by period; only the metrics that are asked for, and only `period` where one is named. */
export function returnsOf(
  figures: Iterable<FigureInput>,
  metrics: ReadonlySet<string>,
  period?: string,
): Map<string, Map<string, Map<string, Entry>>> {
  // One string a key, made once: a county has tens of thousands of figures but a few hundred keys.
  const keys = new Map([...metrics].map(id => [id, keysByStage(id)]))
  const periods = new Map<string, Map<string, Map<string, Entry>>>()
  for (const figure of figures) {
    if (period !== undefined && figure.period !== period) continue
    const returns = within(periods, figure.period)
    const key = keys.get(figure.metric)?.[figure.stage]
    if (key !== undefined) within(returns, figure.unit).set(key, figure)
  }
  return periods
}

function within<K, V>(maps: Map<string, Map<K, V>>, name: string): Map<K, V> {
  const known = maps.get(name)
  if (known) return known
  const made = new Map<K, V>()
  maps.set(name, made)
  return made
}

function keysByStage(metric: string): Readonly<Partial<Record<Stage, string>>> {
  return Object.fromEntries(STAGES.map(stage => [stage, columnKey(metric, stage)]))
}

/** A school as it is measured: with the records that are not counted as schools merged into it. */
export interface School {
  readonly unit: Unit
  readonly figures: Return
  /** The merged records, in the order of their ids. */
  readonly merged: readonly Unit[]
  /** Stages it teaches, as its figures or its kind say. */
  readonly stages: readonly Stage[]
  /** The same school so many years before; null where it was not on record. */
  before(years: number): School | null
}

const TAUGHT = STAGES.filter(stage => stage !== 'all')

/**
 * Stages a school teaches: those with pupils or other figures, and those its kind says it has. A true zero of pupils
 * means it does not teach the stage; no figure at all does not.
 */
export function stagesTaught(figures: Return, pupils: string, ofKind: readonly Stage[]): Stage[] {
  const reported = new Set<string>()
  for (const [key, entry] of figures) if (entry.value !== 0) reported.add(key.slice(key.indexOf('@') + 1))
  return TAUGHT.filter(stage => {
    const heads = figures.get(columnKey(pupils, stage))
    if (heads) return heads.value !== 0
    return reported.has(stage) || ofKind.includes(stage)
  })
}

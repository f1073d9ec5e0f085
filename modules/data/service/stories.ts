import type { Tx } from '@kit/store'
import type { FigureKey } from '../errors.ts'
import { resolve } from '../rules/resolve.ts'
import type { Figure } from '../schema.ts'
import { loadChoices, loadEntries, type Recorded, type RecordedChoice } from '../store/entries.ts'

/** One figure with everything that led to it. */
export interface Story {
  readonly figure: Figure
  readonly entries: readonly Recorded[]
  readonly choices: readonly RecordedChoice[]
}

/** The stories of some figures, in the order asked; a key nothing is recorded for has none. */
export async function loadStories(tx: Tx, region: string, keys: readonly FigureKey[]): Promise<Story[]> {
  if (keys.length === 0) return []
  const entries = groupBy(await loadEntries(tx, region, keys), e => keyText(e.fact))
  const choices = groupBy(await loadChoices(tx, region, keys), keyText)
  return keys.flatMap(key => {
    const story = tell(entries.get(keyText(key)) ?? [], choices.get(keyText(key)) ?? [])
    return story ? [story] : []
  })
}

function tell(entries: readonly Recorded[], choices: readonly RecordedChoice[]): Story | null {
  const said = entries.map(e => ({
    ...e,
    id: e.fact.id,
    stream: e.source.stream,
    recordedAt: e.at,
    value: e.fact.value,
    text: e.fact.text,
  }))
  const resolution = resolve(said, choices)
  if (!resolution) return null
  const { official, rivals, standing, outdated } = resolution
  const { unit, period, metric, stage } = official.fact
  const figure = {
    unit,
    period,
    metric,
    stage,
    official: official.fact,
    rivals: rivals.map(r => r.fact),
    standing,
    outdated,
  }
  return { figure, entries, choices }
}

/** A key as one text, to look things up by. */
export function keyText(key: FigureKey): string {
  return `${key.unit} ${key.period} ${key.metric} ${key.stage}`
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

import type { FigureHistory } from '@loop/data/schema'

/** How an entry stands today: the official one, a rival, superseded by its own source, or in agreement. */
export function standingOf(id: string, told: FigureHistory): 'is' | 'rival' | 'superseded' | 'same' {
  if (told.figure.official.id === id) return 'is'
  if (told.figure.rivals.some(r => r.id === id)) return 'rival'
  const stream = told.entries.find(e => e.fact.id === id)?.source.stream
  const newest = told.entries.filter(e => e.source.stream === stream).at(-1)
  return newest?.fact.id === id ? 'same' : 'superseded'
}

import { expect, it } from 'vitest'
import { contestedHistory } from '../fixtures/figures.ts'
import { standingOf } from './standing-of.ts'

const [first, second, rival] = contestedHistory.entries

it('an entry is official, a rival, or superseded by its own source', () => {
  const said = contestedHistory.entries.map(e => standingOf(e.fact.id, contestedHistory))
  expect(said).toEqual(['superseded', 'is', 'rival'])
})

it('the newest entry of another source that says the same agrees', () => {
  const told = {
    ...contestedHistory,
    figure: { ...contestedHistory.figure, rivals: [] },
    entries: [first!, second!, { ...rival!, fact: { ...rival!.fact, value: second!.fact.value } }],
  }
  expect(standingOf(rival!.fact.id, told)).toBe('same')
})

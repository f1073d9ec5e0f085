import type { ConditionLists, Pack } from '@kit/policy'
import { demoPack, formula, source } from './pack.ts'

/** The demo pack with a small ledger: books by the hundred for 3 yuan, classes nobody can buy, a score of two signs. */

const word = (text: string) => ({ zh: text, en: text })
const named = (id: string) => ({ id, title: word(id), source })
const parameter = (id: string, unit: string, value: number) => ({
  ...{ id, title: word(id), unit },
  values: [{ from: '2000-01-01', value, source }],
})

const CONDITIONS: ConditionLists = {
  groups: [
    { id: 'instruments', title: word('instruments') },
    { id: 'class-size', title: word('class size') },
  ],
  tiers: [
    { id: 'low', title: word('low') },
    { id: 'top', title: word('top') },
  ],
  standards: [
    {
      ...named('books'),
      ...{ group: 'instruments', tier: 'low', level: 'school', stages: ['primary', 'junior'] },
      have: formula('books'),
      need: formula('pupils * $books-per-pupil'),
      ...{ unit: 'volume', compare: '>=', price: 'price', lump: 'lump' },
      figure: { metric: 'books', by: 'adding' },
    },
    {
      ...named('largest'),
      ...{ group: 'class-size', tier: 'top', level: 'school-stage' },
      have: formula('largest_class'),
      need: formula('$largest-class'),
      ...{ unit: 'person', compare: '<=' },
    },
  ],
  scores: [
    {
      ...named('weak'),
      signs: [
        { id: 'few-books', title: word('few books'), when: formula('books < $few'), points: 2 },
        { id: 'no-rooms', title: word('no rooms'), when: formula('multimedia_rooms = 0'), points: 1 },
      ],
      weakFrom: 'weak-from',
    },
  ],
  idle: [],
}

export function bookPack(): Pack {
  return demoPack({
    id: 'test/conditions',
    conditions: CONDITIONS,
    parameters: [
      ...demoPack().parameters,
      parameter('price', 'fen', 300),
      parameter('lump', 'volume', 100),
      parameter('few', 'volume', 15_000),
      parameter('weak-from', 'points', 2),
    ],
  })
}

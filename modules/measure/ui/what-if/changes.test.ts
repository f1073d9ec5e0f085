import { expect, test } from 'vitest'
import { sampleVocabulary } from '../fixtures/vocabulary.ts'
import { changeOf, EMPTY_DRAFT, plannable } from './changes.ts'

const metric = (id: string) => sampleVocabulary.metrics.find(m => m.id === id)
const draft = { ...EMPTY_DRAFT, unit: 'u1', metric: 'sports_field_area', value: 300 }

test('money is typed in yuan and planned in fen', () => {
  const change = changeOf({ ...draft, metric: 'equipment_value', value: 5000 }, metric('equipment_value'))
  expect(change?.change).toEqual({ kind: 'add', value: 500_000 })
})

test('a draft without a value is no change yet', () => {
  expect(changeOf({ ...draft, value: null }, metric('sports_field_area'))).toBeNull()
})

test('nothing moves from a school to itself', () => {
  expect(changeOf({ ...draft, kind: 'move', to: 'u1' }, metric('sports_field_area'))).toBeNull()
  expect(changeOf({ ...draft, kind: 'move', to: 'u2' }, metric('sports_field_area'))?.change).toEqual({
    kind: 'move',
    value: 300,
    to: 'u2',
  })
})

test('codes cannot be planned', () => {
  expect(plannable(sampleVocabulary.metrics).map(m => m.id)).not.toContain('urban_rural')
})

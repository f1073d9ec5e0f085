import { rationalOf } from '@kit/kernels'
import type { PlanRecord } from '@kit/policy'
import { expect, test } from 'vitest'
import { formula, source } from '../../test/pack.ts'
import { written } from '../quantity.ts'
import { besidePrint } from './records.ts'

const record = (value: number, more: Partial<PlanRecord> = {}): PlanRecord => ({
  ...{ id: 'x', title: { zh: '数', en: 'figure' }, value, unit: 'person', source },
  formula: formula('total(pupils)'),
  ...more,
})
const stateOf = (of: PlanRecord, computed: number) => besidePrint(of, written(computed)).state

test.each([
  ['to its last decimal', record(81.3), [81.25, 81.35], [81.2499, 81.3501]],
  ['to the precision said', record(3000, { precision: 100 }), [2950, 3050], [2949, 3051]],
  ['from the print upwards', record(428, { relation: 'at-least' }), [428, 9999], [427]],
  ['from the print downwards', record(428, { relation: 'at-most' }), [0, 428], [429]],
  ['to its last digit that is no zero', record(3000, { relation: 'about' }), [2500, 3500], [2499, 3501]],
] as const)('a printed figure agrees %s', (_, of, agrees, differs) => {
  for (const computed of agrees) expect(stateOf(of, computed)).toBe('agrees')
  for (const computed of differs) expect(stateOf(of, computed)).toBe('differs')
})

test('beside what is damaged, missing or only stated nothing is compared', () => {
  expect(besidePrint(record(1), null)).toEqual({ difference: null, state: 'undetermined' })
  const { value: _, ...stated } = record(1)
  expect(stateOf(stated, 1)).toBe('printed')
  expect(stateOf({ ...record(1), damaged: { zh: '损', en: 'damaged' } }, 1)).toBe('damaged')
})

test('the difference is ours less the printed one, and nothing at all on a tie', () => {
  expect(besidePrint(record(428), written(430)).difference).toBe(2)
  const tie = { near: 0.1 + 0.2, exact: () => rationalOf(0.3) }
  expect(besidePrint(record(0.3), tie).difference).toBe(0)
})

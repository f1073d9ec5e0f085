import { expect, test } from 'vitest'
import { sampleResult } from '../fixtures/county.ts'
import { partsOf } from './parts.ts'

const { tests } = sampleResult(30)

test('every test stands in exactly one part', () => {
  expect(partsOf(tests, null).flatMap(p => p.tests)).toHaveLength(tests.length)
})

test('the counts of a part stay whole when only failures are shown', () => {
  const whole = partsOf(tests, null).find(p => p.id === 'assurance')
  const failures = partsOf(tests, 'fail').find(p => p.id === 'assurance')
  expect(failures?.tests.every(t => t.verdict === 'fail')).toBe(true)
  expect(failures?.counts).toEqual(whole?.counts)
})

test('a part without a failure is left out when failures are asked for', () => {
  expect(partsOf(tests, 'fail').map(p => p.id)).not.toContain('recognition')
})

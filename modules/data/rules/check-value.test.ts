import type { Metric, Vocabulary } from '@kit/policy'
import { describe, expect, it } from 'vitest'
import { checkValue } from './check-value.ts'

const title = { zh: '指标', en: 'Metric' }
function metric(id: string, type: Metric['type'], rest: Partial<Metric> = {}): Metric {
  return {
    id,
    type,
    title,
    definition: title,
    level: 'school',
    unit: 'person',
    stages: ['primary', 'all'],
    flags: [],
    source: null,
    ...rest,
  }
}
const metrics = [
  metric('pupils', 'count'),
  metric('area', 'amount'),
  metric('boarding', 'flag'),
  metric('ownership', 'code', { codes: [1, 2, 4].map(code => ({ code, title })) }),
  metric('built', 'year', { minimum: 1880, maximum: 2100 }),
  metric('shift', 'coordinate'),
]
const vocabulary: Vocabulary = { metrics: new Map(metrics.map(m => [m.id, m])), units: new Map() }
const said = (id: string, value: number | null, stage = 'primary') =>
  checkValue(vocabulary, { metric: id, stage, value }).map(r => r.code)

describe('a value a person enters', () => {
  it('a metric or stage the vocabulary does not have is refused', () => {
    expect(said('nonsense', 1)).toEqual(['data.unknown-metric'])
    expect(said('pupils', 1, 'senior')).toEqual(['data.unknown-metric'])
  })

  it('"not available" and a true zero may both be said', () => {
    expect(said('pupils', null)).toEqual([])
    expect(said('pupils', 0)).toEqual([])
  })

  it('half a pupil is refused, half a square metre is not', () => {
    expect(said('pupils', 0.5)).toEqual(['data.not-whole'])
    expect(said('area', 0.5)).toEqual([])
  })

  it('all that is wrong is said at once', () => {
    expect(said('pupils', -0.5)).toEqual(['data.not-whole', 'data.out-of-range'])
  })

  it('exactly on a limit is within it, one beyond is not', () => {
    expect([1879, 1880, 2100, 2101].map(v => said('built', v).length)).toEqual([1, 0, 0, 1])
  })

  it('a flag is 0 or 1, a code one of the list', () => {
    expect([0, 1, 2].map(v => said('boarding', v).length)).toEqual([0, 0, 1])
    expect([1, 2, 3, 4].map(v => said('ownership', v).length)).toEqual([0, 0, 1, 0])
  })

  it('a coordinate without limits may be negative', () => {
    expect(said('shift', -3.5)).toEqual([])
  })
})

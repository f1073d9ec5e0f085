import type { Stage } from '@kit/base'
import type { Metric } from '@kit/policy'
import { describe, expect, it } from 'vitest'
import { RuleSchema } from './catalogue.ts'
import { checkSchool, type Meaning, type SchoolView } from './school.ts'

const kinds = [
  { code: 211, title: { zh: '小学', en: 'primary' }, stages: ['primary'] as const },
  { code: 311, title: { zh: '初级中学', en: 'junior' }, stages: ['junior'] as const },
]
const meaning: Meaning = {
  metric: (id): Metric => ({
    id,
    title: { zh: id, en: id },
    definition: { zh: '', en: '' },
    level: 'school',
    type: 'count',
    unit: 'person',
    stages: ['primary', 'junior', 'all'],
    codes: id === 'kind' ? kinds : [],
    flags: [],
    source: null,
  }),
  figure: (_, value) => ({ zh: String(value), en: String(value) }),
}

type Figures = Readonly<Record<string, number | null>>

function view(
  figures: Figures,
  rest: { stage?: Stage; before?: Figures; whole?: Figures; code?: string } = {},
): SchoolView {
  return {
    name: '甲校',
    code: rest.code ?? null,
    stage: rest.stage ?? 'primary',
    value: metric => figures[metric],
    place: metric => ({ sheet: '表', cell: metric }),
    before: metric => rest.before?.[metric],
    asked: metric => metric !== 'unasked',
    whole: metric => rest.whole?.[metric],
  }
}

function found(operation: Readonly<Record<string, unknown>>, school: SchoolView): string[] {
  const words =
    '{metric} {value} {sum} {limit} {other} {blank} {least} {most} {quotient} {moved} {kind} {category}'
  const sentence = { zh: words, en: words }
  const rule = RuleSchema.parse({
    id: 'school.x',
    level: 'error',
    title: sentence,
    because: sentence,
    todo: sentence,
    with: operation,
  })
  return checkSchool(rule, school, meaning).map(problem => problem.cell ?? '')
}

describe('parts and their total', () => {
  const sum = { check: 'sum', total: 'all', parts: ['a', 'b'] }
  it.each([
    ['equal', { all: 3, a: 1, b: 2 }, []],
    ['different', { all: 4, a: 1, b: 2 }, ['all']],
    ['a part is missing and the rest fits', { all: 3, a: 1 }, []],
    ['a part is missing and the rest is already too much', { all: 3, a: 4 }, ['all']],
    ['a part is recorded as not available', { all: 3, a: 4, b: null }, ['all']],
    ['the total is missing', { a: 4, b: 1 }, []],
    ['all are zero', { all: 0, a: 0, b: 0 }, []],
  ])('%s', (_, figures: Figures, expected) => {
    expect(found(sum, view(figures))).toEqual(expected)
  })
  it('a difference exactly as large as tolerated is within it', () => {
    expect(found({ ...sum, tolerance: 1 }, view({ all: 4, a: 1, b: 2 }))).toEqual([])
    expect(found({ ...sum, tolerance: 1 }, view({ all: 5, a: 1, b: 2 }))).toEqual(['all'])
  })
})

describe('at most', () => {
  const rule = { check: 'at-most', less: ['a', 'b'], than: ['limit'] }
  it.each([
    ['equal is within it', { a: 2, b: 3, limit: 5 }, []],
    ['one more is not', { a: 3, b: 3, limit: 5 }, ['a']],
    ['a missing limit says nothing', { a: 3, b: 3 }, []],
    ['known parts alone may be too many', { b: 6, limit: 5 }, ['b']],
  ])('%s', (_, figures: Figures, expected) => {
    expect(found(rule, view(figures))).toEqual(expected)
  })
})

describe('a quotient', () => {
  const rule = { check: 'quotient', of: 'yuan', by: 'pupils', scale: 100, minimum: 20, maximum: 200 }
  it.each([
    ['on the lower limit', { yuan: 20_000, pupils: 10 }, []],
    ['below it', { yuan: 19_999, pupils: 10 }, ['yuan']],
    ['on the upper limit', { yuan: 200_000, pupils: 10 }, []],
    ['above it', { yuan: 200_001, pupils: 10 }, ['yuan']],
    ['of zero is another rule’s business', { yuan: 0, pupils: 10 }, []],
    ['by zero is none', { yuan: 5, pupils: 0 }, []],
    ['by what is missing is none', { yuan: 5 }, []],
  ])('%s', (_, figures: Figures, expected) => {
    expect(found(rule, view(figures))).toEqual(expected)
  })
  it('takes pupils of all stages for a figure of the whole school', () => {
    expect(found(rule, view({ yuan: 1_000 }, { stage: 'all', whole: { pupils: 100 } }))).toEqual(['yuan'])
  })
})

describe('pupils and classes by size', () => {
  const bands = [
    { metric: 'small', from: 1, to: 25 },
    { metric: 'large', from: 26, to: null },
  ]
  const rule = { check: 'bands', pupils: 'pupils', bands }
  it.each([
    ['as few as the classes allow', { pupils: 2, small: 2, large: 0 }, []],
    ['fewer', { pupils: 1, small: 2, large: 0 }, ['pupils']],
    ['as many as the classes allow', { pupils: 50, small: 2, large: 0 }, []],
    ['more', { pupils: 51, small: 2, large: 0 }, ['pupils']],
    ['no upper bound where a class is open above', { pupils: 5000, small: 2, large: 1 }, []],
    ['unknown bands say nothing', { pupils: 5000, small: 2 }, []],
  ])('%s', (_, figures: Figures, expected) => {
    expect(found(rule, view(figures))).toEqual(expected)
  })
})

describe('zero, nothing, and half filled in', () => {
  it('zero beside pupils is told, zero beside none is not', () => {
    const rule = { check: 'zero', metrics: ['a'], while: 'pupils' }
    expect(found(rule, view({ a: 0, pupils: 9 }))).toEqual(['a'])
    expect([
      found(rule, view({ a: 0, pupils: 0 })),
      found(rule, view({ a: null, pupils: 9 })),
      found(rule, view({ a: 0 })),
    ]).toEqual([[], [], []])
  })
  it('nothing beside pupils is told once the file asks for it; “not available” is an answer', () => {
    const rule = { check: 'absent', metrics: ['a', 'unasked'], while: 'pupils' }
    expect(found(rule, view({ pupils: 9 }))).toEqual(['a'])
    expect(found(rule, view({ pupils: 9, a: null }))).toEqual([])
  })
  it('some of a family given, others blank', () => {
    const rule = { check: 'together', metrics: ['a', 'b', 'c'] }
    expect(found(rule, view({ a: 1 }))).toEqual(['b'])
    expect([found(rule, view({})), found(rule, view({ a: 1, b: 0, c: null }))]).toEqual([[], []])
  })
})

describe('against the year before', () => {
  const rule = { check: 'change', metrics: ['a'], percent: 30, from: 20 }
  it.each([
    [130, 100, []],
    [131, 100, ['a']],
    [70, 100, []],
    [69, 100, ['a']],
    [0, 20, ['a']],
    [0, 19, []],
  ])('%d after %d', (now, before, expected) => {
    expect(found(rule, view({ a: now }, { before: { a: before } }))).toEqual(expected)
  })
})

describe('what a school is', () => {
  it('pupils of a stage its kind does not teach', () => {
    const rule = { check: 'stage-of-kind', kind: 'kind', metrics: ['pupils', 'classes'] }
    expect(found(rule, view({ pupils: 9, classes: 1 }, { stage: 'junior', whole: { kind: 211 } }))).toEqual([
      'pupils',
    ])
    expect(found(rule, view({ pupils: 0 }, { stage: 'junior', whole: { kind: 211 } }))).toEqual([])
    expect(found(rule, view({ pupils: 9 }, { stage: 'junior', whole: { kind: 311 } }))).toEqual([])
  })
  it('a code of another category than its kind', () => {
    const rule = { check: 'category-of-kind', kind: 'kind', categories: { '21': [211], '31': [311] } }
    expect(found(rule, view({ kind: 311 }, { stage: 'all', code: '2114000001' }))).toEqual(['kind'])
    expect(found(rule, view({ kind: 311 }, { stage: 'all', code: '3114000001' }))).toEqual([])
    expect(found(rule, view({ kind: 311 }, { stage: 'all', code: '9114000001' }))).toEqual([])
  })
})

import { assert, type Stage, type Text } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import {
  type Formula,
  type Indicator,
  loadVocabulary,
  type Pack,
  parseExpression,
  type Source,
  type Test,
} from '@kit/policy'

/** A small invented pack of the shape of the 2017 method, for tests of the engine alone. */

export const vocabulary = await loadVocabulary('policies').then(read => {
  assert(read.ok, 'the vocabulary is sound')
  return read.value
})

export function formula(text: string): Formula {
  const parsed = parseExpression(text)
  assert(parsed.ok, `formula ${text}`)
  return { text, expr: parsed.expr, at: 'test:1' }
}

export const source: Source = { clause: 'demo/1', status: 'verified' }

const word = (text: string): Text => ({ zh: text, en: text })

function parameter(id: string, unit: string, value: number | Partial<Record<Stage, number>>) {
  return { id, title: word(id), unit, values: [{ from: '2000-01-01', value, source }] }
}

function both(text: string) {
  return { primary: formula(text), junior: formula(text) }
}

export function indicator(
  id: string,
  numerator: string,
  more: Partial<Omit<Indicator, 'id' | 'numerator'>> = {},
): Indicator {
  return {
    id,
    title: word(id),
    unit: 'ratio',
    numerator: both(numerator),
    denominator: both('pupils'),
    per: 1,
    split: 'stage-weights',
    better: 'higher',
    relaxations: [],
    gapUnit: { zh: '册', en: 'volumes' },
    source,
    flags: [],
    ...more,
  }
}

const titled = (id: string) => ({ id, title: word(id), part: 'resources', source })

export const TESTS: readonly Test[] = [
  { ...titled('verdict'), op: 'all@1', of: ['schools', 'spread', 'retention', 'charter', 'class-size'] },
  {
    ...titled('schools'),
    op: 'at-least-k@1',
    indicators: ['books', 'rooms', 'backbone'],
    k: 2,
    floor: 'floor',
    stages: null,
  },
  {
    ...titled('spread'),
    op: 'cv-each@1',
    indicators: ['books', 'rooms', 'backbone'],
    limit: 'cv-limit',
    stages: null,
  },
  {
    ...titled('retention'),
    op: 'region-value@1',
    value: formula('junior_graduates / junior_entrants_three_years_ago'),
    compare: '>=',
    limit: formula('$retention'),
    unit: 'ratio',
  },
  { ...titled('charter'), op: 'attested@1', metric: 'attest_left_behind_care' },
  {
    ...titled('class-size'),
    op: 'school-value@1',
    value: formula('largest_class'),
    compare: '<=',
    limit: formula('$largest-class'),
    unit: 'person',
    share: 1,
    stages: ['primary', 'junior'],
  },
]

export function demoPack(more: Partial<Omit<Pack, 'digest'>> = {}): Pack {
  const draft: Omit<Pack, 'digest'> = {
    id: 'test/demo',
    version: '1',
    title: word('demo'),
    programme: 'demo',
    jurisdiction: '',
    from: '2000-01-01',
    until: null,
    reviewBy: '2100-01-01',
    documents: [],
    clauses: [{ id: 'demo/1', document: 'demo', article: '1', summary: word('first clause') }],
    parameters: [
      parameter('floor', 'ratio', 0.85),
      parameter('cv-limit', 'ratio', { primary: 0.5, junior: 0.45 }),
      parameter('weights', 'ratio', { primary: 1, junior: 1.1, senior: 1.32 }),
      parameter('books-per-pupil', 'ratio', { primary: 15, junior: 25 }),
      parameter('rooms-per-100', 'ratio', 2.3),
      parameter('backbone-per-100', 'ratio', 1),
      parameter('retention', 'ratio', 0.95),
      parameter('largest-class', 'person', { primary: 45, junior: 50 }),
      parameter('small', 'person', 50),
    ],
    scope: {
      stages: ['primary', 'junior'],
      include: formula('school_kind = 211 or school_kind = 218 or school_kind = 311 or school_kind = 312'),
      exclude: [
        {
          id: 'small-points',
          title: word('small teaching points'),
          when: formula('school_kind = 218 and pupils < $small'),
          source,
        },
      ],
      mergeUncounted: true,
      stageWeights: 'weights',
      pupils: 'pupils',
    },
    indicators: [
      indicator('books', 'books', { threshold: 'books-per-pupil' }),
      indicator('rooms', 'multimedia_rooms', { threshold: 'rooms-per-100', per: 100 }),
      indicator('backbone', 'backbone_teachers', {
        threshold: 'backbone-per-100',
        per: 100,
        split: 'none',
        relaxations: [
          {
            id: 'visiting',
            title: word('visiting teachers count'),
            when: formula('urban_rural >= 200 and pupils < 100'),
            numerator: formula('backbone_teachers + visiting_pe_arts_teachers'),
            source,
          },
        ],
      }),
    ],
    tests: TESTS,
    root: 'verdict',
    targets: [],
    ...more,
  }
  return { ...draft, digest: digestOf(JSON.parse(JSON.stringify(draft))) }
}

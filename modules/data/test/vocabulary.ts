import type { Metric, Vocabulary } from '@kit/policy'

const word = (zh: string, en: string) => ({ zh, en })

function metric(id: string, type: Metric['type'], unit: string, rest: Partial<Metric> = {}): Metric {
  return {
    id,
    type,
    unit,
    title: word(id, id),
    definition: word(id, id),
    level: 'school',
    stages: ['primary', 'junior', 'all'],
    flags: [],
    source: null,
    ...rest,
  }
}

/** A small vocabulary of made-up metrics. */
export const vocabulary: Vocabulary = {
  metrics: new Map(
    [
      metric('pupils', 'count', 'person'),
      metric('teachers', 'count', 'person'),
      metric('school_kind', 'code', 'code', {
        codes: [{ code: 211, title: word('小学', 'primary school') }],
      }),
    ].map(m => [m.id, m]),
  ),
  units: new Map(
    ['person', 'code'].map(id => [
      id,
      { id, title: word(id, id), symbol: word('', ''), dimension: id, scale: 1 },
    ]),
  ),
}

import type { Head, RotationInstance, RotationRules, School, Teacher } from './instance.ts'

const RULES: RotationRules = {
  minimumYears: 6,
  movedPercent: 0,
  backbonePercent: 0,
  backboneOf: 'moved',
  leavePercent: 100,
  surplus: 0,
  mostKm: 30,
  coupleKm: null,
  headTerms: null,
  nearest: 8,
  directions: {
    strong: { strong: 'never', ordinary: 'counts', weak: 'counts' },
    ordinary: { strong: 'by-wish', ordinary: 'by-wish', weak: 'counts' },
    weak: { strong: 'by-wish', ordinary: 'by-wish', weak: 'by-wish' },
  },
  order: ['shortage', 'spread', 'hardship'],
}

/** A teacher whose turn it is, with nothing else to say. */
export function teacher(given: Partial<Teacher> & Pick<Teacher, 'id' | 'school'>): Teacher {
  return {
    subject: 0,
    isBackbone: false,
    years: 6,
    isDeferred: false,
    familyKm: null,
    wishes: [],
    points: 0,
    drawn: 0,
    partner: null,
    ...given,
  }
}

/** Schools in a row, ten kilometres from one to the next unless told otherwise. */
export function county(
  schools: readonly Omit<School, 'id'>[],
  teachers: readonly Teacher[],
  rules: Partial<RotationRules> = {},
  step = 10,
  heads: readonly Head[] = [],
): RotationInstance {
  const S = schools.length
  return {
    subjects: schools[0]?.posts.length ?? 0,
    schools: schools.map((s, i) => ({ id: `S${i}`, ...s })),
    teachers,
    heads,
    km: Float64Array.from({ length: S * S }, (_, k) => step * Math.abs(Math.floor(k / S) - (k % S))),
    rules: { ...RULES, ...rules },
  }
}

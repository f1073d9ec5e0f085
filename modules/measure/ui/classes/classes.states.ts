import type { ScreenStates } from '@kit/ui-kit'
import type { ClassSizes, GradeRow } from '@loop/measure/monitor/schema'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const AT = 'GET /api/measure/990001000000/class-sizes'
const grade = (n: number, zh: string, more: Partial<GradeRow>): GradeRow => ({
  ...{ grade: n, name: { zh, en: `grade ${n}` }, pupils: 243, classes: 5, mean: 48.6, largest: 58 },
  ...{ limit: 45, above: 3, oversized: 1, veryOversized: 0, inherited: 0, created: 1, dissolved: 0 },
  next: {
    ...{ pupils: 240, classes: 5, mean: 48, largest: null, survival: null, warning: 'mean' },
  },
  ...more,
})
const row = {
  unit: 'u1',
  name: '晨曦小学',
  stage: 'primary' as const,
  pupils: 1460,
  classes: 28,
  mean: 52.1,
  largest: 67,
  above: 20,
  oversized: 6,
  veryOversized: 1,
  inherited: 4,
  created: 2,
  dissolved: 0,
  left: 1,
  sinceBy: 'grades' as const,
  spare: -200,
  remedy: 'open-classes' as const,
  classesNeeded: 5,
  overSchoolSize: false,
  next: { by: 'grades' as const, pupils: 1490, mean: 53.2, warning: true },
  addsUp: true,
  grades: [
    grade(1, '一年级', {}),
    grade(2, '二年级', {
      ...{ largest: 44, mean: 43, above: 0, oversized: 0, created: 0, inherited: 0, dissolved: 1 },
      next: {
        ...{ pupils: 241, classes: 5, mean: 48.2, largest: 58, warning: 'largest' },
        survival: { ratio: 0.992, years: 2 },
      },
    }),
  ],
  gradesAddUp: true,
}
const sizes: ClassSizes = {
  period: '2020-2021',
  before: '2019-2020',
  stages: [
    {
      stage: 'primary',
      standard: 45,
      oversized: 56,
      veryOversized: 66,
      schoolSize: 2000,
      source: {
        title: { zh: '义务教育学校管理标准', en: 'Management standards of compulsory schools' },
        status: 'unverified',
      },
      bands: [
        { from: null, to: 25, classes: 30, before: 28 },
        { from: 26, to: 30, classes: 60, before: 64 },
        { from: 31, to: 35, classes: 140, before: 131 },
        { from: 36, to: 40, classes: 260, before: 250 },
        { from: 41, to: 45, classes: 420, before: 400 },
        { from: 46, to: 50, classes: 130, before: 150 },
        { from: 51, to: 55, classes: 60, before: 70 },
        { from: 56, to: 60, classes: 9, before: 14 },
        { from: 61, to: 65, classes: 3, before: 4 },
        { from: 66, to: null, classes: 1, before: 1 },
      ],
      classes: 1113,
      oversizedClasses: 13,
      veryOversizedClasses: 1,
      oversizedShare: 1.168,
      inherited: 11,
      created: 2,
      dissolved: 8,
      left: 3,
      missing: 1,
    },
  ],
  rows: [
    row,
    {
      ...row,
      unit: 'u2',
      name: '文华路小学',
      oversized: 0,
      above: 3,
      created: 0,
      inherited: 0,
      spare: 40,
      remedy: 'even-out',
      classesNeeded: 0,
      next: { by: 'stage', pupils: null, mean: null, warning: false },
      grades: [],
      gradesAddUp: null,
    },
    {
      ...row,
      unit: 'u3',
      name: '银杏里小学',
      classes: null,
      mean: null,
      above: null,
      oversized: null,
      veryOversized: null,
      inherited: null,
      created: null,
      dissolved: null,
      spare: null,
      remedy: 'unknown',
      classesNeeded: null,
      addsUp: null,
      grades: [],
      gradesAddUp: false,
    },
  ],
  elimination: {
    stages: [
      {
        stage: 'primary',
        steps: [
          {
            ...{ by: 2020, due: 2021, heads: 56, share: 5, now: 13, stay: 11, allowed: 55, dissolve: 0 },
            source: { title: { zh: '国发〔2016〕40号', en: 'State Council [2016] 40' }, status: 'verified' },
          },
          {
            ...{ by: 2025, due: 2025, heads: 56, share: 0, now: 13, stay: 2, allowed: 0, dissolve: 2 },
            source: { title: { zh: '“十四五”教育规划', en: 'Plan 2021–2025' }, status: 'unverified' },
          },
        ],
        years: [13, 11, 9, 7, 4, 2].map((stay, i) => ({ year: 2020 + i, stay })),
      },
    ],
    rows: [
      {
        ...{ unit: 'u1', name: '晨曦小学', stage: 'primary', oversized: 6 },
        cohorts: [
          {
            ...{ grade: 1, name: { zh: '一年级', en: 'grade 1' }, oversized: 1, leaves: 2026 },
            ...{ pupils: 243, classes: 5, remedy: 'even-out', classesNeeded: 1, seatsLacking: 18 },
          },
          {
            ...{ grade: 4, name: { zh: '四年级', en: 'grade 4' }, oversized: 5, leaves: 2023 },
            ...{ pupils: 290, classes: 5, remedy: 'open-classes', classesNeeded: 2, seatsLacking: 65 },
          },
        ],
        steps: [
          { due: 2021, stay: 6, dissolve: 0 },
          { due: 2025, stay: 1, dissolve: 1 },
        ],
      },
    ],
  },
  method: {
    zh: '下一年在校生＝在校生－毕业生＋新生。',
    en: 'Pupils next year = pupils − leavers + entrants.',
  },
}
const answers = { ...ordinaryAnswers(), [AT]: { body: sizes } }

export const classesStates: ScreenStates = {
  ordinary: { at: '/class-sizes', answers },
  empty: { at: '/class-sizes', answers: { ...answers, [AT]: { body: { ...sizes, stages: [], rows: [] } } } },
  loading: { at: '/class-sizes', answers: { ...answers, [AT]: 'pending' } },
  error: { at: '/class-sizes', answers: { ...answers, [AT]: 'offline' } },
}

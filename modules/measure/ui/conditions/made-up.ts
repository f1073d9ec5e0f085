import type { Conditions } from '@loop/measure/conditions/schema'

/** A small ledger for the gallery: two schools, three items, a score, an idle building. */

const text = (zh: string, en: string) => ({ zh, en })
const item = {
  ...{ clause: 'programme/S1-11.2', sourceStatus: 'seen' as const, when: null },
  ...{ asked: 2, met: 1, lacking: 1, missing: 0, lump: null },
}
export const madeUpConditions: Conditions = {
  pack: {
    ...{ id: 'standards/school-conditions', version: '1', digest: 'd' },
    title: text('学校办学条件标准化台账', 'Ledger of school conditions'),
  },
  period: '2020-2021',
  day: '2020-09-01',
  groups: [
    { id: 'buildings', title: text('校舍', 'Buildings'), lacking: 1, missing: 1, cost: 23450000 },
    { id: 'health', title: text('卫生', 'Health'), lacking: 1, missing: 0, cost: 1600000 },
    { id: 'class-size', title: text('班额', 'Class size'), lacking: 1, missing: 0, cost: 0 },
  ],
  tiers: [
    { id: 'basic', title: text('基本达标校', 'Basic'), schools: 0 },
    { id: 'standard', title: text('标准校', 'Standard'), schools: 1 },
  ],
  items: [
    {
      ...item,
      ...{ id: 'teaching-area', title: text('教学及辅助用房', 'Teaching rooms'), group: 'buildings' },
      ...{ tier: 'basic', unit: 'm2', compare: '>=' },
      have: text('教学及辅助用房面积 − 室内体育用房面积', 'Teaching area − indoor sports area'),
      need: text('在校生数 × 生均教学及辅助用房面积', 'Pupils × teaching area per pupil'),
      ...{ price: 23450000, lump: 67, missing: 1, met: 0, quantity: 67, cost: 23450000 },
      figure: { metric: 'teaching_area', by: 'adding' },
    },
    {
      ...item,
      ...{ id: 'lighting', title: text('教室照明', 'Lighting'), group: 'health', tier: 'basic' },
      ...{ unit: 'room', compare: '>=' },
      have: text('照明达标教室数', 'Classrooms lit'),
      need: text('教室数', 'Classrooms'),
      ...{ price: 800000, quantity: 2, cost: 1600000 },
      figure: { metric: 'classrooms_lit', by: 'adding' },
    },
    {
      ...item,
      ...{ id: 'classes-primary', title: text('超过45人的班', 'Classes above 45'), group: 'class-size' },
      ...{ tier: 'standard', unit: 'class', compare: '<=' },
      have: text('46—50人班数', 'Classes of 46 to 50'),
      need: text('0', '0'),
      ...{ price: null, quantity: null, cost: null, figure: null, sourceStatus: 'unverified' },
    },
  ],
  schools: [
    { unit: 'u1', name: '晨曦小学', tier: null, told: true, met: 0, lacking: 3, missing: 0, cost: 25050000 },
    { unit: 'u2', name: '银杏里小学', tier: null, told: false, met: 2, lacking: 0, missing: 1, cost: 0 },
  ],
  rows: [
    row('u1', '晨曦小学', 'teaching-area', 'lacking', [4400, 4450, 50, 67, 23450000]),
    row('u1', '晨曦小学', 'lighting', 'lacking', [22, 24, 2, 2, 1600000]),
    { ...row('u1', '晨曦小学', 'classes-primary', 'lacking', [1, 0, 1, null, null]), stage: 'primary' },
    row('u2', '银杏里小学', 'teaching-area', 'missing', [null, 4450, null, null, null]),
    row('u2', '银杏里小学', 'lighting', 'met', [24, 24, 0, 0, 0]),
    { ...row('u2', '银杏里小学', 'classes-primary', 'met', [0, 0, 0, null, null]), stage: 'primary' },
  ],
  cost: 25050000,
  weak: [
    {
      ...{ id: 'weak-school', title: text('薄弱学校', 'Weak school'), from: 3, clause: 'own/weak' },
      ...{ sourceStatus: 'unverified', when: text('办学类型为小学', 'kind is primary school') },
      signs: [
        {
          ...{ id: 'small-area', title: text('教学用房紧张', 'Short of teaching area'), points: 2 },
          when: text('生均面积 < 3.825', 'area per pupil < 3.825'),
        },
        {
          ...{ id: 'few-teachers', title: text('教师不足', 'Short of teachers'), points: 2 },
          when: text('师生比 < 0.05', 'teachers a pupil < 0.05'),
        },
      ],
      schools: [
        { unit: 'u1', name: '晨曦小学', state: 'weak', points: 4, holds: [true, true] },
        { unit: 'u2', name: '银杏里小学', state: 'open', points: null, holds: [null, false] },
      ],
    },
  ],
  idle: [
    {
      ...{ id: 'idle-premises', title: text('闲置校舍', 'Idle premises'), clause: 'programme/S0-01.12' },
      ...{ sourceStatus: 'seen', area: 860, missing: 1 },
      steps: [
        { id: 'settle-title', title: text('办理确权登记', 'Settle the title') },
        { id: 'dispose', title: text('按规程处置资产', 'Dispose of it') },
      ],
      rows: [
        {
          ...{ unit: 'u1', name: '晨曦小学', area: 860, settled: false, step: 'settle-title' },
          use: text('空置', 'empty'),
        },
      ],
    },
  ],
  leftOut: [],
}

function row(
  unit: string,
  name: string,
  standard: string,
  state: 'met' | 'lacking' | 'missing',
  [have, need, lacking, quantity, cost]: readonly [
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
  ],
): Conditions['rows'][number] {
  return { unit, name, stage: null, standard, state, have, need, lacking, quantity, cost }
}

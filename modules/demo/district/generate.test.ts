import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { canonicalJson } from '@kit/base'
import type { NewFact } from '@loop/data/schema'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { type District, generateDistrict } from './generate.ts'

const district = generateDistrict({ seed: '1' })
const LATEST = '2020-2021'
const now = figuresOf(district, LATEST)

function figuresOf(of: District, period: string): Map<string, number | null> {
  const figures = new Map<string, number | null>()
  for (const batch of of.batches)
    if (batch.source.stream === 'workbook')
      for (const f of batch.facts)
        if (f.period === period) figures.set(`${f.unit}/${f.stage}/${f.metric}`, f.value)
  return figures
}

function figure(unit: string, stage: string, metric: string): number {
  const value = now.get(`${unit}/${stage}/${metric}`)
  if (value === undefined || value === null) throw new Error(`no ${unit}/${stage}/${metric}`)
  return value
}

function total(stage: string, metric: string, of = district.units): number {
  return of.reduce((sum, u) => sum + (now.get(`${u.id}/${stage}/${metric}`) ?? 0), 0)
}

const schools = district.units.filter(u => u.kind === 'school')
const ofKind = (kind: number, ...more: [string, number][]) =>
  schools.filter(
    u =>
      now.get(`${u.id}/all/school_kind`) === kind &&
      now.get(`${u.id}/all/counted`) === 1 &&
      more.every(([metric, value]) => now.get(`${u.id}/all/${metric}`) === value),
  )
const isRural = (id: string) => figure(id, 'all', 'urban_rural') >= 200

it('there are 64 compulsory schools in the printed kinds', () => {
  const publicPrimary = ofKind(211, ['ownership', 1])
  expect(publicPrimary.filter(u => !isRural(u.id))).toHaveLength(38)
  expect(publicPrimary.filter(u => isRural(u.id))).toHaveLength(11)
  expect(ofKind(211, ['ownership', 2])).toHaveLength(2)
  expect(ofKind(311).filter(u => !isRural(u.id))).toHaveLength(10)
  expect(ofKind(311).filter(u => isRural(u.id))).toHaveLength(3)
})

it('the eleven rural primary schools lie in three unions, each one legal entity', () => {
  const rural = ofKind(211).filter(u => isRural(u.id))
  expect(new Set(rural.map(u => u.memberOf)).size).toBe(3)
  expect(new Set(rural.map(u => u.legalEntity)).size).toBe(3)
})

it('pupils are 52,403: 48,550 in primary and 3,853 in junior schools', () => {
  expect([total('primary', 'pupils'), total('junior', 'pupils')]).toEqual([48_550, 3_853])
})

it('teachers are 2,991, posts 3,087, recognised backbone teachers 1,015', () => {
  const both = (metric: string) => total('primary', metric) + total('junior', metric)
  expect([both('teachers'), both('staff'), both('backbone_teachers')]).toEqual([2_991, 3_087, 1_015])
})

it('a hundred kindergartens hold 16,760 children and 1,696 teachers', () => {
  expect(ofKind(111)).toHaveLength(100)
  expect([total('kindergarten', 'pupils'), total('kindergarten', 'teachers')]).toEqual([16_760, 1_696])
})

it('95 kindergartens are inclusive with 16,309 children; 47.7 % of all children are in public ones', () => {
  const inclusive = ofKind(111, ['inclusive_kindergarten', 1])
  expect([inclusive.length, total('kindergarten', 'pupils', inclusive)]).toEqual([95, 16_309])
  const inPublic = total('kindergarten', 'pupils', ofKind(111, ['ownership', 1]))
  expect(((inPublic / 16_760) * 100).toFixed(1)).toBe('47.7')
})

it('one special school teaches 230 pupils with 33 teachers', () => {
  expect(ofKind(511)).toHaveLength(1)
  expect([total('special', 'pupils'), total('special', 'teachers')]).toEqual([230, 33])
})

it('six education groups have their leading schools and nine branches', () => {
  const groups = district.units.filter(u => u.kind === 'group').map(u => u.id)
  const members = schools.filter(u => u.memberOf !== null && groups.includes(u.memberOf))
  expect([groups.length, members.length]).toEqual([6, 15])
})

it('rotation, retention, fitness and preschool enrolment print as the document has them', () => {
  const county = (metric: string) => figure(district.region.code, 'all', metric)
  expect(county('rotation_moved')).toBe(173)
  const stayed =
    county('junior_graduates') /
    (county('junior_entrants_three_years_ago') +
      county('junior_transferred_in') -
      county('junior_transferred_out'))
  expect((stayed * 100).toFixed(2)).toBe('99.64')
  expect(total('junior', 'graduates')).toBe(county('junior_graduates'))
  expect(county('fitness_pass_share')).toBe(96.8)
  expect(((16_760 / county('children_3_to_5')) * 100).toFixed(2)).toBe('98.91')
})

it('what only plans ask prints as the document has it', () => {
  const county = (metric: string) => figure(district.region.code, 'all', metric)
  const wan = (metric: string) => county(metric) / 1_000_000
  expect(wan('education_spending') / wan('education_spending_five_years_ago')).toBe(1.5)
  expect([wan('preschool_aid_amount_five_years'), wan('compulsory_aid_amount_five_years')]).toEqual([
    505.1, 80.3625,
  ])
  expect(county('community_education_residents') / county('population')).toBe(0.85)
  expect(total('kindergarten', 'specialist_teachers')).toBe(1_102)
  const counted = schools.filter(u => now.get(`${u.id}/all/counted`) === 1)
  const safe = counted.filter(u => figure(u.id, 'all', 'safe_campus') === 1)
  expect([counted.length - safe.length, Math.round((safe.length / counted.length) * 100)]).toEqual([7, 96])
  expect(total('all', 'grade_d_buildings')).toBe(0)
})

it('the figures the document contradicts itself about stand in two streams', () => {
  const first = new Map(
    district.batches.slice(0, 3).flatMap(b => b.facts.map(f => [keyOf(f), f.value] as const)),
  )
  const rivals = district.batches.slice(3).flatMap(b => b.facts)
  expect(rivals).toHaveLength(5)
  for (const rival of rivals) expect(first.get(keyOf(rival))).not.toBe(rival.value)
  const text = rivals.find(f => f.metric === 'children_3_to_5')?.value ?? 0
  expect(((16_760 / text) * 100).toFixed(1)).toBe('98.5')
})

function keyOf(f: NewFact): string {
  return `${f.unit}/${f.period}/${f.metric}/${f.stage}`
}

it('parts add up in every school and year', () => {
  for (const period of ['2018-2019', '2019-2020', LATEST]) {
    const figures = figuresOf(district, period)
    for (const unit of district.units)
      for (const stage of ['primary', 'junior', 'kindergarten', 'special']) {
        const at = (metric: string) => figures.get(`${unit.id}/${stage}/${metric}`) ?? 0
        const degrees = ['below_college', 'college', 'bachelor', 'master', 'doctor'].map(d =>
          at(`teachers_${d}`),
        )
        expect(degrees.reduce((a, n) => a + n, 0)).toBe(at('teachers'))
        expect(Math.min(...degrees)).toBeGreaterThanOrEqual(0)
        expect(at('staff')).toBeGreaterThanOrEqual(at('teachers'))
        if (stage === 'primary' || stage === 'junior') expect(sumOfBands(at)).toBe(at('classes'))
      }
  }
})

const STAGES = [
  ['primary', 6],
  ['junior', 3],
  ['senior', 3],
] as const

it('the register by grade adds up to the stage in every school and year', () => {
  for (const period of ['2018-2019', '2019-2020', LATEST]) {
    const figures = figuresOf(district, period)
    for (const { id } of schools)
      for (const [stage, grades] of STAGES) {
        const of = (metric: string) => figures.get(`${id}/${stage}/${metric}`) ?? 0
        const inGrades = (metric: string) =>
          Array.from({ length: grades }, (_, i) => of(`${metric}_g${i + 1}`))
        for (const metric of ['pupils', 'classes', 'classes_41_45', 'classes_56_60', 'classes_ge66'])
          expect(inGrades(metric).reduce((a, n) => a + n, 0)).toBe(of(metric))
        expect(Math.max(...inGrades('largest_class'))).toBe(of('largest_class'))
      }
  }
})

it('cohorts move up: nine of ten keep their pupils within 15 %', () => {
  const before = figuresOf(district, '2019-2020')
  const moved = schools.flatMap(({ id }) =>
    STAGES.flatMap(([stage, grades]) =>
      Array.from({ length: grades - 1 }, (_, i) => {
        const then = before.get(`${id}/${stage}/pupils_g${i + 1}`)
        const since = now.get(`${id}/${stage}/pupils_g${i + 2}`)
        return then && since ? since / then : null
      }),
    ),
  )
  const known = moved.filter(ratio => ratio !== null)
  const usual = known.filter(ratio => Math.abs(ratio - 1) < 0.15)
  expect(known.length).toBeGreaterThan(200)
  expect(usual.length / known.length).toBeGreaterThan(0.9)
})

function sumOfBands(at: (metric: string) => number): number {
  return ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66']
    .map(band => at(`classes_${band}`))
    .reduce((a, n) => a + n, 0)
}

it('pupils are last year’s pupils less leavers plus entrants', () => {
  const before = figuresOf(district, '2019-2020')
  for (const unit of schools)
    for (const stage of ['primary', 'junior']) {
      const past = before.get(`${unit.id}/${stage}/pupils`)
      if (past === undefined || past === null) continue
      const flow = figure(unit.id, stage, 'entrants') - figure(unit.id, stage, 'graduates')
      expect([unit.name, past + flow]).toEqual([unit.name, figure(unit.id, stage, 'pupils')])
    }
})

it('every figure uses a metric of the vocabulary, at a stage it is given for', () => {
  const stages = new Map<string, readonly string[]>()
  const folder = new URL('../../../policies/vocabulary/metrics/', import.meta.url)
  for (const file of readdirSync(folder)) {
    const { metrics } = parse(readFileSync(new URL(file, folder), 'utf8'))
    for (const m of metrics) stages.set(m.id, m.stages)
  }
  const used = new Set(district.batches.flatMap(b => b.facts.map(f => `${f.metric}@${f.stage}`)))
  const unknown = [...used].filter(u => !stages.get(u.split('@')[0]!)?.includes(u.split('@')[1]!))
  expect(unknown).toEqual([])
})

it('codes and coordinates are valid and units name only units that come before them', () => {
  const code =
    /^(11|21|22|31|32|33|34|35|36|37|41|42|51|91|92|93)(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{6}$/
  const known = new Set<string>()
  for (const unit of district.units) {
    if (unit.code !== null) expect(unit.code).toMatch(code)
    expect(known.has(unit.id)).toBe(false)
    for (const link of [unit.parent, unit.legalEntity, unit.memberOf])
      if (link !== null) expect(known.has(link)).toBe(true)
    known.add(unit.id)
  }
  expect(new Set(district.units.map(u => u.name)).size).toBe(district.units.length)
})

it('every school stands inside the outline of the district', () => {
  const ring = district.outline.features[0]!.geometry.coordinates[0]!
  for (const unit of schools)
    expect(inside(figure(unit.id, 'all', 'longitude'), figure(unit.id, 'all', 'latitude'), ring)).toBe(true)
})

function inside(x: number, y: number, ring: readonly (readonly [number, number])[]): boolean {
  let within = false
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!
    const [bx, by] = ring[i]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within
  }
  return within
}

it('the lessons are there: on the limit, at 85 %, below it, a dozen more', () => {
  const id = (lesson: string) => district.lessons.find(l => l.id === lesson)!.unit
  const perPupil = (lesson: string) =>
    (figure(id(lesson), 'all', 'teaching_area') - figure(id(lesson), 'all', 'indoor_sports_area')) / 1_000
  expect([perPupil('exact'), perPupil('floor'), perPupil('below-floor')]).toEqual([4.5, 3.825, 3.8205])
  expect(now.get(`${id('missing')}/all/multimedia_rooms`)).toBeNull()
  expect(now.has(`${id('missing')}/all/sports_field_area`)).toBe(false)
  expect(figure(id('oversized'), 'primary', 'largest_class')).toBe(58)
  expect(figure(id('small-rural'), 'primary', 'pe_teachers')).toBe(0)
  expect(figure(id('small-rural'), 'primary', 'pupils')).toBe(60)
  expect(figure(id('point-excluded'), 'primary', 'pupils')).toBe(38)
  expect(district.units.find(u => u.id === id('campus'))?.parent).not.toBeNull()
})

it('the same seed gives the same bytes; another seed another district', () => {
  const digest = (of: District) =>
    createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(of))))
      .digest('hex')
  expect(digest(generateDistrict({ seed: '1' }))).toBe(digest(district))
  expect(digest(generateDistrict({ seed: '2' }))).not.toBe(digest(district))
  expect(digest(district)).toMatchInlineSnapshot(
    `"22e4fbf8d0d1dc8f521f2a8396093a797fa3a2ca8bbfd1f6eb35a5476c020157"`,
  )
})

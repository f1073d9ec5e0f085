import { fileURLToPath } from 'node:url'
import type { Period, Stage } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadStaffingRules } from '../../monitor/load.ts'
import type { StaffingRow } from '../../staffing/schema.ts'
import { retirementAhead } from './ages.ts'
import { inForce } from './figures.ts'
import { quotaOf } from './quota.ts'
import { neededRecruits } from './recruits.ts'
import { staffing } from './staffing.ts'

const rules = await loadStaffingRules(fileURLToPath(new URL('../../../../policies', import.meta.url)))

type School = Readonly<Record<string, number | null>>
const CITY: School = { urban_rural: 111, ownership: 1 }
const VILLAGE: School = { urban_rural: 220, ownership: 1 }
/** A balanced account: 20 posts, 18 people on them, 2 of these elsewhere, 1 borrowed, 3 without a post. */
const ACCOUNT: School = {
  posts_approved: 20,
  staff_on_posts: 18,
  staff_lent: 2,
  staff_borrowed: 1,
  staff_off_quota: 3,
}

function county(
  schools: Readonly<Record<string, School>>,
  { stage = 'primary', period = '2020-2021' }: { stage?: Stage; period?: string } = {},
) {
  const units = Object.keys(schools).map(id => ({ id, name: id })) as unknown as Unit[]
  const whole = new Set(['urban_rural', 'ownership'])
  const ask = (unit: string, metric: string, of: Stage) =>
    of === (whole.has(metric) ? 'all' : stage) ? (schools[unit]?.[metric] ?? null) : null
  return staffing({ units, ask, period: period as Period, rules })
}
function only(school: School, options?: Parameters<typeof county>[1]): StaffingRow {
  const [row] = county({ A: school }, options).rows
  if (!row) throw new Error('nobody')
  return row
}

test.each([
  // stage, pupils ÷ ratio, posts
  ['primary', 190, 10], // ÷ 19
  ['junior', 135, 10], // ÷ 13.5
  ['senior', 125, 10], // ÷ 12.5
] as const)(
  '%s: %d pupils are due exactly %d posts, one pupil more one person more',
  (stage, pupils, posts) => {
    const exact = only({ ...CITY, pupils, classes: 4, staff: posts }, { stage })
    expect([exact.quota.posts, exact.short, exact.spare]).toEqual([posts, 0, 0])
    const more = only({ ...CITY, pupils: pupils + 1, classes: 4, staff: posts }, { stage })
    expect([more.quota.posts, more.short]).toEqual([(pupils + 1) / (pupils / posts), 1])
  },
)

test('until 12 November 2014 country schools were due fewer posts, from the 13th as many as in the city', () => {
  const school = { stage: 'junior', area: 'rural', isPublic: true, pupils: 270, classes: 6 } as const
  expect(quotaOf(school, rules, '2014-11-12').posts).toBe(15) // 270 ÷ 18
  expect(quotaOf(school, rules, '2014-11-13').posts).toBe(20) // 270 ÷ 13.5
  expect(quotaOf({ ...school, area: 'city' }, rules, '2014-11-12').posts).toBe(20)
  expect(quotaOf(school, rules, '2001-10-07').law).toBe('none')
})

test('a small country school is due posts by class up to 200 pupils, above that by pupils alone', () => {
  const small = (pupils: number, of = VILLAGE) => only({ ...of, pupils, classes: 12, staff: 15 }).quota
  expect([small(200).law, small(200).posts]).toEqual(['classes', 20.4]) // 12 × 17 ÷ 10
  expect([small(201).law, small(201).posts]).toEqual(['ratio', 201 / 19])
  expect(small(200, CITY).law).toBe('ratio')
  // 6 classes × 1.7 = 10.2 < 200 ÷ 19 = 10.5: the ratio gives more
  expect(only({ ...VILLAGE, pupils: 200, classes: 6, staff: 15 }).quota.law).toBe('ratio')
})

test('a school that has not said how many pupils, classes or staff it has is unknown, not short', () => {
  const rows = county({
    A: { ...CITY, pupils: null, classes: 4, staff: 10 },
    B: { ...VILLAGE, pupils: 100, classes: null, staff: 10 },
    C: { ...CITY, pupils: 190, classes: 4, staff: null },
    D: { pupils: 190, classes: 4, staff: 10 },
  })
  expect(rows.rows.map(r => [r.quota.law, r.short])).toEqual([
    ['unknown', null],
    ['unknown', null],
    ['ratio', null],
    ['unknown', null],
  ])
  expect(rows.stages.map(s => [s.short, s.unknown, s.quota])).toEqual([[0, 4, null]])
})

test('private schools have no posts and are no gap in the account', () => {
  const { rows, ledger, stages } = county({
    A: { ...CITY, ...ACCOUNT, pupils: 190, staff: 9 },
    P: { urban_rural: 111, ownership: 2, pupils: 300, staff: 9, staff_borrowed: 1 },
  })
  expect(rows.map(r => r.quota.law)).toEqual(['ratio', 'none'])
  expect(stages.map(s => s.staff)).toEqual([9])
  expect(ledger).toMatchObject({ counted: 1, missing: 0, borrowedByPrivate: 1, outside: 0 })
})

test('what one school lacks is not set off against what another has too many', () => {
  const { stages } = county({
    A: { ...CITY, pupils: 190, classes: 5, staff: 7 },
    B: { ...CITY, pupils: 190, classes: 5, staff: 13 },
  })
  expect(stages.map(s => [s.short, s.shortSchools, s.spare])).toEqual([[3, 1, 3]])
})

test('both sides of an account: empty posts, people beyond the posts, who is lent and borrowed', () => {
  const short = only({ ...CITY, ...ACCOUNT, staff: 20 })
  // used here 18 − 2 = 16; at work 16 + 1 + 3 = 20; empty 20 − 18
  expect(short.posts).toMatchObject({ usedHere: 16, empty: 2, over: 0, atWork: 20 })
  expect(short.addsUp).toBe(true)
  expect(only({ ...CITY, ...ACCOUNT, staff: 21 }).addsUp).toBe(false)
  expect(only({ ...CITY, ...ACCOUNT, posts_approved: 17 }).posts).toMatchObject({ empty: 0, over: 1 })
  expect(only({ ...CITY, ...ACCOUNT, posts_approved: 18 }).posts).toMatchObject({ empty: 0, over: 0 })
  expect(only({ ...CITY, ...ACCOUNT, staff_lent: null }).posts).toMatchObject({
    empty: 2,
    usedHere: null,
    atWork: null,
  })
})

test('lent and borrowed by nobody works outside schools; borrowed and lent by nobody has no source', () => {
  const pair = (lent: number, borrowed: number) =>
    county({
      A: { ...CITY, ...ACCOUNT, staff_lent: lent, staff_borrowed: 0 },
      B: { ...CITY, ...ACCOUNT, staff_lent: 0, staff_borrowed: borrowed },
    }).ledger
  expect(pair(2, 2)).toMatchObject({ outside: 0, unsourced: 0 })
  expect(pair(3, 2)).toMatchObject({ outside: 1, unsourced: 0 })
  expect(pair(2, 3)).toMatchObject({ outside: 0, unsourced: 1 })
})

test('with one account missing nobody can say whether lent and borrowed balance', () => {
  const { ledger } = county({ A: { ...CITY, ...ACCOUNT }, B: { ...CITY, ...ACCOUNT, staff_borrowed: null } })
  expect(ledger).toMatchObject({ counted: 1, missing: 1, outside: null, unsourced: null, approved: 20 })
})

test('every post has a source and a user, whatever the schools report', () => {
  const few = fc.integer({ min: 0, max: 40 })
  const account = fc
    .record({ posts_approved: few, staff_on_posts: few, borrowed: few, off: few, part: fc.nat(100) })
    .map(a => ({
      ...CITY,
      posts_approved: a.posts_approved,
      staff_on_posts: a.staff_on_posts,
      staff_lent: Math.floor((a.staff_on_posts * a.part) / 100),
      staff_borrowed: a.borrowed,
      staff_off_quota: a.off,
    }))
  fc.assert(
    fc.property(fc.array(account, { minLength: 1, maxLength: 12 }), list => {
      const { rows, ledger: l } = county(Object.fromEntries(list.map((a, i) => [`S${i}`, a])))
      for (const { posts: p } of rows)
        expect((p.approved ?? 0) + (p.over ?? 0)).toBe((p.usedHere ?? 0) + (p.lent ?? 0) + (p.empty ?? 0))
      expect(l.approved + l.over + (l.unsourced ?? 0)).toBe(
        l.usedHere + l.borrowed + l.borrowedByPrivate + (l.outside ?? 0) + l.empty,
      )
      expect(rows.reduce((sum, r) => sum + (r.posts.atWork ?? 0), 0)).toBe(
        l.usedHere + l.borrowed + l.offQuota,
      )
    }),
  )
})

test('a subject lacks what the timetable takes and nobody teaches', () => {
  const school = {
    ...CITY,
    pupils: 500,
    classes: 24,
    pe_teachers: 5,
    music_teachers: 2,
    fine_art_teachers: 3,
  }
  const helped = { ...school, arts_teachers: 1, visiting_pe_arts_teachers: 0 }
  const row = only(helped)
  // PE: 24 × 20/6 ÷ 16 = 5; music and fine art: 24 × 2 ÷ 16 = 3 each
  expect(row.subjects.map(s => [s.subject, s.demand, s.short])).toEqual([
    ['pe', 5, 0],
    ['music', 3, 1],
    ['fine-art', 3, 0],
  ])
  // one music teacher short, one teacher of combined arts: counted once
  expect(row.subjectsShort).toBe(0)
  expect(only({ ...helped, arts_teachers: 0 }).subjectsShort).toBe(1)
  expect(only({ ...helped, arts_teachers: null }).subjectsShort).toBe(null)
  expect(only({ ...helped, music_teachers: null }).subjects[1]?.short).toBe(null)
})

test('two teachers and one carer a class: exactly enough is enough', () => {
  const house = { ...CITY, pupils: 90, classes: 3, teachers: 6, carers: 3 }
  const at = (more: School) => only({ ...house, ...more }, { stage: 'kindergarten' }).preschool
  expect(at({})).toEqual({ teachersShort: 0, carersShort: 0 })
  expect(at({ teachers: 5, carers: 2 })).toEqual({ teachersShort: 1, carersShort: 1 })
  expect(at({ carers: null })).toEqual({ teachersShort: 0, carersShort: null })
  expect(only(house).preschool).toBe(null)
})

test('a counsellor a school; a full-time one above 1,000 pupils, not at 1,000', () => {
  const finding = (more: School) =>
    county({ A: { ...CITY, pupils: 1000, counsellors: 1, counsellors_full_time: 0, ...more } }).counsellors[0]
      ?.finding
  expect(finding({})).toBe('met')
  expect(finding({ pupils: 1001 })).toBe('not-full-time')
  expect(finding({ pupils: 1001, counsellors_full_time: 1 })).toBe('met')
  expect(finding({ counsellors: 0 })).toBe('none')
  expect(finding({ counsellors: null })).toBe('unknown')
  expect(finding({ pupils: 1001, counsellors_full_time: null })).toBe('unknown')
  expect(finding({ pupils: null })).toBe('unknown')
})

test('who retires: at least as if all left at the latest age, at most as if all left at the earliest', () => {
  // ten teachers in every band; 2020: 55 and 60. In one year at 60: those of 59, 10 ÷ 5 = 2; at 55: all of 55 to 59 and those of 54.
  const tens = rules.ages.map(() => 10)
  const ahead = retirementAhead(tens, rules, '2020-09-01')
  expect(ahead[0]).toEqual({ years: 1, least: 2, most: 12 })
  expect(ahead[4]).toEqual({ years: 5, least: 10, most: 20 })
  expect(ahead[9]).toEqual({ years: 10, least: 20, most: 30 })
  // from 2025 the latest age is 63: nobody of 59 leaves within a year
  expect(retirementAhead(tens, rules, '2024-12-31')[0]?.least).toBe(2)
  expect(retirementAhead(tens, rules, '2025-01-01')[0]?.least).toBe(0)
})

test('the wave never goes back and is never larger than the teachers there are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 7, maxLength: 7 }), teachers => {
      const ahead = retirementAhead(teachers, rules, '2020-09-01')
      const all = teachers.reduce((a, b) => a + b, 0)
      for (const [i, { least, most }] of ahead.entries()) {
        expect(least).toBeLessThanOrEqual(most)
        expect(most).toBeLessThanOrEqual(all + 1e-9)
        expect(least).toBeGreaterThanOrEqual(ahead[i - 1]?.least ?? 0)
      }
    }),
  )
})

test('a missing band of age leaves the school out of the ages, and says so', () => {
  const ages = Object.fromEntries(rules.ages.map(a => [a.metric, 3]))
  const { stages } = county({
    A: { ...CITY, pupils: 100, ...ages },
    B: { ...CITY, pupils: 100, ...ages, teachers_age_ge55: null },
  })
  expect(stages.map(s => [s.ages?.map(a => a.teachers), s.agesUnknown])).toEqual([[Array(7).fill(3), 1]])
})

test('recruits are needed as far as the school lacked people before they came', () => {
  expect(neededRecruits(20, 21, 3).needed).toBe(2)
  expect(neededRecruits(20, 20, 3).needed).toBe(3)
  expect(neededRecruits(20, 23, 3).needed).toBe(0)
  expect(neededRecruits(20, null, 3).needed).toBe(null)
  const school = { ...CITY, pupils: 190, classes: 5, staff: 8 }
  const { recruits } = county({
    A: { ...school, teachers_recruited_three_years: 0 },
    B: { ...school, staff: 12, teachers_recruited_three_years: 2 },
    C: school,
  })
  expect(recruits).toEqual({ recruited: 2, needed: 0, forgotten: 1, unknown: 1 })
})

test('of dated rules the last that has begun counts, on its first day already', () => {
  const dated = [{ from: '2014-01-01' }, { from: '2020-01-01' }]
  expect([inForce(dated, '2013-12-31'), inForce(dated, '2019-12-31'), inForce(dated, '2020-01-01')]).toEqual([
    null,
    dated[0],
    dated[1],
  ])
})

import { describe, expect, it } from 'vitest'
import type { AssessmentResult } from '../schema.ts'
import { AssessmentResultSchema } from '../schema.ts'
import { COUNTY_FIGURES, type CountyText, county, type Figures, like, PERIOD, SOUND } from '../test/county.ts'
import { demoPack, formula, source, vocabulary } from '../test/pack.ts'
import { assessFigures, bytesOf } from './assess-figures.ts'

const DAY = '2020-09-01'
const pack = demoPack()
const assess = (text: CountyText, rules = pack): AssessmentResult =>
  assessFigures({ ...text, pack: rules, vocabulary, period: PERIOD, day: DAY })
const schools = (list: Record<string, Figures>, parents: Record<string, string> = {}) =>
  county({ region: COUNTY_FIGURES, ...list }, parents)
const row = (result: AssessmentResult, unit: string, stage = 'primary') =>
  result.schools.find(s => s.unit === unit && s.stage === stage)
const cell = (result: AssessmentResult, unit: string, indicator: string, stage = 'primary') =>
  row(result, unit, stage)?.cells[result.order.indexOf(indicator)]
const test = (result: AssessmentResult, id: string, stage: string | null = null) =>
  result.tests.find(t => t.id === id && t.stage === stage)

describe('a test answered by yes or no', () => {
  const wanted = (value: string, limit: string) =>
    demoPack({
      tests: demoPack().tests.map(t =>
        t.op === 'region-value@1'
          ? { ...t, unit: 'yes-no', compare: '=', value: formula(value), limit: formula(limit) }
          : t.op === 'school-value@1'
            ? { ...t, unit: 'yes-no', compare: '=', value: formula(value), limit: formula(limit) }
            : t,
      ),
    })
  const said = (value: string, limit: string) => {
    const result = assess(schools({ A: SOUND }), wanted(value, limit))
    return [test(result, 'retention'), test(result, 'class-size', 'primary')].map(t => t?.says.zh)
  }

  it('is worded as yes or no, never as a number', () => {
    expect(said('0', '1')).toEqual([
      'retention：否，应为是。',
      '1所小学中有1所不符合“class-size”，如学校A：否。',
    ])
    expect(said('1', '0')[0]).toBe('retention：是，应为否。')
    expect(said('1', '1')[0]).toBe('retention：是，符合要求。')
  })
})

describe('a county where all is well', () => {
  const result = assess(schools({ A: SOUND, B: SOUND }))

  it('passes, and its result has the shape that crosses the border', () => {
    expect(result.verdict).toBe('pass')
    expect(AssessmentResultSchema.parse(JSON.parse(bytesOf(result).json))).toEqual(result)
    expect(row(result, 'A')).toMatchObject({ verdict: 'pass', reached: 3, fails: [], pupils: 1000 })
    expect(test(result, 'schools', 'primary')?.says.zh).toBe(
      '2所小学均有至少2项指标达标，余项不低于要求的85%。',
    )
  })

  it('has nothing to say about a stage without schools', () => {
    expect(test(result, 'schools', 'junior')).toMatchObject({
      verdict: 'not-applicable',
      says: { zh: '没有需要检验的初中。' },
    })
    expect(result.stages.find(s => s.stage === 'junior')).toEqual({
      stage: 'junior',
      verdict: 'not-applicable',
      schools: 0,
      passing: 0,
    })
  })

  it('gives the same bytes whatever the order of schools and figures', () => {
    const text = schools({ A: SOUND, B: like(SOUND, { all: { books: 16000 } }), C: SOUND })
    const turned = { units: [...text.units].reverse(), figures: [...text.figures].reverse() }
    expect(bytesOf(assess(turned)).json).toBe(bytesOf(assess(text)).json)
  })
})

describe('thresholds and floors', () => {
  const books = (n: number | null) => like(SOUND, { all: { books: n } })

  it('exactly on the threshold reaches it', () => {
    expect(cell(assess(schools({ A: books(15000) })), 'A', 'books')).toMatchObject({
      value: 15,
      standing: 'reaches',
      gap: 0,
    })
  })

  it('one volume less is on the floor side of it, with a gap of one volume', () => {
    expect(cell(assess(schools({ A: books(14999) })), 'A', 'books')).toMatchObject({
      standing: 'floor',
      gap: 1,
    })
  })

  it('exactly 85 % is within the floor and one volume less is below it', () => {
    expect(cell(assess(schools({ A: books(12750) })), 'A', 'books')?.standing).toBe('floor')
    expect(cell(assess(schools({ A: books(12749) })), 'A', 'books')?.standing).toBe('below')
    expect(row(assess(schools({ A: books(12750) })), 'A')?.verdict).toBe('pass')
    expect(row(assess(schools({ A: books(12749) })), 'A')).toMatchObject({
      verdict: 'fail',
      fails: ['schools'],
    })
  })

  it('decides exactly where floating point would not: 2.3 per hundred of 300 pupils are 6.9', () => {
    // 6.9 / 300 * 100 is 2.3000000000000003 and 5.865 / 300 * 100 is 1.955; 2.3 * 0.85 is 1.9549999999999998
    const small = (rooms: number) =>
      like(SOUND, {
        all: { books: 4500, multimedia_rooms: rooms },
        primary: { pupils: 300, backbone_teachers: 3 },
      })
    expect(cell(assess(schools({ A: small(6.9) })), 'A', 'rooms')?.standing).toBe('reaches')
    expect(cell(assess(schools({ A: small(6.8999999999999) })), 'A', 'rooms')?.standing).toBe('floor')
    expect(cell(assess(schools({ A: small(5.865) })), 'A', 'rooms')?.standing).toBe('floor')
    expect(cell(assess(schools({ A: small(5.8649999999999) })), 'A', 'rooms')?.standing).toBe('below')
  })

  it('a true zero is below, never missing', () => {
    expect(cell(assess(schools({ A: books(0) })), 'A', 'books')).toMatchObject({
      value: 0,
      standing: 'below',
      gap: 15000,
    })
  })

  it('names the failing school, the indicator and what is lacking', () => {
    const result = assess(schools({ A: SOUND, B: books(9000) }))
    expect(test(result, 'schools', 'primary')?.says).toEqual({
      zh: '2所小学中有1所未达到“至少2项达标、余项不低于85%”的要求，差距最大的是学校B：books为9，标准为15，还差6000册。',
      en: '1 of 2 primary schools miss the rule of 2 thresholds reached and 85% of the rest; the widest gap is at 学校B: books 9 against 15, 6000 volumes short.',
    })
    expect(test(result, 'schools', 'primary')).toMatchObject({
      verdict: 'fail',
      failing: ['B'],
      value: 0.5,
      limit: 1,
    })
  })
})

describe('what is missing', () => {
  it('leaves the school and the county open, and is not zero', () => {
    const result = assess(schools({ A: SOUND, B: like(SOUND, { all: { books: null } }) }))
    expect(cell(result, 'B', 'books')).toMatchObject({ value: null, standing: 'missing', gap: null })
    expect(row(result, 'B')).toMatchObject({ verdict: 'undetermined', fails: [] })
    expect(test(result, 'schools', 'primary')).toMatchObject({ verdict: 'undetermined', missing: ['B'] })
    expect(result.indicators.find(i => i.indicator === 'books' && i.stage === 'primary')).toMatchObject({
      cv: null,
      mean: null,
      missing: 1,
      schools: 2,
      verdict: 'undetermined',
    })
    expect(result.verdict).toBe('undetermined')
  })

  it('does not hide a known failure', () => {
    const result = assess(
      schools({ A: SOUND, B: like(SOUND, { all: { books: null, multimedia_rooms: 1 } }) }),
    )
    expect(row(result, 'B')?.verdict).toBe('fail')
    expect(result.verdict).toBe('fail')
  })

  it('a school that reported no pupils of the stage its kind teaches is missing, not forgotten', () => {
    const result = assess(schools({ A: SOUND, B: { all: { school_kind: 211, counted: 1 } } }))
    expect(row(result, 'B')).toMatchObject({ pupils: null, verdict: 'undetermined' })
    expect(result.verdict).toBe('undetermined')
  })

  it('a school nobody can place is listed and keeps the county open', () => {
    const result = assess(schools({ A: SOUND, B: { all: { books: 5 } } }))
    expect(result.excluded).toMatchObject([{ unit: 'B', rule: 'unknown' }])
    expect(test(result, 'spread', 'primary')?.verdict).toBe('undetermined')
    expect(result.verdict).toBe('undetermined')
  })

  it('a school with a true zero of pupils is listed and measured nowhere', () => {
    const result = assess(schools({ A: SOUND, B: like(SOUND, { primary: { pupils: 0 } }) }))
    expect(result.excluded).toMatchObject([{ unit: 'B', rule: 'no-pupils' }])
    expect(result.verdict).toBe('pass')
  })

  it('a zero denominator of the county is undetermined', () => {
    const text = county({
      region: like(COUNTY_FIGURES, { all: { junior_entrants_three_years_ago: 0 } }),
      A: SOUND,
    })
    expect(test(assess(text), 'retention')).toMatchObject({ verdict: 'undetermined', value: null })
  })
})

describe('tests of the county', () => {
  const region = (graduates: number | null) =>
    test(
      assess(county({ region: like(COUNTY_FIGURES, { all: { junior_graduates: graduates } }), A: SOUND })),
      'retention',
    )

  it('hold exactly on the limit and fail just inside it', () => {
    expect(region(95)?.verdict).toBe('pass')
    expect(region(94.9999)?.verdict).toBe('fail')
    expect(region(null)?.verdict).toBe('undetermined')
    expect(region(94.9999)?.says.zh).toBe('retention：0.949999，未达到不低于0.95的要求。')
  })

  it('ask a person where only a person can say', () => {
    const attest = (flag: number | null) =>
      test(
        assess(
          county({ region: like(COUNTY_FIGURES, { all: { attest_left_behind_care: flag } }), A: SOUND }),
        ),
        'charter',
      )
    expect(attest(1)?.verdict).toBe('pass')
    expect(attest(0)?.verdict).toBe('fail')
    expect(attest(null)).toMatchObject({ verdict: 'undetermined', missing: ['attest_left_behind_care'] })
  })

  it('ask every school, exactly on the limit included', () => {
    const size = (largest: number) =>
      test(
        assess(schools({ A: SOUND, B: like(SOUND, { primary: { largest_class: largest } }) })),
        'class-size',
        'primary',
      )
    expect(size(45)?.verdict).toBe('pass')
    expect(size(46)).toMatchObject({ verdict: 'fail', failing: ['B'], value: 0.5 })
    expect(size(46)?.says.zh).toBe(
      '2所小学中有1所不符合“class-size”，相差最大的是学校B：46人，应不超过45人。',
    )
  })
})

describe('coefficients of variation', () => {
  it('exactly on 0.50 is within and just above is beyond, although both print as 0.5', () => {
    // 15 ± 7.5 volumes per pupil: CV 0.5
    const two = (low: number, high: number) =>
      assess(schools({ A: like(SOUND, { all: { books: low } }), B: like(SOUND, { all: { books: high } }) }))
    expect(test(two(7500, 22500), 'spread', 'primary')).toMatchObject({ verdict: 'pass', value: 0.5 })
    const beyond = two(7499, 22501)
    expect(test(beyond, 'spread', 'primary')).toMatchObject({ verdict: 'fail', failing: ['books'] })
    expect(test(beyond, 'spread', 'primary')?.says.zh).toBe(
      '小学3项指标中有1项的校际差异系数超过0.5，最大的是books（0.5001），影响最大的是学校A。',
    )
  })

  it('names the schools that drive them, strongest first', () => {
    const result = assess(
      schools({ A: SOUND, B: SOUND, C: SOUND, D: like(SOUND, { all: { books: 90000 } }) }),
    )
    const books = result.indicators.find(i => i.indicator === 'books' && i.stage === 'primary')
    expect(books?.drivers[0]).toMatchObject({ unit: 'D', without: 0 })
    expect(books?.drivers[0]?.effect).toBeCloseTo(books?.cv ?? 0, 12)
    expect(books?.drivers).toHaveLength(4)
  })

  it('the composite of the 2012 method passes exactly on its limit though a single one exceeds it', () => {
    const rules = demoPack({
      tests: [
        {
          id: 'verdict',
          title: { zh: '综合', en: 'composite' },
          part: 'x',
          source,
          op: 'cv-mean@1',
          indicators: ['books', 'rooms'],
          limit: 'cv-limit',
          stages: ['primary'],
        },
      ],
    })
    // CVs 0.6 and 0.4
    const text = schools({
      A: like(SOUND, { all: { books: 400, multimedia_rooms: 6 } }),
      B: like(SOUND, { all: { books: 1600, multimedia_rooms: 14 } }),
    })
    expect(assess(text, rules)).toMatchObject({ verdict: 'pass' })
    const more = schools({
      A: like(SOUND, { all: { books: 399, multimedia_rooms: 6 } }),
      B: like(SOUND, { all: { books: 1601, multimedia_rooms: 14 } }),
    })
    expect(assess(more, rules)).toMatchObject({ verdict: 'fail' })
  })
})

describe('schools of several stages', () => {
  const nine: Figures = {
    all: { school_kind: 312, counted: 1, urban_rural: 111, books: 23226, multimedia_rooms: 10 },
    primary: { pupils: 166, backbone_teachers: 2, largest_class: 40 },
    junior: { pupils: 210, backbone_teachers: 3, largest_class: 40 },
  }
  const result = assess(schools({ A: nine }))

  it('are split 1 : 1.1 for what is reported whole (vector C) and appear once in each stage', () => {
    expect(cell(result, 'A', 'books')?.numerator).toBeCloseTo(9711.627204, 6)
    expect(cell(result, 'A', 'books', 'junior')?.numerator).toBeCloseTo(13514.372796, 6)
    expect(result.schools.filter(s => s.unit === 'A').map(s => s.stage)).toEqual(['primary', 'junior'])
  })

  it('are not split for what is reported by stage', () => {
    expect(cell(result, 'A', 'backbone')?.numerator).toBe(2)
    expect(cell(result, 'A', 'backbone', 'junior')?.numerator).toBe(3)
  })

  it('cannot be split while the pupils of one stage are missing', () => {
    const open = assess(schools({ A: like(nine, { junior: { pupils: null } }) }))
    expect(cell(open, 'A', 'books')?.standing).toBe('missing')
    expect(cell(open, 'A', 'backbone')?.standing).toBe('reaches')
  })
})

describe('records that are not counted as schools', () => {
  const campus: Figures = {
    all: { school_kind: 218, counted: 0, books: 3000, longitude: 112 },
    primary: { pupils: 200, backbone_teachers: 1, largest_class: 50 },
  }

  it('add their counts and areas to the school above them and keep its attributes', () => {
    const result = assess(schools({ A: like(SOUND, { all: { longitude: 111 } }), B: campus }, { B: 'A' }))
    expect(row(result, 'A')).toMatchObject({ pupils: 1200, merged: ['B'], longitude: 111, kind: 211 })
    expect(cell(result, 'A', 'books')?.numerator).toBe(18000)
    expect(row(result, 'B')).toBeUndefined()
    expect(test(result, 'class-size', 'primary')).toMatchObject({ verdict: 'fail', failing: ['A'] })
  })

  it('make the sum missing where they say it is not available', () => {
    const result = assess(schools({ A: SOUND, B: like(campus, { all: { books: null } }) }, { B: 'A' }))
    expect(cell(result, 'A', 'books')?.standing).toBe('missing')
  })

  it('stay by themselves when there is no school above them, or only a circle', () => {
    expect(row(assess(schools({ A: SOUND, B: campus })), 'B')?.merged).toEqual([])
    const circle = assess(schools({ A: SOUND, B: campus, C: campus }, { B: 'C', C: 'B' }))
    expect([row(circle, 'B')?.pupils, row(circle, 'C')?.pupils]).toEqual([200, 200])
  })

  it('reach the counted school through another uncounted record', () => {
    const result = assess(schools({ A: SOUND, B: campus, C: campus }, { B: 'A', C: 'B' }))
    expect(row(result, 'A')).toMatchObject({ pupils: 1400, merged: ['B', 'C'] })
  })

  it('add up as decimals do on paper', () => {
    const part = like(campus, { all: { books: 0.2 } })
    const result = assess(schools({ A: like(SOUND, { all: { books: 0.1 } }), B: part }, { B: 'A' }))
    expect(cell(result, 'A', 'books')?.numerator).toBe(0.3)
  })
})

describe('exceptions of the documents', () => {
  const point = (pupils: number): Figures => ({
    all: { school_kind: 218, counted: 1, urban_rural: 220, books: 5000, multimedia_rooms: 5 },
    primary: { pupils, backbone_teachers: 0, visiting_pe_arts_teachers: 1, largest_class: 20 },
  })

  it('exclude a point of 49 pupils by the rule of the pack and measure one of 50', () => {
    const result = assess(schools({ A: SOUND, B: point(49), C: point(50) }))
    expect(result.excluded).toEqual([
      {
        unit: 'B',
        name: '学校B',
        stage: null,
        rule: 'small-points',
        because: { zh: 'small teaching points', en: 'small teaching points' },
      },
    ])
    expect(row(result, 'C')?.pupils).toBe(50)
  })

  it('relax an indicator up to its condition and not beyond, and say which exception it was', () => {
    const result = assess(
      schools({ A: point(99), B: point(100), C: like(point(99), { all: { urban_rural: 111 } }) }),
    )
    expect(cell(result, 'A', 'backbone')).toMatchObject({
      relaxation: 'visiting',
      numerator: 1,
      standing: 'reaches',
    })
    expect(cell(result, 'B', 'backbone')).toMatchObject({ relaxation: null, numerator: 0, standing: 'below' })
    expect(cell(result, 'C', 'backbone')).toMatchObject({ relaxation: null, numerator: 0 })
  })

  it('leave out kinds of schools the pack does not include without listing them', () => {
    const result = assess(
      schools({ A: SOUND, K: { all: { school_kind: 111, counted: 1 }, kindergarten: { pupils: 90 } } }),
    )
    expect(result.excluded).toEqual([])
    expect(result.schools.map(s => s.unit)).toEqual(['A'])
  })
})

describe('scores', () => {
  const rules = demoPack({
    parameters: [
      ...pack.parameters,
      {
        id: 'pass',
        title: { zh: '合格', en: 'pass' },
        unit: 'points',
        values: [{ from: '2000-01-01', value: 85, source: { ...source, status: 'unverified' } }],
      },
    ],
    tests: [
      ...pack.tests.filter(t => t.id !== 'verdict'),
      {
        id: 'verdict',
        title: { zh: '总分', en: 'score' },
        part: 'x',
        source,
        op: 'score@1',
        pass: 'pass',
        items: [
          {
            test: 'retention',
            points: 30,
            deduct: formula('($retention - junior_graduates / junior_entrants_three_years_ago) * 100'),
          },
          { test: 'charter', points: 20 },
          { test: 'schools', points: 50 },
        ],
      },
    ],
  })
  const score = (graduates: number, attested: number | null) =>
    test(
      assess(
        county({
          region: {
            all: {
              junior_graduates: graduates,
              junior_entrants_three_years_ago: 100,
              attest_left_behind_care: attested,
            },
          },
          A: SOUND,
        }),
        rules,
      ),
      'verdict',
    )

  it('take points off by the formula and compare with the pass mark', () => {
    expect(score(95, 1)).toMatchObject({
      verdict: 'pass',
      value: 100,
      points: { got: 100, of: 100 },
      status: 'unverified',
    })
    expect(score(91, 1)?.value).toBeCloseTo(96, 9)
    expect(score(60, 1)).toMatchObject({ verdict: 'fail', value: 70 })
    expect(score(95, 0)).toMatchObject({ verdict: 'fail', value: 80, failing: ['charter'] })
  })

  it('stay open while what is missing could still bring the pass mark', () => {
    expect(score(95, null)).toMatchObject({ verdict: 'undetermined', value: null, missing: ['charter'] })
    expect(score(60, null)?.verdict).toBe('fail')
  })
})

import { assert } from '@kit/base'
import { loadPacks, type Pack } from '@kit/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Move } from '../../funding/schema.ts'
import { county, type Figures, PERIOD } from '../../test/county.ts'
import { countyMoney, reckon } from './county-money.ts'
import { moneyStep } from './explain-money.ts'
import { withValue } from './funding-parameters.ts'
import type { MoneyInput } from './money-input.ts'

const read = await loadPacks('policies')
assert(read.ok, 'the packs are sound')
const { packs, vocabulary } = read.value
const pack = (id: string): Pack => {
  const found = packs.get(id)
  assert(found, id)
  return found
}
const NATION = pack('national/funding-base-2016')
const OPINION = pack('plans/city-urban-rural-integration')
const DISTRICT = pack('plans/xinghualing-2021-2025')

const primary = (pupils: number, more: Record<string, number> = {}): Figures => ({
  all: { school_kind: 211, counted: 1, urban_rural: 111, winter_heating: 0 },
  primary: { pupils, included_pupils: 0, boarders: 0, poor_boarders: 0, poor_day_pupils: 0, ...more },
})
let number = 0
const move = (
  from: string | null,
  to: string | null,
  day: string,
  heads: Record<string, number>,
  more: Partial<Move> = {},
): Move => ({
  ...{ id: `m${++number}`, from, to, stage: 'primary', day, heads, note: '转学通知' },
  ...{ recordedBy: 'Ada', recordedAt: '2021-06-01T00:00:00Z', cancelled: null },
  ...more,
})
const one = { pupils: 1, included_pupils: 0, boarders: 0, poor_boarders: 0, poor_day_pupils: 0 }

function input(schools: Readonly<Record<string, Figures>>, more: Partial<MoneyInput> = {}): MoneyInput {
  const base = { packs: [NATION, OPINION], moves: [], vocabulary, period: PERIOD, day: '2020-09-01' }
  return { ...county({ region: {}, ...schools }), ...base, ...more }
}
const rowOf = (of: ReturnType<typeof countyMoney>, unit: string, purpose = 'operating-funds') =>
  of.schools.find(s => s.unit === unit)?.rows.find(r => r.purpose === purpose)

describe('which document governs', () => {
  it('is the most specific, then the later one, stage by stage; the others are shown and never added', () => {
    const special: Figures = {
      all: { school_kind: 511, counted: 1, urban_rural: 111 },
      special: { pupils: 10 },
    }
    const found = countyMoney(
      input({ A: primary(300, { included_pupils: 4 }), S: special }, { packs: [OPINION, NATION, DISTRICT] }),
    )
    const versions = found.purposes.find(p => p.purpose === 'special-education-funds')?.versions
    expect(versions?.map(v => [v.pack, v.entitlement, v.governs])).toEqual([
      ['plans/xinghualing-2021-2025', 'special-funds', ['special']],
      ['plans/city-urban-rural-integration', 'included-funds', ['primary', 'junior']],
      ['plans/city-urban-rural-integration', 'special-school-funds', []],
      ['national/funding-base-2016', 'included-funds', []],
      ['national/funding-base-2016', 'special-school-funds', []],
    ])
    expect(rowOf(found, 'S', 'special-education-funds')).toMatchObject({ amount: 10 * 620_000 })
    // 296 × 65,000 once, 4 × 600,000 once, 300 textbooks at 105 yuan
    expect(found.schools.find(s => s.unit === 'A')?.amount).toBe(19_240_000 + 2_400_000 + 3_150_000)
  })

  it('is asked on the day of the count: a document that is not in force stands aside', () => {
    const found = countyMoney(
      input({ A: primary(300) }, { packs: [NATION, { ...OPINION, from: '2020-09-02' }] }),
    )
    expect(found.notInForce.map(p => p.pack)).toEqual([OPINION.id])
    expect(rowOf(found, 'A')?.pack).toBe(NATION.id)
  })
})

describe('moves', () => {
  it('take from one school what they bring to the other, to the fen, and leave the county with the rest', () => {
    const moves = [
      move('A', 'B', '2021-07-01', { ...one, pupils: 3 }),
      move('B', null, '2021-12-31', one),
      move('A', 'B', '2020-09-01', one),
      move('A', 'B', '2021-03-01', one, { cancelled: { reason: '误登', by: 'Ada', at: '' } }),
    ]
    const found = countyMoney(input({ A: primary(300), B: primary(200) }, { moves }))
    // 300 × 65,000 less 3 × 65,000 × 184 / 365 = 98,301; B gets it and hands 178 on; the other two do not count
    expect(rowOf(found, 'A')).toMatchObject({ amount: 19_500_000, movedOut: 98_301, after: 19_401_699 })
    expect(rowOf(found, 'B')).toMatchObject({ movedIn: 98_301, movedOut: 178, after: 13_098_123 })
    expect(found.advice.map(a => [a.from, a.to, a.amount, a.moves])).toEqual([
      ['A', 'B', 98_301, 1],
      ['B', null, 178, 1],
    ])
  })

  it('bring the special rate with an included pupil instead of the ordinary one', () => {
    const moves = [move('A', 'B', '2021-01-01', { ...one, included_pupils: 1 })]
    const found = countyMoney(input({ A: primary(300), B: primary(200) }, { moves }))
    expect(rowOf(found, 'B')?.movedIn).toBe(0)
    expect(rowOf(found, 'B', 'special-education-funds')?.movedIn).toBe(600_000)
  })

  it('whose heads were not said leave the row open: missing is not nothing', () => {
    const moves = [move('A', 'B', '2021-01-01', { pupils: 1 })]
    const found = countyMoney(input({ A: primary(300), B: primary(200) }, { moves }))
    expect(rowOf(found, 'A')).toMatchObject({ amount: 19_500_000, movedOut: null, after: null })
    expect(found.open).toBeGreaterThan(0)
  })

  it('and back on the same day are nothing; from, to and outside together are nothing, whatever moves', () => {
    const places = fc.constantFrom('A', 'B', 'C', null)
    const heads = fc.record({
      pupils: fc.integer({ min: 2, max: 40 }),
      included_pupils: fc.integer({ min: 0, max: 2 }),
      boarders: fc.integer({ min: 0, max: 2 }),
      poor_boarders: fc.integer({ min: 0, max: 2 }),
      poor_day_pupils: fc.integer({ min: 0, max: 2 }),
    })
    const day = fc
      .integer({ min: 2, max: 460 })
      .map(n => new Date(Date.UTC(2020, 8, n)).toISOString().slice(0, 10))
    const some = fc.array(fc.record({ from: places, to: places, heads, day }), { maxLength: 6 })
    const schools = { A: primary(300), B: primary(90), C: primary(120) }
    fc.assert(
      fc.property(some, drafts => {
        const there = drafts.filter(d => d.from !== d.to).map(d => move(d.from, d.to, d.day, d.heads))
        const found = countyMoney(input(schools, { moves: there }))
        const grants = reckon(input(schools, { moves: there })).grants.flatMap(g => g.moved)
        const sum = (of: (m: Move) => boolean) =>
          grants.filter(({ move: m }) => of(m)).reduce((total, { money }) => total + money!.fen, 0)
        const outside = sum(m => m.to === null) - sum(m => m.from === null)
        expect(found.movedIn - found.movedOut + outside).toBe(0)
        const back = there.map(m => move(m.to, m.from, m.day, m.heads))
        const even = countyMoney(input(schools, { moves: [...there, ...back] }))
        expect(even.advice).toEqual([])
        expect(even.schools.map(s => s.after)).toEqual(even.schools.map(s => s.amount))
      }),
      { numRuns: 30 },
    )
  })
})

describe('the sums', () => {
  it('put what was paid beside what is due, and leave out what is not known', () => {
    const found = countyMoney(
      input({ A: primary(300, { operating_funds_paid: 19_000_000 }), B: primary(200) }),
    )
    expect(rowOf(found, 'A')?.difference).toBe(-500_000)
    expect(rowOf(found, 'B')?.difference).toBeNull()
    const purpose = found.purposes.find(p => p.purpose === 'operating-funds')
    expect(purpose).toMatchObject({ paid: 19_000_000, difference: -500_000, unpaidUnknown: 1, open: 0 })
  })

  it('of the levels make the amounts of what is shared', () => {
    const found = countyMoney(input({ A: primary(301), B: primary(77) }))
    const shared = found.schools.flatMap(s => s.rows).filter(r => r.shares.length > 0)
    expect(found.levels.reduce((sum, l) => sum + l.amount, 0)).toBe(
      shared.reduce((sum, r) => sum + r.amount!, 0),
    )
  })

  it('rise with every pupil, ordinary or included, in every small school', () => {
    const size = fc.integer({ min: 1, max: 260 })
    fc.assert(
      fc.property(size, fc.integer({ min: 0, max: 5 }), fc.boolean(), (pupils, n, isIncluded) => {
        const included = Math.min(n, pupils)
        const rural = (figures: Figures): Figures => ({
          ...figures,
          all: { ...figures.all, urban_rural: 220 },
        })
        const due = (p: number, i: number) =>
          countyMoney(input({ A: rural(primary(p, { included_pupils: i })) })).after
        expect(due(pupils + 1, included + (isIncluded ? 1 : 0))).toBeGreaterThanOrEqual(due(pupils, included))
      }),
      { numRuns: 60 },
    )
  })

  it('change by what is tried, and the pack does not', () => {
    const tried = withValue(NATION, { parameter: 'operating-rate', stage: 'primary', value: 70_000 })
    const asked = { A: primary(300) }
    const before = countyMoney(input(asked, { packs: [NATION] })).amount
    expect(countyMoney(input(asked, { packs: [tried] })).amount - before).toBe(300 * 5_000)
    expect(countyMoney(input(asked, { packs: [NATION] })).amount).toBe(before)
  })

  it('offer the numbers that make them, but not the parts of the levels', () => {
    const { parameters } = countyMoney(input({ A: primary(300) }))
    const named = parameters.map(p => `${p.parameter} ${p.stage ?? ''}`.trim())
    expect(named).toContain('operating-rate primary')
    expect(named).toContain('boarder-cover')
    expect(named).not.toContain('central-part')
  })
})

describe('the way back', () => {
  it('leads from what is due to heads, rate, every move and what was paid', () => {
    const asked = input(
      { A: primary(300, { operating_funds_paid: 1 }), B: primary(200) },
      { moves: [move('A', 'B', '2021-07-01', { ...one, pupils: 3 })] },
    )
    const { lines } = reckon(asked)
    const line = lines.find(l => l.row.unit === 'A' && l.purpose === 'operating-funds')
    const row = rowOf(countyMoney(asked), 'A')
    assert(line && row, 'A has operating funds')
    const step = moneyStep(line, row, id => `学校${id}`)
    expect(step.value).toBe(19_401_699)
    expect(step.inputs.map(s => [s.title.zh, s.value])).toEqual([
      ['生均公用经费', 19_500_000],
      ['2021-07-01 转往学校B（转学通知）', -98_301],
      ['实际拨付', 1],
    ])
    expect(step.inputs[1]?.inputs.map(s => [s.title.zh, s.value])).toEqual([
      ['流动人数', 3],
      ['生均公用经费基准定额（2021-07-01 至 2021-12-31，184 天）', 65_000],
    ])
  })

  it('tells each rate of a year in which it changes', () => {
    const asked = input({ A: primary(300) }, { day: '2022-09-01', packs: [NATION] })
    const { lines } = reckon(asked)
    const line = lines.find(l => l.purpose === 'operating-funds')
    assert(line, 'A has operating funds')
    // 59 days at 65,000 and 306 at 72,000 of 365
    expect(line.row.rate).toBeCloseTo((59 * 65_000 + 306 * 72_000) / 365, 6)
    const rate = moneyStep(line, rowOf(countyMoney(asked), 'A')!, id => id).inputs[0]?.inputs.at(-3)
    expect(rate?.inputs.map(s => s.value)).toEqual([65_000, 72_000])
  })
})

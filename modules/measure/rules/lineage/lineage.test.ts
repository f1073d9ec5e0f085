import { describe, expect, it } from 'vitest'
import { COUNTY_FIGURES, county, type Figures, figuresOf, like, PERIOD, SOUND } from '../../test/county.ts'
import { demoPack, formula, source, vocabulary } from '../../test/pack.ts'
import { measureCounty } from '../measure-county.ts'
import { explainCell } from './explain-cell.ts'
import { explainTest } from './explain-test.ts'
import type { Step } from './step.ts'

const NINE: Figures = {
  all: { school_kind: 312, counted: 1, urban_rural: 111, books: 23226, multimedia_rooms: 10 },
  primary: { pupils: 166, backbone_teachers: 2, largest_class: 40 },
  junior: { pupils: 210, backbone_teachers: 3, largest_class: 40 },
}
const CAMPUS: Figures = { all: { school_kind: 218, counted: 0, books: 3000 }, primary: { pupils: 200 } }
const measured = measureCounty({
  ...county(
    { region: COUNTY_FIGURES, A: SOUND, B: CAMPUS, C: NINE, D: like(SOUND, { all: { books: null } }) },
    { B: 'A' },
  ),
  pack: demoPack(),
  vocabulary,
  period: PERIOD,
  day: '2020-09-01',
})
const all = (of: Step | null): Step[] => (of ? [of, ...of.inputs.flatMap(all)] : [])
const find = (of: Step | null, title: string) => all(of).find(s => s.title.zh === title)

describe('the way back', () => {
  it('names the campuses behind a merged figure', () => {
    const books = find(explainCell(measured, 'A', 'primary', 'books'), '学校A　图书册数')
    expect(books).toMatchObject({ value: 18000, formula: { zh: '合并不计校数的校区、教学点' } })
    expect(books?.inputs.map(s => [s.title.zh, s.value])).toEqual([
      ['学校A', 15000],
      ['学校B', 3000],
    ])
  })

  it('shows how the figure of a one-through school was split, and no split where there is none', () => {
    const cell = explainCell(measured, 'C', 'junior', 'books')
    const share = find(cell, '本学段分摊系数')
    expect(share?.formula?.zh).toBe('1.1 × P(初中) ÷ (1 × P(小学) + 1.1 × P(初中))')
    expect(share?.value).toBeCloseTo(231 / 397, 12)
    expect(share?.inputs.map(s => s.value)).toEqual([166, 210])
    expect(find(explainCell(measured, 'A', 'primary', 'books'), '本学段分摊系数')).toBeUndefined()
  })

  it('says of a figure that is not available that it is missing', () => {
    const cell = explainCell(measured, 'D', 'primary', 'books')
    expect(cell?.value).toBe(null)
    expect(find(cell, '学校D　图书册数')).toMatchObject({ value: null })
  })

  it('of a test shows the limit with its clause and every school’s value, drivers first', () => {
    const spread = explainTest(measured, 'spread', 'primary')
    expect(spread?.inputs[0]).toMatchObject({
      title: { zh: 'cv-limit' },
      value: 0.5,
      clause: { id: 'demo/1' },
    })
    const rooms = find(spread, 'rooms 校际差异系数')
    expect(rooms?.inputs).toHaveLength(2 + 3)
    expect(rooms?.inputs[2]?.title.zh).toContain('学校A')
  })

  it('of an earlier year shows its figures under its own period', () => {
    const [first, ...others] = demoPack().tests
    const pack = demoPack({
      tests: [
        ...(first ? [first, ...others.filter(test => test.id !== 'retention')] : []),
        {
          ...{
            id: 'retention',
            title: { zh: '增长', en: 'Growth' },
            part: 'resources',
            unit: 'ratio',
            source,
          },
          ...{ op: 'region-value@1', compare: '>=', limit: formula('1') },
          value: formula('total(books) / previous(total(books)) + previous(junior_graduates, 2) * 0'),
        },
      ],
    })
    const { units, figures } = county({ region: COUNTY_FIGURES, A: SOUND })
    const before = figuresOf('A', like(SOUND, { all: { books: 12000 } }), '2019-2020')
    const growing = measureCounty({
      ...{ units, figures: [...figures, ...before], pack, vocabulary },
      ...{ period: PERIOD, day: '2020-09-01' },
    })
    const value = explainTest(growing, 'retention', null)?.inputs[0]
    expect(value?.inputs.map(s => [s.title.zh, s.value])).toEqual([
      ['学校A', 15000],
      ['2019-2020：全县合计(图书册数)', 12000],
      ['2018-2019：初中毕业生数', null],
    ])
    expect(find(value ?? null, '学校A　图书册数')?.value).toBe(15000)
    expect(value?.inputs[1]?.inputs[0]?.inputs[0]?.value).toBe(12000)
  })

  it('of a school in an earlier year shows what it said then, and that it was not there', () => {
    const pack = demoPack({
      tests: demoPack().tests.map(test =>
        test.op === 'school-value@1'
          ? { ...test, value: formula('previous(largest_class) - largest_class') }
          : test,
      ),
    })
    const { units, figures } = county({ region: COUNTY_FIGURES, A: SOUND, B: SOUND })
    const before = figuresOf('A', like(SOUND, { primary: { largest_class: 99 } }), '2019-2020')
    const told = measureCounty({
      ...{ units, figures: [...figures, ...before], pack, vocabulary },
      ...{ period: PERIOD, day: '2020-09-01' },
    })
    const [, a, b] = explainTest(told, 'class-size', 'primary')?.inputs ?? []
    expect(a?.inputs.map(s => [s.title.zh, s.value])).toEqual([
      ['学校A　最大班额（小学）', 45],
      ['上一年度', 99],
    ])
    expect(a?.inputs[1]?.inputs.map(s => [s.title.zh, s.value])).toEqual([['学校A　最大班额（小学）', 99]])
    expect(b).toMatchObject({ title: { zh: '学校B' }, value: null })
    expect(b?.inputs[1]).toMatchObject({ value: null, formula: { zh: '无数据' } })
  })

  it('ends in nothing where there is no such school, stage or test', () => {
    expect(explainCell(measured, 'nobody', 'primary', 'books')).toBe(null)
    expect(explainCell(measured, 'A', 'junior', 'books')).toBe(null)
    expect(explainTest(measured, 'nothing', null)).toBe(null)
  })
})

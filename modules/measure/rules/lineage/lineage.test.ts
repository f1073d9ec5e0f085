import { describe, expect, it } from 'vitest'
import { COUNTY_FIGURES, county, type Figures, like, PERIOD, SOUND } from '../../test/county.ts'
import { demoPack, vocabulary } from '../../test/pack.ts'
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

  it('ends in nothing where there is no such school, stage or test', () => {
    expect(explainCell(measured, 'nobody', 'primary', 'books')).toBe(null)
    expect(explainCell(measured, 'A', 'junior', 'books')).toBe(null)
    expect(explainTest(measured, 'nothing', null)).toBe(null)
  })
})

import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { generateScale, isWhole, SCALE_METRICS, type ScaleCounty } from './generate.ts'

const city = [...generateScale({ level: 'city', seed: '1' })]
const at = (county: ScaleCounty, stage: 0 | 1, metric: (typeof SCALE_METRICS)[number], row: number) =>
  county.stages[stage].columns.get(metric)![row]!

it('a city has ten counties with codes and schools of their own', () => {
  expect(city).toHaveLength(10)
  expect(new Set(city.map(c => c.region)).size).toBe(10)
  const units = city.flatMap(c => [...new Set(c.stages.flatMap(s => s.units))])
  expect(new Set(units).size).toBe(units.length)
})

it('the nation has 2,850 counties and about 210,000 school-stages', () => {
  let rows = 0
  const regions = new Set<string>()
  for (const county of generateScale({ level: 'nation', seed: '1' })) {
    regions.add(county.region)
    for (const stage of county.stages) rows += stage.units.length
  }
  expect(regions.size).toBe(2_850)
  expect(Math.abs(rows - 210_000)).toBeLessThan(5_000)
})

it('degrees sum to teachers and every column has a row for every school', () => {
  for (const county of city)
    for (const stage of [0, 1] as const)
      county.stages[stage].units.forEach((_, row) => {
        const degrees = ['below_college', 'college', 'bachelor', 'master', 'doctor'] as const
        const sum = degrees.reduce((a, d) => a + at(county, stage, `teachers_${d}`, row), 0)
        expect(sum).toBe(at(county, stage, 'teachers', row))
        expect(at(county, stage, 'pupils', row)).toBeGreaterThan(0)
      })
})

it('a nine-year school has the same buildings in both stages', () => {
  for (const county of city) {
    const [primary, junior] = county.stages
    const both = primary.units.filter(u => junior.units.includes(u))
    expect(both.length).toBeGreaterThan(1)
    for (const unit of both)
      for (const metric of SCALE_METRICS.filter(isWhole))
        expect(at(county, 0, metric, primary.units.indexOf(unit))).toBe(
          at(county, 1, metric, junior.units.indexOf(unit)),
        )
  }
})

it('the same seed gives the same counties', () => {
  const hash = createHash('sha256')
  for (const county of generateScale({ level: 'city', seed: '1' }))
    for (const stage of county.stages)
      for (const column of stage.columns.values()) hash.update(new Uint8Array(column.buffer))
  expect(hash.digest('hex')).toMatchInlineSnapshot(
    `"efd94a0fd398dc4863065cb14a155de0fd363889a17c16ee1ddcd7c7d7becb25"`,
  )
})

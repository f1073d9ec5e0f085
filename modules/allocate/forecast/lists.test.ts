import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refused } from '@kit/base'
import { courseOf, forecastPupils } from '@kit/kernels/forecast'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHistory, readSeats } from './cohorts.ts'
import { linesOf } from './report.ts'
import { namedScenarios, scenariosOf } from './scenarios.ts'
import { readAreas, readHomes, readPermits } from './stated.ts'

const example = (file: string) =>
  fileURLToPath(new URL(`../../../docs/examples/forecast/${file}`, import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '预测 '))
})
afterAll(() => rm(folder, { recursive: true }))

test('the example is forecast in three scenarios, each area the sum of its schools, more pupils from low to high', async () => {
  const ahead = 3
  const history = await readHistory(example('历年在校生.csv'), example('应入学.csv'), ahead)
  const { schools, cohorts, firstYear } = history
  const named = scenariosOf(await namedScenarios('low-middle-high'))
  const areas = await readAreas(example('学位.csv'), schools, '全县')
  const stated = {
    entryAge: named.entryAge,
    permits: await readPermits(example('应入学.csv'), history, ahead),
    homes: await readHomes(example('住房.csv'), history, ahead),
  }
  const seats = await readSeats(example('学位.csv'), schools)
  const found = forecastPupils({
    cohorts,
    stated,
    scenarios: named.scenarios,
    ahead,
    share: 0.8,
    seats,
    areas: areas.of,
  })
  if (!found) throw new Error('nobody told it to stop')
  const lines = (of: 'schools' | 'areas', names: readonly string[]) =>
    linesOf(found, named.titles, of, { names, from: firstYear + cohorts.years, lang: 'zh' })
  const all = lines('areas', areas.names)
  expect([areas.names.length, all.length]).toEqual([2, 18])
  const sum = (scenario: string, year: number) =>
    all.filter(l => l.scenario === scenario && l.year === year).reduce((n, l) => n + l.pupils, 0)
  for (const year of [2026, 2027, 2028]) {
    expect(sum('低', year)).toBeLessThan(sum('中', year))
    expect(sum('中', year)).toBeLessThan(sum('高', year))
    const own = lines('schools', schools).filter(l => l.scenario === '中' && l.year === year)
    expect(own.reduce((n, l) => n + l.pupils, 0)).toBeCloseTo(sum('中', year), 6)
  }
})

test('as stated leaves the children due as they were written down', async () => {
  const { cohorts } = await readHistory(example('历年在校生.csv'), example('应入学.csv'), 3)
  const { scenarios, entryAge } = scenariosOf(await namedScenarios('stated'))
  const stated = { permits: null, homes: null, entryAge }
  for (const scenario of scenarios) expect(courseOf(cohorts, stated, scenario, 3).due).toEqual(cohorts.due)
})

test('a school without an area and a home at no school are refused with their place', async () => {
  const seats = join(folder, '学位.csv')
  await writeFile(seats, '学校,学位,片区\n甲,100,东\n乙,100,\n')
  await expect(readAreas(seats, ['甲', '乙'], '全县')).rejects.toBeInstanceOf(Refused)
  expect(await readAreas(null, ['甲', '乙'], '全县')).toEqual({ names: ['全县'], of: [0, 0] })
  const homes = join(folder, '住房.csv')
  await writeFile(homes, '学校,学年,套数\n没有的学校,2026,10\n')
  const history = await readHistory(example('历年在校生.csv'), example('应入学.csv'), 3)
  await expect(readHomes(homes, history, 3)).rejects.toMatchObject({
    refusals: [{ code: 'forecast.bad-row', at: '住房.csv:2' }],
  })
})

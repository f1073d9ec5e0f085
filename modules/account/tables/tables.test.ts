import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellValue, openWorkbook } from '@kit/workbook'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { input } from '../test/scene.ts'
import { writeTables } from './tables.ts'

let folder = ''
const sheets = new Map<string, CellValue[][]>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'))
  const path = join(folder, 'tables.xlsx')
  await writeFile(path, await writeTables(input('zh')))
  const opened = await openWorkbook(path)
  if (!opened.ok) throw new Error('not readable')
  for (const { name } of opened.value.sheets) {
    const rows: CellValue[][] = []
    for await (const row of opened.value.rows(name)) rows.push([...row.values])
    sheets.set(name, rows)
  }
})
afterAll(() => rm(folder, { recursive: true }))
const { result } = input('zh').assessment

it('there is a sheet for clauses, indicators, schools and gaps', () => {
  expect([...sheets.keys()]).toEqual(['说明', '逐条核对', '指标汇总', '逐校指标', '缺口'])
})

it('values of schools are written unrounded; what is missing is an empty cell', () => {
  const rows = sheets.get('逐校指标')!.slice(1)
  expect(rows).toHaveLength(result.schools.length)
  result.schools.forEach((school, i) => {
    expect(rows[i]!.slice(5, 5 + school.cells.length).map(v => v ?? null)).toEqual(
      school.cells.map(c => c.value),
    )
  })
  expect(result.schools.some(s => s.cells.some(c => c.value === null))).toBe(true)
})

it('every gap has a row, in the order of the schools: nobody is ranked', () => {
  const gaps = result.schools.flatMap(s => s.cells.filter(c => (c.gap ?? 0) > 0).map(c => [s.name, c.gap]))
  expect(
    sheets
      .get('缺口')!
      .slice(1)
      .map(r => [r[0], r[5]]),
  ).toEqual(gaps)
})

it('a figure that may not be published is not in the workbook', () => {
  const row = sheets
    .get('逐条核对')!
    .find(r => r[2] === result.tests.find(x => x.id === 'q9-rate')!.title.zh)!
  expect([row[5], row[8]]).toEqual([null, '按规定不公开'])
  expect([...sheets.values()].flat(2)).not.toContain(0.131)
})

it('the first sheet says that the figures are made up', () => {
  expect(sheets.get('说明')!.flat()).toContain('演示数据：本报告中的学校和数字均为虚构，不得作为任何决策依据')
})

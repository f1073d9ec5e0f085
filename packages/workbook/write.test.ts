import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CellValue, cellAt, cellName, markWorkbook, openWorkbook, writeWorkbook } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function readBack(bytes: Uint8Array): Promise<Map<string, CellValue[][]>> {
  const path = join(folder, 'back.xlsx')
  await writeFile(path, bytes)
  const opened = await openWorkbook(path)
  if (!opened.ok) throw new Error(opened.refusals[0]!.because.en)
  const sheets = new Map<string, CellValue[][]>()
  for (const { name } of opened.value.sheets) {
    const rows: CellValue[][] = []
    for await (const row of opened.value.rows(name)) rows.push([...row.values])
    sheets.set(name, rows)
  }
  return sheets
}

const text = fc.stringMatching(/^[一-龥A-Za-z0-9 ,."'<>&—_()]{1,12}$/).filter(s => s.trim() === s && s !== '')
const cell = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => (Object.is(n, -0) ? 0 : n)),
  fc.boolean(),
)

it('whatever is written is read back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      async rows => {
        const columns = [{ width: 9 }, { width: 9 }, { width: 9 }]
        const back = await readBack(
          await writeWorkbook({ title: '表', sheets: [{ name: '表', columns, rows }] }),
        )
        expect(back.get('表')).toEqual(rows)
      },
    ),
    { numRuns: 60 },
  )
})

it('a cell name leads back to its row and column', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_048_576 }),
      fc.integer({ min: 0, max: 16_383 }),
      (row, column) => {
        expect(cellAt(cellName(row, column))).toEqual({ row, column })
      },
    ),
  )
})

const form = () =>
  writeWorkbook({
    title: '表',
    lists: { 类别: ['211 小学', '311 初级中学'] },
    sheets: [
      {
        name: '学校',
        freeze: { rows: 1, columns: 1 },
        protect: true,
        inputRows: 5,
        columns: [
          { width: 20, look: 'input' },
          { width: 16, look: 'input', list: '类别' },
          { width: 9, look: 'input', bounds: { whole: true, minimum: 0, maximum: null } },
        ],
        rows: [
          [
            { value: '名称', look: 'heading', note: '学校全称' },
            { value: '类别', look: 'heading' },
            { value: '班数', look: 'heading' },
          ],
          ['甲校', '211 小学', 12],
        ],
      },
    ],
  })

it('headings are locked, input cells are not, dropdowns and bounds stand below the heading', async () => {
  const book = await openXlsx(await form(), { readStyles: true })
  const [sheet, lists] = book.sheets
  expect(sheet!.protection?.sheet).toBe(true)
  expect(sheet!.cells!.get('0,0')!.style?.protection?.locked).not.toBe(false)
  expect(sheet!.cells!.get('4,2')!.style?.protection?.locked).toBe(false)
  expect(sheet!.cells!.get('0,0')!.comment?.text).toBe('学校全称')
  expect(sheet!.dataValidations!.map(rule => [rule.type, rule.range])).toEqual([
    ['list', 'B2:B6'],
    ['whole', 'C2:C6'],
  ])
  expect(lists).toMatchObject({ name: '字典', hidden: true })
})

it('marking a workbook changes only the marked cells and puts one sheet in front', async () => {
  const marked = await markWorkbook(
    await form(),
    [
      { sheet: '学校', cell: 'C2', look: 'error', note: '班数太多' },
      { sheet: '学校', cell: 'C2', look: 'error', note: '第二条' },
      { sheet: '学校', cell: 'A3', look: 'warning', note: '缺名称' },
      { sheet: '没有的表', cell: 'A1', look: 'error', note: '' },
    ],
    { name: '问题清单', columns: [{ width: 20 }], rows: [[{ value: '学校!C2', leadsTo: "'学校'!C2" }]] },
  )
  const [front, sheet] = (await openXlsx(marked, { readStyles: true })).sheets
  expect(front!.name).toBe('问题清单')
  expect(front!.cells!.get('0,0')!.hyperlink?.location).toBe("'学校'!C2")
  expect(sheet!.cells!.get('1,2')!.comment?.text).toBe('班数太多\n第二条')
  expect(sheet!.cells!.get('1,2')!.style?.fill).toMatchObject({ fgColor: { rgb: 'FFC7CE' } })
  expect(sheet!.cells!.get('0,0')!.comment?.text).toBe('学校全称')
  expect(sheet!.dataValidations).toHaveLength(2)
  expect(sheet!.rows.slice(0, 2)).toEqual([
    ['名称', '类别', '班数'],
    ['甲校', '211 小学', 12],
  ])
})

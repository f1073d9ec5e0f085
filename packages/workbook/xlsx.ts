import { readFile } from 'node:fs/promises'
import { type Cell, readXls, readXlsx, type Sheet, streamXlsxRows } from 'hucre/xlsx'
import { type CellValue, type Flaw, isErrorText, type Row, type SheetInfo } from './cells.ts'

/** Sheets of one open file and their rows, whatever the format. */
export interface RowSource {
  readonly sheets: readonly SheetInfo[]
  rows(sheet: string): AsyncGenerator<Row> | Generator<Row>
}

/** Reads a workbook of moderate size as a whole: formulas, error cells, hidden rows and merges are known. */
export async function readWhole(path: string, legacy: boolean): Promise<RowSource> {
  const bytes = await readFile(path)
  const workbook = legacy ? await readXls(bytes) : await readXlsx(bytes)
  const byName = new Map(workbook.sheets.map(sheet => [sheet.name, sheet]))
  return {
    sheets: workbook.sheets.map(sheet => ({
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      merges: sheet.merges ?? [],
    })),
    *rows(name) {
      const sheet = byName.get(name)
      if (sheet) yield* rowsOf(sheet)
    },
  }
}

function* rowsOf(sheet: Sheet): Generator<Row> {
  const flaws = flawsOf(sheet.cells)
  for (let index = 0; index < sheet.rows.length; index++) {
    const values = sheet.rows[index] as readonly CellValue[]
    const hidden = sheet.rowDefs?.get(index)?.hidden === true
    yield {
      sheet: sheet.name,
      number: index + 1,
      values,
      flaws: flaws.get(index) ?? errorTexts(values),
      hidden,
    }
  }
}

function flawsOf(cells: ReadonlyMap<string, Cell> | undefined): Map<number, Map<number, Flaw>> {
  const byRow = new Map<number, Map<number, Flaw>>()
  for (const [place, cell] of cells ?? []) {
    const flaw = flawOf(cell)
    if (!flaw) continue
    const [row, column] = place.split(',').map(Number) as [number, number]
    const inRow = byRow.get(row)
    if (inRow) inRow.set(column, flaw)
    else byRow.set(row, new Map([[column, flaw]]))
  }
  return byRow
}

function flawOf(cell: Cell): Flaw | null {
  if (cell.type === 'error' || isErrorText(cell.value)) return 'error'
  const empty = cell.value === null || cell.value === ''
  return cell.formula !== undefined && empty ? 'formula-without-value' : null
}

/** Legacy and streamed sheets carry no cell types, only the text that stands for the error. */
function errorTexts(values: readonly CellValue[]): Map<number, Flaw> | null {
  let flaws: Map<number, Flaw> | null = null
  for (let column = 0; column < values.length; column++) {
    if (!isErrorText(values[column]!)) continue
    flaws ??= new Map()
    flaws.set(column, 'error')
  }
  return flaws
}

/** Reads a large workbook row by row; memory does not grow with the number of rows. */
export async function readStreamed(path: string): Promise<RowSource> {
  const bytes = await readFile(path)
  const sheets: SheetInfo[] = []
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      sheets.push({ name, hidden: hidden === true || veryHidden === true, merges: [] })
      return false
    },
  })
  return {
    sheets,
    async *rows(name) {
      for await (const { index, values } of streamXlsxRows(bytes, { sheet: name }))
        yield { sheet: name, number: index + 1, values, flaws: errorTexts(values), hidden: false }
    },
  }
}

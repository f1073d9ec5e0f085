import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, type Period } from '@kit/base'
import { type Knowledge, validateFile, writeTemplate } from '@loop/data'
import type { Locator, NewFact } from '@loop/data/schema'
import type { Batch, District } from './district/generate.ts'

/** Our own template, filled with a year of the made-up district: a workbook that can be imported. */
export interface DemoWorkbook {
  readonly period: Period
  readonly fileName: string
  readonly bytes: Uint8Array
}

const FILED = new Set(['school', 'campus', 'teaching-point'])

export async function* demoWorkbooks(knowledge: Knowledge, district: District): AsyncGenerator<DemoWorkbook> {
  for (const batch of district.batches)
    if (batch.source.stream === 'workbook') yield workbookOf(knowledge, district, batch)
}

async function workbookOf(
  knowledge: Knowledge,
  { region, units }: District,
  batch: Batch,
): Promise<DemoWorkbook> {
  const values = new Map(batch.facts.map(f => [keyOf(f.unit, f.metric, f.stage), f.value]))
  const open = units.filter(u => !FILED.has(u.kind) || values.has(keyOf(u.id, 'school_kind', 'all')))
  const period = batch.facts[0]!.period as Period
  const bytes = await writeTemplate(knowledge, {
    region,
    period,
    units: open.filter(u => u.kind !== 'region'),
    figure: (unit, metric, stage) => values.get(keyOf(unit, metric, stage)),
    filled: true,
  })
  return { period, fileName: batch.source.fileName!, bytes }
}

/**
 * The batch with the place of every figure in its workbook: the workbook is written and read back as an import would read
 * it. What stands nowhere (a figure that is "not available") gets the cell in which it would stand.
 */
export async function withCells(knowledge: Knowledge, district: District, batch: Batch): Promise<Batch> {
  const { bytes, fileName } = await workbookOf(knowledge, district, batch)
  const read = await readBack(knowledge, fileName, bytes)
  const cells = new Map(read.map(f => [keyOf(f.unit, f.metric, f.stage), f]))
  const empty = emptyCells(read)
  return {
    source: { ...batch.source, sha256: createHash('sha256').update(bytes).digest('hex') },
    facts: batch.facts.map(f => {
      const found = cells.get(keyOf(f.unit, f.metric, f.stage))
      assert(
        found === undefined || found.value === f.value,
        `${f.unit} ${f.metric} changes on its way through the file`,
      )
      return found ? { ...f, raw: found.raw, locator: found.locator } : { ...f, locator: empty(f) }
    }),
  }
}

async function readBack(knowledge: Knowledge, fileName: string, bytes: Uint8Array): Promise<NewFact[]> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-demo-'))
  try {
    const path = join(folder, fileName)
    await writeFile(path, bytes)
    const checked = await validateFile(path, knowledge)
    assert(checked.ok, `the demonstration workbook ${fileName} cannot be read`)
    return [...checked.value.facts()]
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Where a figure would stand: the column of its metric, in the row of its school on that sheet. */
function emptyCells(read: readonly NewFact[]): (fact: NewFact) => Locator {
  const columns = new Map<string, { sheet: string; column: string }>()
  const rows = new Map<string, string>()
  for (const { metric, unit, stage, locator } of read) {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(locator.cell ?? '') ?? []
    if (locator.sheet === undefined || column === undefined || row === undefined) continue
    columns.set(metric, { sheet: locator.sheet, column })
    rows.set(`${locator.sheet}/${unit}/${stage}`, row)
  }
  return ({ metric, unit, stage }) => {
    const at = columns.get(metric)
    const row = at && rows.get(`${at.sheet}/${unit}/${stage}`)
    return at && row ? { sheet: at.sheet, cell: `${at.column}${row}` } : {}
  }
}

function keyOf(unit: string, metric: string, stage: string): string {
  return `${unit}/${metric}/${stage}`
}

import { readFile } from 'node:fs/promises'
import { fill, t } from '@kit/base'
import {
  type CellOut,
  type CellValue,
  type Look,
  type Mark,
  markWorkbook,
  openWorkbook,
  type SheetOut,
  writeWorkbook,
} from '@kit/workbook'
import type { Problem } from '../schema.ts'

const LOOK: Readonly<Record<Problem['level'], Look>> = { error: 'error', warning: 'warning', note: 'remark' }
const LEVEL = { error: '错误', warning: '警告', note: '提示' } as const
/** Rows of a CSV or old workbook that are written out again to be marked; beyond, the list alone comes back. */
const REWRITTEN_ROWS = 20_000
const LISTED = 20_000

/**
 * The user's own file with every problem filled and commented in place, and a list of all problems in front. A file too
 * large to be held comes back as the list alone.
 */
export async function writeErrorWorkbook(
  path: string,
  name: string,
  problems: readonly Problem[],
): Promise<Uint8Array> {
  const list = problemSheet(name, problems)
  const body = await workbookOf(path, name)
  if (body === null) return writeWorkbook({ title: list.name, sheets: [list] })
  return markWorkbook(body, problems.flatMap(toMark), list)
}

function toMark(problem: Problem): Mark[] {
  if (problem.cell === null || problem.sheet === '') return []
  const note = `【${LEVEL[problem.level]}】${problem.because.zh}\n${problem.todo.zh}`
  return [{ sheet: problem.sheet, cell: problem.cell, look: LOOK[problem.level], note }]
}

function problemSheet(name: string, problems: readonly Problem[]): SheetOut {
  const of = (level: Problem['level']) => problems.filter(problem => problem.level === level).length
  const counted = fill(t('{name}：错误 {e} 个，警告 {w} 个，提示 {n} 个。错误必须改正，警告请核对。', ''), {
    name,
    e: of('error'),
    w: of('warning'),
    n: of('note'),
  }).zh
  const headings = ['级别', '位置', '单元格内容', '问题', '怎么办', '规则'].map(value => ({
    value,
    look: 'required-heading' as const,
  }))
  return {
    name: '问题清单',
    columns: [{ width: 8 }, { width: 24 }, { width: 24 }, { width: 70 }, { width: 60 }, { width: 24 }],
    rows: [
      [{ value: '问题清单', look: 'title' }],
      [{ value: counted, look: 'plain' }],
      headings,
      ...problems.slice(0, LISTED).map(problemRow),
    ],
    merges: [{ startRow: 1, endRow: 1, startCol: 0, endCol: 5 }],
    freeze: { rows: 3, columns: 0 },
    landscape: true,
  }
}

function problemRow(problem: Problem): (CellOut | CellValue)[] {
  const place = problem.cell ? `${problem.sheet}!${problem.cell}` : problem.sheet
  const link =
    problem.cell && problem.sheet
      ? { leadsTo: `'${problem.sheet.replaceAll("'", "''")}'!${problem.cell}` }
      : {}
  const plain = (value: string | null): CellOut => ({ value, look: 'plain' })
  return [
    { value: LEVEL[problem.level], look: LOOK[problem.level] },
    { value: place, look: 'plain', ...link },
    plain(problem.value),
    plain(problem.because.zh),
    plain(problem.todo.zh),
    plain(problem.rule),
  ]
}

/** The file as an .xlsx that can be marked; null when there is none, or it is too large. */
async function workbookOf(path: string, name: string): Promise<Uint8Array | null> {
  const opened = await openWorkbook(path, { name })
  if (!opened.ok) return null
  if (opened.value.format === 'xlsx') return opened.value.streamed ? null : readFile(path)
  const sheets: SheetOut[] = []
  for (const { name: sheet } of opened.value.sheets) {
    const rows: CellValue[][] = []
    for await (const row of opened.value.rows(sheet)) {
      if (row.number > REWRITTEN_ROWS) return null
      while (rows.length < row.number - 1) rows.push([])
      rows.push([...row.values])
    }
    const widest = Math.max(1, ...rows.map(row => row.length))
    sheets.push({
      name: sheet.slice(0, 31),
      columns: Array.from({ length: widest }, () => ({ width: 14 })),
      rows,
    })
  }
  return writeWorkbook({ title: name, sheets })
}

import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ok, type Result, refusal, refuse, t } from '@kit/base'
import type { Upload } from '@kit/http'
import { type CellValue, openWorkbook, writeWorkbook } from '@kit/workbook'
import { HEADINGS, type MoveRow } from '../rules/funding/move-rows.ts'
import type { Moves } from './schema.ts'

export interface MoveTable {
  readonly header: readonly string[]
  readonly rows: readonly MoveRow[]
}

/** The first visible sheet of a csv, xlsx or xls: headings, then one move a row. The file itself is not kept. */
export async function readMoveFile({ name, stream }: Upload): Promise<Result<MoveTable>> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-moves-'))
  const path = join(folder, 'moves')
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
    return await tableIn(path, name)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function tableIn(path: string, name: string): Promise<Result<MoveTable>> {
  const book = await openWorkbook(path, { name })
  if (!book.ok) return book
  const sheet = book.value.sheets.find(s => !s.hidden)?.name ?? ''
  let header: string[] | null = null
  const rows: MoveRow[] = []
  for await (const row of book.value.rows(sheet)) {
    const texts = row.values.map(textOf)
    if (texts.every(text => text === '')) continue
    if (header === null) {
      header = texts
      continue
    }
    const columns = new Map(header.map((heading, i) => [heading, texts[i] ?? '']))
    rows.push({ at: `${name}:${row.number}`, cell: heading => columns.get(heading) ?? '' })
  }
  return header === null || rows.length === 0 ? refuse(empty(name)) : ok({ header, rows })
}

function textOf(value: CellValue): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return value === null ? '' : String(value).trim()
}

/** The file people fill in: headings and two rows that show how. */
export function moveTemplate({ metrics }: Moves, schools: readonly string[]): Promise<Uint8Array> {
  const titles = metrics.map(({ title }) => title.zh)
  const headings = [
    HEADINGS.from[0],
    HEADINGS.to[0],
    HEADINGS.stage[0],
    HEADINGS.day[0],
    ...titles,
    HEADINGS.note[0],
  ]
  const [a = '某某小学', b = '某某学校'] = schools
  const heads = (first: number) => titles.map((_, i) => (i === 0 ? first : 0))
  const hint =
    '人数填本行一起流动的学生；“在校生数”是全部，其余为其中数，没有的填 0，空着表示没有说明。县外填“县外”。不要写姓名和学籍号。'
  return writeWorkbook({
    title: '学生流动登记表',
    sheets: [
      {
        name: '学生流动',
        columns: headings.map((heading, i) => ({ width: i < 2 ? 28 : Math.max(14, heading.length * 2 + 4) })),
        rows: [
          headings.map(value => ({ value, look: 'required-heading' as const })),
          [a, b, '小学', '2021-03-01', ...heads(3), '转学通知 2021-12 号'],
          ['县外', b, '小学', '2021-03-15', ...heads(1), '全国学籍系统转入'],
        ],
        freeze: { rows: 1, columns: 2 },
      },
      { name: '填写说明', columns: [{ width: 100 }], rows: [[{ value: hint, look: 'hint' as const }]] },
    ],
  })
}

const empty = (file: string) =>
  refusal(
    'measure.move-file-empty',
    file,
    t(
      '表里没有数据：第一行应为表头，以下每行一笔流动。',
      'The file is empty: headings first, then one move a row.',
    ),
    t('请下载模板填写。', 'Download the template and fill it in.'),
  )

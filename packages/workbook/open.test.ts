import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS, openWorkbook, type Row, UnreadableWorkbook } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function rowsOf(path: string, limits = {}): Promise<Row[]> {
  const opened = await openWorkbook(path, { limits })
  if (!opened.ok) throw new Error(opened.refusals.map(refused => refused.because.zh).join())
  const rows: Row[] = []
  for (const sheet of opened.value.sheets)
    for await (const row of opened.value.rows(sheet.name)) rows.push(row)
  return rows
}

async function sentence(path: string, limits = {}): Promise<string> {
  const opened = await openWorkbook(path, { limits })
  if (opened.ok) throw new Error('was opened')
  const [{ code, because, todo }] = opened.refusals as [(typeof opened.refusals)[number]]
  expect(because.en).not.toContain('{')
  expect(todo.zh.length).toBeGreaterThan(5)
  return `${code} ${because.zh}`
}

const sheets = (rows: (string | number | null)[][]) => writeXlsx({ sheets: [{ name: '表一', rows }] })

describe('what cannot be read is refused in plain words', () => {
  it('an empty file', async () => {
    expect(await sentence(await file('空.xlsx', ''))).toBe('workbook.empty 文件是空的，没有任何内容。')
  })
  it('a file cut off in the middle', async () => {
    const whole = await sheets([['a', 1]])
    expect(await sentence(await file('断.xlsx', whole.subarray(0, whole.length >> 1)))).toBe(
      'workbook.damaged 文件已损坏或没有传完，无法打开。',
    )
  })
  it('a file with a flipped byte in a sheet', async () => {
    const whole = await sheets(Array.from({ length: 300 }, (_, i) => [`第${i}行`, i * 7919]))
    const at = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml') + 60
    whole.fill(0xff, at, at + 40)
    expect(await sentence(await file('坏.xlsx', whole))).toMatch(/^workbook\.damaged/)
  })
  it('a workbook with a password', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '表', rows: [[1]] }],
      encryption: { password: 'secret', spinCount: 1000 },
    })
    expect(await sentence(await file('密.xlsx', locked))).toBe(
      'workbook.encrypted 工作簿设有打开密码，无法读取。',
    )
  })
  it('CSV text named .xlsx', async () => {
    expect(await sentence(await file('假.xlsx', '学校,人数\n甲,3\n'))).toBe(
      'workbook.wrong-extension 文件名是“假.xlsx”，内容却是文本（CSV）。',
    )
  })
  it('a PDF, a Word document and an OpenDocument table', async () => {
    expect(await sentence(await file('a.xlsx', '%PDF-1.7\n…'))).toBe(
      'workbook.other-format 这是PDF 文件，不是工作簿。',
    )
    expect(await sentence(await file('b.xlsx', zip([['word/document.xml', Buffer.from('<w/>')]])))).toMatch(
      /Word 文档/,
    )
    expect(await sentence(await file('c.xlsx', zip([['content.xml', Buffer.from('<o/>')]])))).toMatch(
      /OpenDocument/,
    )
  })
  it('an old text document in a compound container', async () => {
    const compound = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('WordDocument', 'utf16le'),
    ])
    expect(await sentence(await file('d.wps', compound))).toMatch(/文字文档/)
  })
  it('a compound container of a format of its own', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await sentence(await file('e.et', compound))).toMatch(/WPS 表格等专用格式/)
  })
  it('text in an unknown encoding', async () => {
    expect(await sentence(await file('乱.csv', Buffer.from([0x61, 0xff, 0xff, 0x0a])))).toMatch(
      /^workbook\.encoding/,
    )
  })
  it('a file above the limit of its size', async () => {
    const path = await file('大.xlsx', await sheets([['a']]))
    expect(await sentence(path, { fileBytes: 100 })).toMatch(/^workbook\.too-large 文件有 0\.0 MB/)
  })
  it('a zip bomb, before anything is unpacked', async () => {
    const bomb = zip([
      ['xl/workbook.xml', Buffer.from('<w/>')],
      ['xl/worksheets/sheet1.xml', Buffer.alloc(80 * 2 ** 20)],
    ])
    expect(await sentence(await file('弹.xlsx', bomb))).toBe(
      'workbook.bomb 文件解压后有 80.0 MB，与其大小极不相称，为安全起见不予读取。',
    )
  })
  it('an archive that lies about its sizes', async () => {
    const liar = zip([
      ['xl/workbook.xml', Buffer.from('<w/>')],
      ['xl/worksheets/sheet1.xml', Buffer.alloc(80 * 2 ** 20), 1000],
    ])
    expect(await sentence(await file('谎.xlsx', liar))).toMatch(/^workbook\.damaged/)
  })
  it('a large sheet with formulas that were never calculated', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [['a'], [null]],
          cells: new Map([['1,0', { formula: 'SUM(B1:B9)', value: null }]]),
        },
      ],
    })
    expect(await sentence(await file('式.xlsx', book), { wholeBytes: 10 })).toMatch(
      /从未计算过的公式（如 A2）/,
    )
  })
})

describe('what can be read', () => {
  it('a sheet read row by row has the same rows as the sheet read as a whole', async () => {
    const path = await file(
      '同.xlsx',
      await sheets([
        ['名称', '人数'],
        ['甲校', 12],
        [null, null],
        ['乙校', 0.5],
      ]),
    )
    const whole = await rowsOf(path)
    const streamed = await rowsOf(path, { wholeBytes: 10 })
    const filled = (rows: Row[]) => rows.filter(row => row.values.some(value => value !== null))
    expect(filled(streamed)).toEqual(filled(whole))
    expect(whole.at(-1)).toMatchObject({ number: 4, values: ['乙校', 0.5] })
  })
  it('a workbook that was itself written as a stream', async () => {
    const rows = writeXlsxStream(
      [
        ['甲', 1],
        ['乙', 2],
      ],
      { name: '表' },
    )
    const bytes = new Uint8Array(await new Response(rows).arrayBuffer())
    expect((await rowsOf(await file('流.xlsx', bytes))).map(row => row.values)).toEqual([
      ['甲', 1],
      ['乙', 2],
    ])
  })
  it('error cells and formulas without a value carry a flaw', async () => {
    const cells = new Map([
      ['0,1', { value: '#REF!', type: 'error' as const }],
      ['0,2', { formula: 'A1+1', value: null }],
      ['0,3', { formula: 'A1+1', formulaResult: 6, value: 6 }],
    ])
    const path = await file(
      '错.xlsx',
      await writeXlsx({ sheets: [{ name: '表', rows: [[5, '#REF!', null, 6]], cells }] }),
    )
    const [row] = await rowsOf(path)
    expect([...row!.flaws!]).toEqual([
      [1, 'error'],
      [2, 'formula-without-value'],
    ])
    expect(row!.values[3]).toBe(6)
  })
  it('rich text is joined, dates are dates, hidden rows say so', async () => {
    const cells = new Map([
      ['0,0', { value: null, type: 'richText' as const, richText: [{ text: '甲' }, { text: '校' }] }],
    ])
    const book = await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [[null, new Date('2020-09-01T00:00:00Z')], ['藏']],
          cells,
          rowDefs: new Map([[1, { hidden: true }]]),
        },
      ],
    })
    const [first, second] = await rowsOf(await file('富.xlsx', book))
    expect(first!.values[0]).toBe('甲校')
    expect(first!.values[1]).toEqual(new Date('2020-09-01T00:00:00Z'))
    expect([first!.hidden, second!.hidden]).toEqual([false, true])
  })
  it('CSV in UTF-8 with a mark, UTF-16, and GB18030; commas, tabs and semicolons', async () => {
    const expected = [
      ['学校', '人数'],
      ['甲,校', '1200'],
    ]
    const gb = Buffer.from('d1a7d0a32cc8cbcafd0a22bcd72cd0a3222c313230300a', 'hex')
    const texts: [string, Uint8Array | string][] = [
      ['u8.csv', '\ufeff学校,人数\r\n"甲,校",1200\r\n'],
      ['tab.csv', '学校\t人数\n甲,校\t1200\n'],
      ['semi.csv', '学校;人数\n甲,校;1200\n'],
      ['gb.csv', gb],
      [
        'u16.csv',
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('学校,人数\n"甲,校",1200\n', 'utf16le')]),
      ],
    ]
    for (const [name, text] of texts)
      expect((await rowsOf(await file(name, text))).map(row => row.values)).toEqual(expected)
  })
  it('a quote that never closes is a damaged file, told while reading', async () => {
    await expect(rowsOf(await file('引.csv', '学校,人数\n"甲,3\n'))).rejects.toThrow(UnreadableWorkbook)
  })
  it('the default limits let an ordinary workbook pass', async () => {
    const path = await file('常.xlsx', await sheets(Array.from({ length: 2000 }, () => Array(40).fill(0))))
    expect(await rowsOf(path)).toHaveLength(2000)
    expect((await readFile(path)).length * LIMITS.ratio).toBeGreaterThan(2 ** 20)
  })
})

/** A zip made by hand, because no tool makes a lying one. */
function zip(files: [name: string, content: Buffer, claimed?: number][]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content, claimed = content.length] of files) {
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimed, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, tail, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('504b0506', 'hex'), end])
}

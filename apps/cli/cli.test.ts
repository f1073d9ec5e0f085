import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPacks } from '@kit/policy'
import { ada, COUNTY_1, testDatabase } from '@kit/testkit'
import { openWorkbook } from '@kit/workbook'
import { loadKnowledge } from '@loop/data'
import { generateDistrict, loadDistrict } from '@loop/demo'
import { assess } from '@loop/measure'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../tools/junheng.mjs', import.meta.url))
const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url))
const YEAR = '演示区_教育事业统计_2020.xlsx'
const db = await testDatabase()
/** A process starts in a second or two; a machine busy with other work takes many. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli 测试-'))
  await junheng('demo', '--out', '.')
})
afterAll(() => rm(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The real command line in a process of its own, in a folder with a blank and Chinese in its name. */
function junheng(...args: string[]): Promise<Ended> {
  const { INIT_CWD: _, ...env } = process.env
  const options = { cwd: folder, env: { ...env, DATABASE_URL: db.url }, maxBuffer: 64_000_000 }
  return new Promise(done => {
    execFile(process.execPath, [LAUNCHER, ...args], options, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

const codesOf = (ended: Ended): string[] =>
  JSON.parse(ended.out).refusals.map((r: { code: string }) => r.code)

describe('without a database', () => {
  it('a workbook in order is validated with 0', async () => {
    const ended = await junheng('validate', YEAR, '--json')
    expect([ended.code, JSON.parse(ended.out).counts.error]).toEqual([0, 0])
  })

  it('a workbook is measured as the product measures it, and its papers are written', async () => {
    const ended = await junheng('assess', YEAR, '--json', '--report', '报告.docx', '--tables', '表.xlsx')
    expect(ended.code).toBe(0)
    const { assessment } = JSON.parse(ended.out)
    expect([assessment.region, assessment.period, assessment.verdict]).toEqual([
      '140107000000',
      '2020-2021',
      'fail',
    ])
    for (const file of ['报告.docx', '表.xlsx'])
      expect((await readFile(join(folder, file))).subarray(0, 2).toString()).toBe('PK')
  })

  it('people read the verdict in their language', async () => {
    const [zh, en] = await Promise.all([junheng('assess', YEAR), junheng('assess', YEAR, '--lang', 'en')])
    expect(zh.out).toContain('结论：未达到')
    expect(en.out).toContain('Verdict: not met')
  })

  it('a value is explained down to its cell', async () => {
    const ended = await junheng('explain', '核桃洼小学', 'pe-arts-teachers', '--file', YEAR)
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(/交流走教体艺教师数.* = 1/)
    expect(ended.out).toMatch(/教师!Q\d+ {2}“1”/)
  })

  it('the empty template of a county is written', async () => {
    const made = await junheng(
      'template',
      '--region',
      '990001000000',
      '--period',
      '2021-2022',
      '-o',
      '模板.xlsx',
    )
    expect([made.code, made.err]).toEqual([0, ''])
    const opened = await openWorkbook(join(folder, '模板.xlsx'))
    expect(opened.ok && opened.value.sheets.map(s => s.name)).toContain('学生与班级')
  })

  it('packs are listed, and one is shown clause by clause', async () => {
    const [all, one] = await Promise.all([
      junheng('packs', '--json'),
      junheng('packs', 'quality-balance-2017'),
    ])
    expect(JSON.parse(all.out).packs.map((p: { id: string }) => p.id)).toContain(
      'national/quality-balance-2017',
    )
    expect(one.out).toContain('[quality-2017/6]')
  })

  it('a city of counties is written, one file a county, and can be validated', async () => {
    const ended = await junheng('demo', '--scale', 'city', '--out', 'city', '--json')
    expect(JSON.parse(ended.out)).toMatchObject({ ok: true, counties: 10 })
    const checked = await junheng('validate', 'city/140101000000.csv', '--region', '140101000000', '--json')
    expect(JSON.parse(checked.out).counts.error).toBe(0)
  })
})

describe('saying no', () => {
  it('a missing file, an unknown pack, an unknown school end with 1 and a sentence', async () => {
    const [missing, pack, school] = await Promise.all([
      junheng('validate', 'nothing.xlsx', '--json'),
      junheng('packs', 'x', '--json'),
      junheng('explain', '没有的学校', 'teaching-area', '--file', YEAR),
    ])
    expect([missing.code, codesOf(missing).length]).toEqual([1, 1])
    expect([pack.code, codesOf(pack)]).toEqual([1, ['cli.unknown-pack']])
    expect([school.code, school.out]).toEqual([1, ''])
    expect(school.err).toContain('没有唯一对应“没有的学校”的学校。')
  })

  it('wrong use ends with 2', async () => {
    const ended = await Promise.all([junheng('frob'), junheng('template')])
    expect(ended.map(e => e.code)).toEqual([2, 2])
  })
})

describe('on the database', () => {
  let id = ''
  beforeAll(async () => {
    const policies = await loadPacks(POLICIES)
    if (!policies.ok) throw new Error('policies')
    const knowledge = loadKnowledge(POLICIES, policies.value.vocabulary)
    const district = generateDistrict({ seed: '1', region: COUNTY_1 })
    await loadDistrict(db.store, ada, knowledge, { district })
    const asked = { region: COUNTY_1, period: '2020-2021', pack: 'national/quality-balance-2017' } as const
    const made = await db.store.transaction(ada, tx => assess(tx, policies.value, asked))
    if (!made.ok) throw new Error('not measured')
    id = made.value.id
  })

  it('an assessment is recomputed to the same bytes', async () => {
    const ended = await junheng('recompute', id, '--json')
    const { proof } = JSON.parse(ended.out)
    expect([ended.code, proof.same, proof.result.now]).toEqual([0, true, proof.result.stored])
  })

  it('its report is written', async () => {
    const ended = await junheng('report', id, '-o', '正式.docx')
    expect([ended.code, ended.err]).toEqual([0, ''])
    expect((await readFile(join(folder, '正式.docx'))).length).toBeGreaterThan(50_000)
  })

  it('a workbook of another county is refused with its cells, and stores nothing', async () => {
    const ended = await junheng('import', YEAR, '--json')
    expect(ended.code).toBe(1)
    const { rows } = await db.admin.query(`select state from data_imports`)
    expect(rows).toEqual([{ state: 'refused' }])
  })

  it('an unknown assessment is refused', async () => {
    const ended = await junheng('recompute', '019aa7a0-0000-7000-8000-000000000000', '--json')
    expect([ended.code, codesOf(ended)]).toEqual([1, ['cli.unknown-assessment']])
  })
})

import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Actor } from '@kit/store'
import { ada, ben, COUNTY_1, cleo, dan, testDatabase } from '@kit/testkit'
import { openXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Import } from '../schema.ts'
import { readFigures } from '../service/figures.ts'
import { confirmPeriod, submitPeriod } from '../service/periods.ts'
import { registerRegion } from '../service/regions.ts'
import { county, eve, must } from '../test/scene.ts'
import { importRoutes } from './routes.ts'
import { Imports } from './service.ts'
import { knowledgeOf, line, ownFolder, POLICIES, template } from './test/scene.ts'

const db = await testDatabase()
const folder = ownFolder()
const imports = new Imports({ policies: POLICIES, folder })
const knowledge = await knowledgeOf()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo, dan, eve }
const callerOf = (actor: Actor): Caller => ({ actor, store: db.store, lang: 'zh', ip: '' })
const adaCalls = callerOf(ada)

const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { ...callerOf(actor), ip } : null
  },
  nobody: () => callerOf(dan),
  mayUse: ({ actor }) => actor.roles.length > 0,
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const app = await createHttp(HTTP_DEFAULTS)
mountRoutes(app, importRoutes({ imports, knowledge }), gate, { checkOutput: true })

beforeAll(async () => {
  await db.store.transaction(ada, async tx => must(await registerRegion(tx, county(COUNTY_1))))
})

async function upload(
  content: Uint8Array | string,
  name = '统计.xlsx',
  asked = {},
  caller = adaCalls,
): Promise<Import> {
  const started = must(
    await imports.start(
      caller,
      { region: COUNTY_1, ...asked },
      { name, stream: Readable.from([Buffer.from(content)]) },
    ),
  )
  await imports.settled(started.id)
  return must(await imports.find(caller, COUNTY_1, started.id))
}

async function store(one: Import, reason: string | null = null): Promise<Import> {
  must(await imports.commit(adaCalls, COUNTY_1, one.id, reason))
  await imports.settled(one.id)
  return must(await imports.find(adaCalls, COUNTY_1, one.id))
}

const figures = () => db.store.transaction(ada, async tx => must(await readFigures(tx, { region: COUNTY_1 })))
const rowsIn = async (table: string): Promise<number> =>
  Number((await db.admin.query(`select count(*) from ${table}`)).rows[0].count)
const events = async (subject: string): Promise<string[]> =>
  (await db.admin.query('select event from store_ledger where subject = $1 order by 1', [subject])).rows.map(
    row => row.event,
  )

describe('a file that is right', async () => {
  const right = await template()
  it('is previewed, and nothing is stored before a person says so', async () => {
    const one = await upload(right)
    expect(one).toMatchObject({
      state: 'ready',
      mapping: 'junheng-template-1',
      period: '2020-2021',
      counts: { error: 0 },
      preview: { unitsNew: 1, unitsKnown: 0, factsNew: 8, factsChanged: 0, factsSame: 0, factsContested: 0 },
    })
    expect(await rowsIn('data_facts')).toBe(0)
    const stored = await store(one)
    expect(stored).toMatchObject({ state: 'stored', progress: 1 })
    const found = (await figures()).figures.find(figure => figure.metric === 'equipment_value')
    expect(found).toMatchObject({ unit: '2199000001', value: 180_000_000, standing: 'sole' })
    expect(await events(one.id)).toEqual(['data.import-checked', 'data.import-started', 'data.import-stored'])
    expect(readdirSync(join(folder, one.id)).filter(name => name !== 'errors.xlsx')).toEqual([])
  })
  it('changes nothing when it comes again', async () => {
    const [facts, digest] = [await rowsIn('data_facts'), (await figures()).digest]
    const again = await upload(right)
    expect(again.preview).toMatchObject({ factsNew: 0, factsChanged: 0, factsSame: 8, unitsNew: 0 })
    expect(again.problems[0]?.because.zh).toMatch(/^这个文件已于 \d{4}-\d\d-\d\d 导入过，内容完全相同。$/)
    expect(await store(again)).toMatchObject({ state: 'stored' })
    expect(await rowsIn('data_facts')).toBe(facts)
    expect((await figures()).digest).toBe(digest)
  })
  it('may not be stored twice, nor cancelled afterwards', async () => {
    const [one] = must(await imports.list(adaCalls, COUNTY_1))
    const again = await imports.commit(adaCalls, COUNTY_1, one!.id, null)
    const cancelled = await imports.cancel(adaCalls, COUNTY_1, one!.id)
    for (const refused of [again, cancelled])
      expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'data.conflict-import-state' }] })
  })
  it('of CSV becomes a rival where it says something else', async () => {
    const text = 'code,period,metric,stage,value\n2199000001,2020-2021,pupils,primary,901\n'
    const one = await upload(text, '台账.csv')
    expect(one).toMatchObject({
      state: 'ready',
      mapping: 'csv-long',
      preview: { factsNew: 1, factsContested: 1 },
    })
    await store(one)
    const pupils = (await figures()).figures.find(figure => figure.metric === 'pupils')
    expect(pupils).toMatchObject({ value: 900, standing: 'contested' })
  })
})

describe('a file that is wrong', () => {
  const wrong = () =>
    template({
      教师: [
        ['学校标识码', '学校名称', '学段', '专任教师数(人)'],
        ['2199000001', '第一小学', '小学', '五十'],
      ],
    })
  it('is refused with every problem, stores nothing and leaves no facts behind', async () => {
    const before = await rowsIn('data_facts')
    const one = await upload(await wrong())
    expect(one).toMatchObject({ state: 'refused', counts: { error: 1 } })
    expect(one.problems.map(line)).toContain(
      'error cell.not-a-number 教师!D2 “专任教师数”应填数字，现在是“五十”。',
    )
    expect(await imports.commit(adaCalls, COUNTY_1, one.id, null)).toMatchObject({ ok: false })
    expect(await rowsIn('data_facts')).toBe(before)
    expect(readdirSync(join(folder, one.id))).toEqual(['errors.xlsx'])
  })
  it('comes back with its cells marked and a list in front', async () => {
    const one = await upload(await wrong(), '某校.xlsx')
    const answer = await app.inject({
      url: `/api/data/${COUNTY_1}/imports/${one.id}/errors.xlsx`,
      headers: { person: 'ada' },
    })
    expect(answer.statusCode).toBe(200)
    const book = await openXlsx(answer.rawPayload, { readStyles: true })
    expect(book.sheets.map(sheet => sheet.name)).toEqual([
      '问题清单',
      '说明',
      '学校',
      '学生与班级',
      '教师',
      '校舍与设备',
    ])
    const cell = book.sheets[4]!.cells!.get('1,3')!
    expect(cell.comment!.text).toMatch(/^【错误】“专任教师数”应填数字/)
    expect(cell.style!.fill).toMatchObject({ fgColor: { rgb: 'FFC7CE' } })
    expect(book.sheets[4]!.rows[1]).toEqual(['2199000001', '第一小学', '小学', '五十'])
    expect(book.sheets[0]!.cells!.get('3,1')!.hyperlink!.location).toBe("'教师'!D2")
  })
  it('of text comes back as a workbook with its cells marked', async () => {
    const one = await upload(
      'code,period,metric,stage,value\n2199000001,2020-2021,pupils,primary,很多\n',
      '台账.csv',
    )
    const errors = must(await imports.errors(adaCalls, COUNTY_1, one.id))
    const chunks: Buffer[] = []
    for await (const chunk of errors.file as Readable) chunks.push(chunk as Buffer)
    const book = await openXlsx(Buffer.concat(chunks), { readStyles: true })
    expect(book.sheets[1]!.cells!.get('1,4')!.comment!.text).toMatch(/现在是“很多”/)
  })
  it('of no known layout is refused in one sentence', async () => {
    const one = await upload('PK not really a zip', '坏.xlsx')
    expect(one).toMatchObject({ state: 'refused', problems: [{ rule: 'workbook.wrong-extension' }] })
  })
})

describe('a locked period', () => {
  it('needs a reason, and the file stays ready until there is one', async () => {
    const text = 'code,period,metric,stage,value\n2199000001,2018-2019,pupils,primary,800\n'
    await store(await upload(text, 'a.csv'))
    await db.store.transaction(ada, async tx => must(await submitPeriod(tx, COUNTY_1, '2018-2019')))
    await db.store.transaction(eve, async tx => must(await confirmPeriod(tx, COUNTY_1, '2018-2019')))
    const one = await upload(text.replace('800', '810'), 'a.csv')
    const refused = await store(one)
    expect(refused).toMatchObject({ state: 'ready', problems: [{ rule: 'data.locked-period' }] })
    expect(await store(refused, '核对底册后更正')).toMatchObject({ state: 'stored' })
  })
})

describe('giving up and breaking off', () => {
  it('a cancelled import leaves nothing on disk', async () => {
    const one = await upload(await template())
    expect(must(await imports.cancel(adaCalls, COUNTY_1, one.id)).state).toBe('cancelled')
    expect(readdirSync(folder)).not.toContain(one.id)
  })
  it('an import cancelled while it is checked stops', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `2199${String(i).padStart(6, '0')},2020-2021,pupils,primary,${i}`,
    )
    const stream = Readable.from([`code,period,metric,stage,value\n${rows.join('\n')}\n`])
    const started = must(await imports.start(adaCalls, { region: COUNTY_1 }, { name: 'big.csv', stream }))
    expect(must(await imports.cancel(adaCalls, COUNTY_1, started.id)).state).toBe('cancelled')
    await imports.settled(started.id)
    expect(must(await imports.find(adaCalls, COUNTY_1, started.id)).state).toBe('cancelled')
    expect(readdirSync(folder)).not.toContain(started.id)
  })
  it('what was under way when the product stopped is marked at the next start', async () => {
    const one = await upload(await template())
    await db.admin.query(`update data_imports set state = 'storing' where import_id = $1`, [one.id])
    expect(await imports.recover(db.store, ada)).toBe(1)
    expect(must(await imports.find(adaCalls, COUNTY_1, one.id)).state).toBe('interrupted')
    expect(readdirSync(folder)).not.toContain(one.id)
  })
})

describe('the routes', () => {
  const at = `/api/data/${COUNTY_1}`
  it.each(['/imports', '/mappings', '/template.xlsx?period=2020-2021'])(
    '%s is refused outside the territory and without a role',
    async path => {
      expect((await app.inject({ url: at + path, headers: { person: 'ben' } })).statusCode).toBe(403)
      expect((await app.inject({ url: at + path, headers: { person: 'dan' } })).statusCode).toBe(403)
      expect((await app.inject({ url: at + path, headers: { person: 'ada' } })).statusCode).toBe(200)
    },
  )
  it('a file comes in as multipart and goes the whole way', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(await template())]), '统计.xlsx')
    const request = new Request('http://x', { method: 'POST', body: form })
    const posted = await app.inject({
      method: 'POST',
      url: `${at}/imports`,
      headers: { person: 'ada', 'content-type': request.headers.get('content-type')! },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    expect(posted.statusCode).toBe(200)
    const { id } = posted.json() as Import
    await imports.settled(id)
    const shown = await app.inject({ url: `${at}/imports/${id}`, headers: { person: 'ada' } })
    expect(shown.json()).toMatchObject({ state: 'ready', fileName: '统计.xlsx' })
  })
  it('the template knows the schools on record and is read back', async () => {
    const answer = await app.inject({
      url: `${at}/template.xlsx?period=2021-2022`,
      headers: { person: 'ada' },
    })
    const one = await upload(answer.rawPayload, '模板.xlsx')
    expect(one).toMatchObject({
      state: 'ready',
      period: '2021-2022',
      preview: { unitsNew: 0, unitsKnown: 1, factsNew: 3 },
    })
  })
  it('a school sees and sends only itself', async () => {
    const asCleo = await upload(await template(), '统计.xlsx', {}, callerOf(cleo))
    expect(asCleo).toMatchObject({ state: 'refused', problems: [{ rule: 'data.outside-own-unit' }] })
  })
})

describe('a new layout', () => {
  it('needs no code: an invented mapping is read as soon as it is there', async () => {
    const { cp, mkdir } = await import('node:fs/promises')
    const own = join(folder, 'policies')
    await cp(POLICIES, own, { recursive: true })
    await mkdir(join(own, 'mappings', 'invented'))
    await writeFile(
      join(own, 'mappings', 'invented', 'mapping.yaml'),
      await readFile(fileURLToPath(new URL('./test/invented-mapping.yaml', import.meta.url))),
    )
    const elsewhere = new Imports({ policies: own, folder })
    const { bookOf } = await import('./test/scene.ts')
    const book = await bookOf({
      月报A: [
        ['某市学校月报', null, null, null],
        ['2020/2021学年'],
        [null, '基本', '人数', null],
        ['校名', '代号', '小学', '初中'],
        ['第一小学', 2199000001, 900, null],
        ['新学校', 3199000009, 100, 50],
        ['总数', null, 1000, 50],
      ],
    })
    const started = must(
      await elsewhere.start(
        adaCalls,
        { region: COUNTY_1 },
        { name: '月报.xlsx', stream: Readable.from([Buffer.from(book)]) },
      ),
    )
    await elsewhere.settled(started.id)
    const one = must(await elsewhere.find(adaCalls, COUNTY_1, started.id))
    expect(one).toMatchObject({
      state: 'ready',
      mapping: 'invented',
      period: '2020-2021',
      preview: { unitsNew: 1, factsNew: 3 },
    })
  })
})

import type { Caller } from '@kit/access'
import { must } from '@kit/base'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Actor } from '@kit/store'
import { ada, ben, COUNTY_1, dan, testDatabase } from '@kit/testkit'
import { loadKnowledge } from '@loop/data'
import { generateDistrict, loadDistrict } from '@loop/demo'
import { adoptPack, assess, loadClassSizeRules, loadStaffingRules } from '@loop/measure'
import { beforeAll, expect, it } from 'vitest'
import { accountRoutes } from './routes.ts'
import { POLICIES, policies, textOf, unzip } from './test/scene.ts'

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, dan }
const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { actor, store: db.store, lang: 'zh', ip } : null
  },
  nobody: ({ ip }) => ({ actor: dan, store: db.store, lang: 'zh', ip }),
  mayUse: ({ actor }) => actor.roles.length > 0,
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const app = await createHttp(HTTP_DEFAULTS)
const classSize = await loadClassSizeRules(POLICIES)
const staffing = await loadStaffingRules(POLICIES)
mountRoutes(app, accountRoutes({ ...policies, classSize, staffing }), gate, { checkOutput: true })

let id = ''
beforeAll(async () => {
  const district = generateDistrict({ seed: '1', region: COUNTY_1 })
  const knowledge = loadKnowledge(POLICIES, policies.vocabulary)
  const loaded = await loadDistrict(db.store, ada, knowledge, { district })
  if (!loaded.ok) throw new Error('not loaded')
  const asked = { region: COUNTY_1, period: '2020-2021', pack: 'national/quality-balance-2017' } as const
  const made = await db.store.transaction(ada, tx => assess(tx, policies, asked))
  if (!made.ok) throw new Error('not measured')
  id = made.value.id
})

const get = (who: string, file: string, query = '') =>
  app.inject({
    method: 'GET',
    url: `/api/account/${COUNTY_1}/${file}?assessment=${id}${query}`,
    headers: { person: who },
  })
const cellsOf = async (bytes: Uint8Array) =>
  [...(await unzip(bytes))].map(([, file]) => file.toString('utf8')).join('\n')

const written = async () =>
  Number(
    (await db.admin.query(`select count(*) from store_ledger where event like 'account.%'`)).rows[0].count,
  )

it('another county is refused, people without a role too, and nothing is written', async () => {
  for (const file of ['report.docx', 'tables.xlsx']) {
    expect((await get('ben', file)).statusCode).toBe(403)
    expect((await get('dan', file)).statusCode).toBe(403)
  }
  expect(await written()).toBe(0)
})

it('the report of a stored assessment comes as Word, under a Chinese name, and is in the ledger', async () => {
  const answer = await get('ada', 'report.docx')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('自评报告.docx'))
  expect((await textOf(answer.rawPayload)).some(p => p.includes(id))).toBe(true)
  expect(await written()).toBe(1)
})

it('the tables come as a workbook, in English when asked', async () => {
  const answer = await get('ada', 'tables.xlsx', '&lang=en')
  expect(answer.statusCode).toBe(200)
  const book = (await unzip(answer.rawPayload)).get('xl/workbook.xml')!.toString('utf8')
  expect(book).toContain('name="Clauses"')
})

it('an assessment nobody made is not found', async () => {
  const url = `/api/account/${COUNTY_1}/report.docx?assessment=019aa7a0-0000-7000-8000-000000000000`
  const answer = await app.inject({ method: 'GET', url, headers: { person: 'ada' } })
  expect(answer.statusCode).toBe(404)
  expect(answer.json().refusals[0].code).toBe('measure.unknown-assessment')
})

it('the circular on class sizes comes as Word and Excel, and names the schools with large classes', async () => {
  const ask = (who: string, file: string) =>
    app.inject({
      method: 'GET',
      url: `/api/account/${COUNTY_1}/${file}?period=2020-2021`,
      headers: { person: who },
    })
  expect((await ask('ben', 'class-sizes.docx')).statusCode).toBe(403)
  const answer = await ask('ada', 'class-sizes.docx')
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('班额监测通报.docx'))
  const words = (await textOf(answer.rawPayload)).join('\n')
  expect(words).toContain('班额监测情况的通报')
  expect(words).toContain('增开')
  const book = await ask('ada', 'class-sizes.xlsx')
  expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const kept = await db.admin.query(
    "select count(*) from store_ledger where event = 'account.circular-written'",
  )
  expect(Number(kept.rows[0].count)).toBe(2)
})

it('posts and who fills them come as a workbook, to the district only, and stand in the ledger', async () => {
  const ask = (who: string) =>
    app.inject({
      method: 'GET',
      url: `/api/account/${COUNTY_1}/staffing.xlsx?period=2020-2021`,
      headers: { person: who },
    })
  expect((await ask('ben')).statusCode).toBe(403)
  const book = await ask('ada')
  expect(book.headers['content-disposition']).toContain(encodeURIComponent('编制与师资结构.xlsx'))
  const sheets = (await unzip(book.rawPayload)).get('xl/workbook.xml')?.toString() ?? ''
  for (const name of ['分学段', '编制使用账', '逐校', '心理教师', '退休预测', '说明'])
    expect(sheets).toContain(`name="${name}"`)
  const kept = await db.admin.query("select count(*) from store_ledger where subject = 'staffing/2020-2021'")
  expect(Number(kept.rows[0].count)).toBe(1)
})

it('what the documents ask comes as a workbook, and says of whom', async () => {
  const url = `/api/account/${COUNTY_1}/asks.xlsx?period=2020-2021&audience=school`
  expect((await app.inject({ method: 'GET', url, headers: { person: 'ben' } })).statusCode).toBe(403)
  const book = await app.inject({ method: 'GET', url, headers: { person: 'ada' } })
  const cells = await cellsOf(book.rawPayload)
  for (const words of ['文件要我做什么', '对象', '学校']) expect(cells).toContain(words)
})

it('a plan comes as a workbook with its targets, a school’s money as Word with every step', async () => {
  const ask = (who: string, file: string, more = '') =>
    app.inject({
      method: 'GET',
      url: `/api/account/${COUNTY_1}/${file}?period=2020-2021&pack=plans~xinghualing-2021-2025${more}`,
      headers: { person: who },
    })
  expect((await ask('ben', 'plan.xlsx')).statusCode).toBe(403)
  const book = await ask('ada', 'plan.xlsx')
  expect(book.headers['content-disposition']).toContain(encodeURIComponent('规划进展.xlsx'))
  const sheets = (await unzip(book.rawPayload)).get('xl/workbook.xml')?.toString() ?? ''
  for (const name of ['目标', '任务', '印刷数字', '触发条件']) expect(sheets).toContain(`name="${name}"`)
  expect(await cellsOf(book.rawPayload)).toContain('试算：本地区未采用这份文件')
  expect((await ask('ada', 'funding.docx', '&unit=nobody')).json().refusals[0].code).toBe(
    'measure.nothing-to-explain',
  )
})

it('a plan made for another place and adopted says so, with the reason, on its files', async () => {
  const pack = 'plans/xinghualing-2021-2025'
  const deed = { region: COUNTY_1, pack, note: '市里要求参照执行' }
  must(await db.store.transaction(ada, tx => adoptPack(tx, policies, deed)))
  const url = `/api/account/${COUNTY_1}/plan.xlsx?period=2020-2021&pack=${pack.replaceAll('/', '~')}`
  const book = await app.inject({ method: 'GET', url, headers: { person: 'ada' } })
  const cells = await cellsOf(book.rawPayload)
  expect(cells).toContain('不是为本地区制定的，采用理由：市里要求参照执行')
  expect(cells).not.toContain('试算')
})

it('the ledger of conditions comes as a workbook, to the district only, and stands in the ledger of deeds', async () => {
  const ask = (who: string) =>
    app.inject({
      method: 'GET',
      url: `/api/account/${COUNTY_1}/conditions.xlsx?period=2020-2021`,
      headers: { person: who },
    })
  expect((await ask('ben')).statusCode).toBe(403)
  const book = await ask('ada')
  expect(book.headers['content-disposition']).toContain(encodeURIComponent('办学条件台账.xlsx'))
  const sheets = (await unzip(book.rawPayload)).get('xl/workbook.xml')?.toString() ?? ''
  for (const name of [
    '工程量清单',
    '逐校',
    '缺口明细',
    '年度项目计划',
    '项目清单',
    '薄弱学校',
    '闲置校舍',
    '说明',
  ])
    expect(sheets).toContain(`name="${name}"`)
  const kept = await db.admin.query(
    "select count(*) from store_ledger where subject = 'conditions/2020-2021'",
  )
  expect(Number(kept.rows[0].count)).toBe(1)
})

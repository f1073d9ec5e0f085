import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Actor } from '@kit/store'
import { ada, ben, CLEOS_SCHOOL, COUNTY_1, cleo, dan, testDatabase } from '@kit/testkit'
import { beforeAll, expect, it } from 'vitest'
import type { Conditions } from './conditions/schema.ts'
import { conditionRoutes } from './conditions-routes.ts'
import type { LineageNode } from './lineage-schema.ts'
import { bookPack } from './test/book-pack.ts'
import { DEPS, openCounty } from './test/scene.ts'

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo, dan }
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
const pack = bookPack()
mountRoutes(app, conditionRoutes({ ...DEPS, packs: new Map([[pack.id, pack]]) }), gate, { checkOutput: true })
const at = `/api/measure/${COUNTY_1}/conditions`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })

beforeAll(async () => {
  await openCounty(db)
})

it('the ledger is nobody’s business outside the territory or without a role', async () => {
  for (const who of ['ben', 'dan'])
    for (const url of [at, `${at}/packs`, `${at}/lineage?standard=books`])
      expect((await get(who, url)).statusCode).toBe(403)
})

it('the ledger of the latest year has every school, its gaps and what they cost', async () => {
  const ledger: Conditions = (await get('ada', at)).json()
  expect(ledger).toMatchObject({ period: '2020-2021', pack: { id: 'test/conditions' } })
  // 15,000 needed: B has 9,000, Cleo’s school 14,999: 60 + 1 hundreds at 300 fen
  expect(ledger.items[0]).toMatchObject({ asked: 3, met: 1, lacking: 2, cost: 61 * 300 })
  expect((await get('ada', `${at}/packs`)).json()).toMatchObject([{ id: 'test/conditions' }])
})

it('people of a school see their own rows and the sums of the county', async () => {
  const ledger: Conditions = (await get('cleo', at)).json()
  expect(new Set(ledger.rows.map(row => row.unit))).toEqual(new Set([CLEOS_SCHOOL]))
  expect(ledger.items[0]?.cost).toBe(61 * 300)
  expect((await get('cleo', `${at}/lineage?standard=books&unit=A`)).json().refusals[0].code).toBe(
    'measure.not-your-school',
  )
})

it('every number leads back to its file and cell', async () => {
  const root: LineageNode = (await get('ada', `${at}/lineage?standard=books&unit=B`)).json()
  const sources: string[] = []
  const walk = (node: LineageNode): void => {
    if (node.source) sources.push(`${node.source.file} ${node.source.sheet}!${node.source.cell}`)
    node.inputs.forEach(walk)
  }
  walk(root)
  expect(root.value).toBe(60 * 300)
  expect(sources.some(s => /^workbook.xlsx 学校!C\d+$/.test(s))).toBe(true)
})

it('a document without standards, a year without figures and a number nobody has are refused in words', async () => {
  const code = async (url: string) => (await get('ada', url)).json().refusals[0].code
  expect(await code(`${at}?pack=test~demo`)).toBe('measure.unknown-pack')
  expect(await code(`${at}?period=2031-2032`)).toBe('measure.no-figures')
  expect(await code(`${at}/lineage?standard=nothing`)).toBe('measure.nothing-to-explain')
})

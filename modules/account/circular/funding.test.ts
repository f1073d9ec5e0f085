import { ada, COUNTY_1, testDatabase } from '@kit/testkit'
import { findRegion, loadKnowledge } from '@loop/data'
import { generateDistrict, loadDistrict } from '@loop/demo'
import { moneyOf, schoolSheet } from '@loop/measure'
import { beforeAll, expect, it } from 'vitest'
import { POLICIES, policies, textOf, unzip } from '../test/scene.ts'
import { writeFundingSheet } from './funding-sheet.ts'
import { writeFundingTables } from './funding-tables.ts'

const db = await testDatabase()
const asked = { region: COUNTY_1, period: '2020-2021' } as const
const district = generateDistrict({ seed: '1', region: COUNTY_1 })
const small = district.lessons.find(lesson => lesson.id === 'small-rural')?.unit ?? ''

beforeAll(async () => {
  const knowledge = loadKnowledge(POLICIES, policies.vocabulary)
  const loaded = await loadDistrict(db.store, ada, knowledge, { district })
  if (!loaded.ok) throw new Error('not loaded')
})

const region = async () => {
  const found = await db.store.transaction(ada, tx => findRegion(tx, COUNTY_1))
  if (!found.ok) throw new Error('no region')
  return found.value
}

it('the money of the county fills a workbook that adds up', async () => {
  const money = await db.store.transaction(ada, tx => moneyOf(tx, policies, asked))
  if (!money.ok) throw new Error('no money')
  const { value } = money
  const bytes = await writeFundingTables({
    region: await region(),
    money: value,
    lang: 'zh',
    madeOn: '2021-03-01',
  })
  const sheets = (await unzip(bytes)).get('xl/workbook.xml')?.toString() ?? ''
  for (const name of ['各校合计', '逐校逐项', '项目和依据', '分级负担', '转移建议', '说明'])
    expect(sheets).toContain(`name="${name}"`)
  expect(value.schools.reduce((sum, school) => sum + school.after, 0)).toBe(value.after)
  expect(value.purposes.reduce((sum, purpose) => sum + purpose.after, 0)).toBe(value.after)
})

it('the sheet of a small school tells the floor, what was paid and what is lacking', async () => {
  const sheet = await db.store.transaction(ada, tx => schoolSheet(tx, policies, { ...asked, unit: small }))
  if (!sheet.ok) throw new Error('no sheet')
  const bytes = await writeFundingSheet({
    ...{ region: await region(), money: sheet.value, plan: null, lang: 'zh', madeOn: '2021-03-01' },
  })
  const words = (await textOf(bytes)).join('\n')
  const row = sheet.value.rows.find(r => r.purpose === 'operating-funds')
  // 60 pupils count as 100, and were paid for as 60: 40 × 650 yuan are lacking
  expect(row).toMatchObject({ difference: -40 * 65_000 })
  for (const told of [
    '按本地区执行的文件',
    '应拨',
    '-26,000.00',
    '小规模学校核定人数',
    '演示区_教育事业统计_2020.xlsx',
  ])
    expect(words).toContain(told)
})

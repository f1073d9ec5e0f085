import { statutorySheet } from '@loop/measure'
import { expect, test } from 'vitest'
import { district, policies, textOf, unzip } from '../test/scene.ts'
import { writeStatutorySheet } from './statutory.ts'
import { writeStatutoryTables } from './statutory-tables.ts'

const sheet = statutorySheet({
  figures: district.batches.flatMap(b =>
    b.source.stream === 'workbook' ? b.facts.map(f => ({ ...f, fact: null, standing: 'sole' as const })) : [],
  ),
  units: district.units,
  packs: policies.packs.values(),
  vocabulary: policies.vocabulary,
  period: '2020-2021',
})
const input = { region: district.region, sheet, lang: 'zh', madeOn: '2021-03-02' } as const

test('every statutory test of every document is on the sheet, with its accounts and what is lacking', async () => {
  const words = (await textOf(await writeStatutorySheet(input))).join('\n')
  for (const name of ['三个增长', '两个只增不减', '只增不减', '土地出让净收益10%', '教师工资不低于公务员'])
    expect(words).toContain(name)
  for (const training of ['教师培训经费占工资总额1.5%', '教师培训经费占公用经费预算5%'])
    expect(words).toContain(training)
  // 10 % of 25,000 − 2,400 = 100 (10,000 yuan); 1.5 % of 26,680 − 396 = 4.2
  expect(words).toContain('100万元')
  expect(words).toContain('4.2万元')
  expect(words).toContain('（预算，供比较）')
  expect(words).toContain('演示')
})

test('the workbook has a row a test, reading and year, and money in yuan', async () => {
  const files = await unzip(await writeStatutoryTables({ ...input, lang: 'en' }))
  const all = [...files.values()].map(file => file.toString('utf8')).join('\n')
  expect(all).toContain('A tenth of net land revenue')
  expect(all).toContain('(Budget, to compare)')
  // 18,200 (10,000 yuan) for preschools
  expect(all).toContain('<v>182000000</v>')
})

import { beforeAll, expect, it } from 'vitest'
import { assessment, input, textOf, unzip } from '../test/scene.ts'
import { writeReport } from './report.ts'

let zh: string[] = []
let en: string[] = []
let files = new Map<string, Buffer>()
beforeAll(async () => {
  const bytes = await writeReport(input('zh'))
  files = await unzip(bytes)
  zh = await textOf(bytes)
  en = await textOf(await writeReport(input('en')))
})
const has = (text: string[], sentence: string) => text.some(p => p.includes(sentence))

it('the title page names the county, the document, the year and the day in China, and says that all is made up', () => {
  expect(zh.slice(0, 6)).toEqual([
    '演示数据：本报告中的学校和数字均为虚构，不得作为任何决策依据',
    '杏花岭区（演示数据）',
    expect.stringContaining('优质均衡'),
    '自评报告',
    '（2020—2021学年）',
    '2021年3月1日',
  ])
})

it('figures of a real county carry no such box', async () => {
  const real = input('zh')
  const text = await textOf(await writeReport({ ...real, region: { ...real.region, synthetic: false } }))
  expect(has(text, '虚构')).toBe(false)
})

it('the verdict stands first and every failed test says by how much', () => {
  expect(has(zh, '尚未达到要求')).toBe(true)
  const failed = input('zh').assessment.result.tests.filter(x => x.verdict === 'fail' && x.op !== 'all@1')
  expect(failed.length).toBeGreaterThan(5)
  for (const test of failed) expect(has(zh, test.says.zh)).toBe(true)
})

it('clauses nobody has checked are marked, and the mark is explained', () => {
  const unverified = input('zh').assessment.result.tests.filter(
    x => x.status === 'unverified' && x.op !== 'all@1',
  )
  expect(unverified.length).toBeGreaterThan(0)
  for (const test of unverified) expect(has(zh, `${test.title.zh} ※`)).toBe(true)
  expect(has(zh, '尚未与文件原文核对')).toBe(true)
})

it('a figure that may not be published is not in the paper, its verdict is', () => {
  const monitored = assessment.result.tests.find(x => x.id === 'q9-rate')!
  expect(monitored.value).toBe(0.131)
  expect(zh.some(p => p.includes('0.131'))).toBe(false)
  expect(zh[zh.indexOf(monitored.title.zh) + 1]).toBe('按规定不公开')
})

it('schools that fail are listed with what they have to buy, build or hire', () => {
  const row = zh.indexOf('荷塘里小学')
  expect(zh.slice(row + 1, row + 4)).toEqual(['小学', '1000', expect.stringContaining('缺680平方米')])
})

it('the marks for recomputing are complete', () => {
  const { assessment } = input('zh')
  for (const mark of [
    assessment.id,
    assessment.factsDigest,
    assessment.resultDigest,
    assessment.knownAt,
    assessment.engine,
    assessment.pack.digest,
    `junheng recompute ${assessment.id}`,
  ])
    expect(has(zh, mark)).toBe(true)
})

it('the page is that of an official paper and holds a picture for each stage', () => {
  const xml = files.get('word/document.xml')!.toString('utf8')
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  const pictures = [...files].filter(([name]) => name.startsWith('word/media/') && !name.endsWith('/'))
  expect(pictures).toHaveLength(2)
  for (const [, png] of pictures) expect(png.subarray(1, 4).toString()).toBe('PNG')
})

it('the English paper is complete: Chinese stands only in names of schools and people', () => {
  // Longer names first: one school's name is the beginning of another's.
  const names = input('en')
    .assessment.result.schools.map(s => s.name)
    .sort((a, b) => b.length - a.length)
  const left = en.map(p => names.reduce((text, name) => text.replaceAll(name, ''), p))
  expect(left.filter(p => /[一-龥]/.test(p) && p !== '小岭教学点')).toEqual([])
})

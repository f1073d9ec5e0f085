import { expect, test } from 'vitest'
import { sampleLineage } from '../fixtures/answers.ts'
import { placeText, referenceText } from './reference.ts'

test('the copied reference goes down to file, sheet and cell', () => {
  const text = referenceText(sampleLineage, 'zh')
  expect(text).toContain('演示区_教育事业统计_2020.xlsx · 办学条件!K14')
  expect(text).toContain('quality-2017/art6')
})

test('every figure of the tree stands in the copied reference', () => {
  const lines = referenceText(sampleLineage, 'en').split('\n')
  for (const name of ['Primary pupils', 'Field area · east campus', 'Share of the primary stage']) {
    expect(lines.some(line => line.includes(`${name} =`))).toBe(true)
  }
})

test('a figure from a form has no file, and says what it came from', () => {
  const source = {
    file: null,
    sheet: null,
    cell: null,
    line: null,
    rows: null,
    raw: null,
    kind: 'form',
    importedBy: '',
    recordedAt: '',
  }
  expect(placeText(source)).toBe('form')
})

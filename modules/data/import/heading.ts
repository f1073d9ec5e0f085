import type { Text } from '@kit/base'
import type { Metric, Vocabulary } from '@kit/policy'
import type { CellValue } from '@kit/workbook'
import { plain } from '../rules/checks/identity.ts'

/** One form for all spellings of a heading: half-width, no blanks, no “required” star, one kind of dash. */
export function headingKey(text: string): string {
  return plain(text)
    .replace(/[*※]+$/, '')
    .replace(/[—–－―]+/g, '-')
    .toLowerCase()
}

/** Unit in which a column of our own template is given: figures as people write them, money in yuan. */
export function unitOfColumn(metric: Metric): string {
  return metric.unit === 'fen' ? 'yuan' : metric.unit
}

/** Heading of a metric in our template. @example headingOf(pupils, vocabulary) // → { zh: '在校生数(人)', en: 'Pupils (persons)' } */
export function headingOf(metric: Metric, vocabulary: Vocabulary): Text {
  const unit = vocabulary.units.get(unitOfColumn(metric))
  if (!unit || unit.symbol.zh === '' || metric.type === 'code' || metric.type === 'flag') return metric.title
  return { zh: `${metric.title.zh}(${unit.title.zh})`, en: `${metric.title.en} (${unit.title.en})` }
}

/** Texts of a heading of one or several levels, left to right; a blank in an upper level continues its left neighbour. */
export function headingTexts(rows: readonly (readonly CellValue[])[]): string[] {
  const width = Math.max(0, ...rows.map(row => row.length))
  const levels = rows.map((row, level) => {
    const texts = Array.from({ length: width }, (_, c) => text(row[c] ?? null))
    return level === rows.length - 1 ? texts : fillRight(texts)
  })
  return Array.from({ length: width }, (_, c) => {
    const stacked = levels.map(level => level[c]!).filter((one, i, all) => one !== '' && one !== all[i - 1])
    return stacked.join('/')
  })
}

function text(value: CellValue): string {
  return typeof value === 'string' ? headingKey(value) : typeof value === 'number' ? String(value) : ''
}

function fillRight(texts: string[]): string[] {
  let last = ''
  return texts.map(one => {
    last = one === '' ? last : one
    return last
  })
}

import type { Metric } from '@kit/policy'
import type { Finding } from './catalogue.ts'
import { plain } from './identity.ts'

/** Words of people for what is not a number (`policies/mappings/words.yaml`). */
export interface ValueWords {
  /** Marks that say “not available”: recorded as such, never as zero. */
  readonly missing: ReadonlySet<string>
  readonly yes: ReadonlySet<string>
  readonly no: ReadonlySet<string>
}

/** One cell, read: nothing there, recorded as not available, a number, or something that cannot be believed. */
export type Reading =
  | { readonly state: 'blank' }
  | { readonly state: 'missing'; readonly finding: Finding }
  | { readonly state: 'value'; readonly value: number; readonly finding: Finding | null }
  | { readonly state: 'bad'; readonly finding: Finding }

const BLANK: Reading = { state: 'blank' }
const bad = (finding: Finding): Reading => ({ state: 'bad', finding })
const value = (of: number, finding: Finding | null = null): Reading => ({
  state: 'value',
  value: of,
  finding,
})

/** How a column's numbers become figures of its metric. */
export interface Column {
  readonly metric: Metric
  /** Factor from the unit of the column to the base unit; 1,000,000 from 万元 to fen. */
  readonly scale: number
  /** Written after numbers by people who mean well: 人, 万元. */
  readonly symbol: string
}

type Cell = string | number | boolean | Date | null

/**
 * Reads one cell as a figure of a metric. A blank is nothing, a mark such as “—” is a recorded “not available”, and only
 * a written 0 is zero. Money is exact in whole fen.
 *
 * @unit the base unit of the metric's unit
 * @example readValue('1,234.5', { metric: areaMetric, scale: 1, symbol: '㎡' }, words) // → { state: 'value', value: 1234.5, finding: 'number-as-text' }
 */
export function readValue(cell: Cell, column: Column, words: ValueWords): Reading {
  if (cell === null || cell === '') return BLANK
  if (cell instanceof Date)
    return column.metric.type === 'year' ? value(cell.getUTCFullYear()) : bad('not-a-number')
  if (typeof cell === 'boolean')
    return column.metric.type === 'flag' ? value(cell ? 1 : 0) : bad('not-a-number')
  if (typeof cell === 'number') return fromNumber(cell, column)
  const text = plain(cell)
  if (text === '') return BLANK
  if (column.metric.type === 'flag') return readFlag(text, words)
  if (words.missing.has(text)) return { state: 'missing', finding: 'marked-missing' }
  if (column.metric.type === 'code') return readCode(text, column.metric)
  const number = withoutSigns(text, column)
  return number === null ? bad('not-a-number') : asText(within(number, column))
}

function asText(reading: Reading): Reading {
  return reading.state === 'value' ? { ...reading, finding: reading.finding ?? 'number-as-text' } : reading
}

function fromNumber(number: number, column: Column): Reading {
  if (column.metric.type === 'code') return readCode(String(number), column.metric)
  if (column.metric.type === 'flag') return number === 0 || number === 1 ? value(number) : bad('not-yes-no')
  const scaled = number * column.scale
  if (Number.isInteger(number) && Number.isSafeInteger(scaled)) return bounded(scaled, true, column)
  // Spreadsheets keep fifteen digits; the rest of a binary fraction is noise (0.1 + 0.2).
  return within(String(Number(number.toPrecision(15))), column)
}

function readFlag(text: string, words: ValueWords): Reading {
  if (words.yes.has(text)) return value(1)
  if (words.no.has(text)) return value(0)
  return words.missing.has(text) ? { state: 'missing', finding: 'marked-missing' } : bad('not-yes-no')
}

function readCode(text: string, metric: Metric): Reading {
  const digits = /^\d+/.exec(text)?.[0]
  const code = (metric.codes ?? []).find(({ code, title }) =>
    digits ? code === Number(digits) : plain(title.zh) === text,
  )
  return code ? value(code.code) : bad('not-in-list')
}

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/

function withoutSigns(text: string, { metric, symbol }: Column): string | null {
  const sign = plain(symbol)
  let number = sign !== '' && text.endsWith(sign) ? text.slice(0, -sign.length) : text
  if (metric.type === 'share' && number.endsWith('%')) number = number.slice(0, -1)
  if (metric.type === 'year' && number.endsWith('年')) number = number.slice(0, -1)
  if (metric.type === 'coordinate') number = number.replace(/°$/, '')
  return NUMBER.test(number) ? number.replaceAll(',', '') : null
}

function within(number: string, column: Column): Reading {
  return bounded(...times(number, column.scale), column)
}

function bounded(scaled: number, exact: boolean, { metric }: Column): Reading {
  const counted = metric.type === 'count' || metric.type === 'year'
  if (counted && !Number.isInteger(scaled)) return bad('not-whole')
  const figure = metric.type === 'money' ? Math.round(scaled) : scaled
  if (metric.minimum === undefined && figure < 0) return bad('negative')
  if (metric.minimum !== undefined && figure < metric.minimum) return bad('below-minimum')
  if (metric.maximum !== undefined && figure > metric.maximum) return bad('above-maximum')
  return value(figure, metric.type === 'money' && !exact ? 'rounded-to-fen' : null)
}

/**
 * Decimal digits times a whole factor, without a binary fraction in between; second: the product is a whole number.
 *
 * @example times('12.3456', 1_000_000) // → [12345600, true]
 */
export function times(number: string, factor: number): [product: number, whole: boolean] {
  const found = /^([+-]?\d+)(?:\.(\d+))?$/.exec(number)
  if (!found) return [Number(number) * factor, Number.isInteger(Number(number) * factor)]
  const [, whole, decimals = ''] = found
  const product = BigInt(whole! + decimals) * BigInt(factor)
  const divisor = 10n ** BigInt(decimals.length)
  if (product % divisor === 0n) return [Number(product / divisor), true]
  return [factor === 1 ? Number(number) : Number(product) / Number(divisor), false]
}

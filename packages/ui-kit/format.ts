import type { Lang } from '@kit/base'

/**
 * Rounding for the eye only: as many digits as somebody can use, never for a comparison. The full value goes into the
 * `title` of the element (see `Num`).
 *
 * @example forTheEye(4.4963) // → '4.50'
 * @example forTheEye(23846.2) // → '23,846'
 */
export function forTheEye(value: number, digits: number = sensibleDigits(value)): string {
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value === 0 ? 0 : value)
}

function sensibleDigits(value: number): number {
  const size = Math.abs(value)
  if (Number.isInteger(value)) return 0
  if (size >= 1000) return 0
  if (size >= 100) return 1
  return 2
}

/**
 * A coefficient beside its limit: enough digits that the eye never sees them equal when they are not.
 *
 * @example besideLimit(0.50004, 0.5) // → '0.50004'
 * @example besideLimit(0.4321, 0.5) // → '0.432'
 */
export function besideLimit(value: number, limit: number | null, digits = 3): string {
  if (limit === null || value === limit) return forTheEye(value, digits)
  for (let d = digits; d <= 12; d += 1) {
    if (Number(value.toFixed(d)) !== limit) return forTheEye(value, d)
  }
  return String(value)
}

/**
 * Any figure beside its limit: the usual digits, more of them where the two would look the same.
 *
 * @example apart(0.5041, 0.5) // → '0.504'
 * @example apart(1986, 2000) // → '1,986'
 */
export function apart(value: number, limit: number | null): string {
  const usual = forTheEye(value)
  const same = limit !== null && value !== limit && Number(value.toFixed(sensibleDigits(value))) === limit
  return same ? besideLimit(value, limit, sensibleDigits(value)) : usual
}

/** The number with every digit it has, for titles and for copying. */
export function inFull(value: number): string {
  return String(value)
}

/**
 * A lack in things that can be bought or built: rounded up, because half a teacher short is a teacher short.
 *
 * @example toBuy(2.1) // → '3'
 */
export function toBuy(amount: number): string {
  return forTheEye(Math.ceil(amount - 1e-9), 0)
}

/** Money is held in fen; people read yuan, or ten thousand yuan when it is much. */
export function money(fen: number, lang: Lang): string {
  const yuan = fen / 100
  if (Math.abs(yuan) < 10_000) return lang === 'zh' ? `${forTheEye(yuan)} 元` : `CNY ${forTheEye(yuan)}`
  return lang === 'zh' ? `${forTheEye(yuan / 10_000)} 万元` : `CNY ${forTheEye(yuan / 1000)}k`
}

const TIME: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
}

/** An instant as people of the region read it. */
export function whenText(instant: string, lang: Lang): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', TIME).format(date)
}

/**
 * A school year as people say it.
 *
 * @example periodText('2020-2021', 'zh') // → '2020—2021 学年'
 */
export function periodText(period: string, lang: Lang): string {
  const [from, to] = period.split('-')
  if (to === undefined) return lang === 'zh' ? `${from} 年` : `${from}`
  return lang === 'zh' ? `${from}—${to} 学年` : `${from}–${to}`
}

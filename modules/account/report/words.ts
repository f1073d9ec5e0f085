import type { Lang, Text } from '@kit/base'

/** Says a sentence in the language of the report. */
export type Say = (text: Text) => string

export function sayIn(lang: Lang): Say {
  return text => text[lang]
}

/**
 * A figure rounded for the eye. Thousands are grouped in English and left plain in Chinese, as the official style asks.
 *
 * @example shown(4.5678, 'zh', 2) // → '4.57'
 */
export function shown(value: number | null, lang: Lang, digits = 2): string {
  if (value === null) return '—'
  return new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumFractionDigits: digits,
    useGrouping: lang === 'en',
  }).format(value)
}

/**
 * A figure beside its limit, with as many digits as it takes to see that they differ: 0.5004 never prints as “0.5” next to
 * a limit of 0.5 that it misses.
 *
 * @example shownBeside(0.5004, 0.5, 'zh', 3) // → '0.5004'
 */
export function shownBeside(value: number | null, limit: number | null, lang: Lang, digits: number): string {
  if (value === null || limit === null || value === limit) return shown(value, lang, digits)
  const other = shown(limit, lang, 12)
  let precision = digits
  while (precision < 12 && shown(value, lang, precision) === other) precision += 1
  return shown(value, lang, precision)
}

/**
 * What has to be bought or built to close a gap: whole things, never a third of a teacher; large sums in 万元.
 *
 * @example needed(2.1, { zh: '间', en: 'rooms' }, 'zh') // → '3间'
 */
export function needed(gap: number, unit: Text, lang: Lang): string {
  // A gap of 2 that came out of a division as 2.000000001 is a gap of 2.
  const whole = Math.ceil(gap - 1e-6)
  if (lang === 'en') return `${shown(whole, lang, 0)} ${unit.en}`
  if (unit.zh.startsWith('元') && whole >= 10_000)
    return `${shown(Math.ceil(whole / 100) / 100, lang, 2)}万${unit.zh}`
  return `${shown(whole, lang, 0)}${unit.zh}`
}

/** `2020-2021` as people say it: 2020—2021学年. */
export function periodName(period: string, lang: Lang): string {
  if (!period.includes('-')) return lang === 'zh' ? `${period}年` : period
  return lang === 'zh' ? `${period.replace('-', '—')}学年` : `school year ${period.replace('-', '–')}`
}

export function dayName(isoDay: string, lang: Lang): string {
  const [year, month, day] = isoDay.slice(0, 10).split('-').map(Number)
  if (lang === 'zh') return `${year}年${month}月${day}日`
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${isoDay.slice(0, 10)}T00:00:00Z`))
}

/**
 * What a test found, without its own title in front: the title stands in the column beside it.
 *
 * @example withoutTitle('持证率：100%', '持证率') // → '100%'
 */
export function withoutTitle(sentence: string, title: string): string {
  return sentence.startsWith(title) ? sentence.slice(title.length).replace(/^[\s:：,，]+/, '') : sentence
}

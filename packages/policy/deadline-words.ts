import { fill, type Text, t } from '@kit/base'
import type { Deadline } from './plan-schema.ts'

const SPANS = {
  yearly: t('每年', 'every year'),
  'half-yearly': t('每半年', 'every half-year'),
  quarterly: t('每季度', 'every quarter'),
  monthly: t('每月', 'every month'),
}

/**
 * A deadline in words.
 *
 * @example deadlineWords({ by: '2023-12-31', thenMaintain: true }).zh // → '2023-12-31前完成，并长期保持'
 */
export function deadlineWords(deadline: Deadline): Text {
  if ('after' in deadline) return deadline.after
  if ('unknown' in deadline) return deadline.unknown
  if ('by' in deadline) {
    const { by, from, thenMaintain } = deadline
    const places = { by, from: from ?? '' }
    const within = from === undefined ? t('', '') : fill(t('{from}起，', 'from {from}, '), places)
    const end = fill(t('{by}前完成', 'by {by}'), places)
    const kept = thenMaintain ? t('，并长期保持', ', then kept') : t('', '')
    return { zh: within.zh + end.zh + kept.zh, en: within.en + end.en + kept.en }
  }
  const { recurring, month, day } = deadline
  const span =
    recurring === 'every-n-years'
      ? fill(t('每{years}年', 'every {years} years'), { years: deadline.years })
      : SPANS[recurring]
  const date = dateWords(month, day)
  return { zh: span.zh + date.zh, en: span.en + date.en }
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })

function dateWords(month: number | undefined, day: number | undefined): Text {
  const name = month === undefined ? '' : MONTH.format(Date.UTC(2000, month - 1, 1))
  const places = { month: month ?? '', day: day ?? '', name }
  if (month === undefined)
    return day === undefined ? t('', '') : fill(t('（{day}日前）', ' (by day {day})'), places)
  return day === undefined
    ? fill(t('（{month}月底前）', ' (by the end of {name})'), places)
    : fill(t('（{month}月{day}日前）', ' (by {day} {name})'), places)
}

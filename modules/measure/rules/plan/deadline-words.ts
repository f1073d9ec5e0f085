import { type Text, t } from '@kit/base'
import type { Deadline } from '@kit/policy'
import { joined, sentence } from '../wording.ts'

const SPANS = {
  yearly: t('每年', 'every year'),
  'half-yearly': t('每半年', 'every half-year'),
  quarterly: t('每季度', 'every quarter'),
  monthly: t('每月', 'every month'),
}

/** @example deadlineWords({ by: '2023-12-31', thenMaintain: true }).zh // → '2023-12-31前完成，并长期保持' */
export function deadlineWords(deadline: Deadline): Text {
  if ('after' in deadline) return deadline.after
  if ('unknown' in deadline) return deadline.unknown
  if ('by' in deadline) {
    const { by, from, thenMaintain } = deadline
    const within = from === undefined ? null : sentence('{from}起，', 'from {from},', { from })
    const kept = thenMaintain ? t('，并长期保持', ', then kept') : null
    return joined(within, sentence('{by}前完成', 'by {by}', { by }), kept)
  }
  const { recurring, month, day } = deadline
  const span =
    recurring === 'every-n-years'
      ? sentence('每{years}年', 'every {years} years', { years: deadline.years })
      : SPANS[recurring]
  if (month === undefined && day === undefined) return span
  const on = [month && `${month}月`, day && `${day}日`].filter(Boolean).join('')
  const date = [month, day].filter(part => part !== undefined).join('-')
  return joined(span, { zh: `（${on}前）`, en: `(by ${date})` })
}

import { useLang, useWords } from '@kit/ui-kit'
import type { MoneySums } from '@loop/measure/funding/schema'
import css from './funding.module.css'

/** Yuan to the fen; what is not known says so. */
export function Yuan({ fen, isAlarm = false }: { fen: number | null; isAlarm?: boolean }) {
  const w = useWords('measure')
  const lang = useLang()
  if (fen === null)
    return (
      <span className={css.missing} title={w('funding.unknown')}>
        —
      </span>
    )
  return <span className={isAlarm && fen < 0 ? css.alarm : ''}>{yuanText(fen, lang)}</span>
}

/** What was paid, over the rows of which it is known; where it is known of none, it is not nothing. */
export function paidOf({ paid, difference, unpaidUnknown, after }: MoneySums): {
  readonly paid: number | null
  readonly difference: number | null
} {
  const isUnknown = unpaidUnknown > 0 && paid === 0 && difference === 0 && after !== 0
  return isUnknown ? { paid: null, difference: null } : { paid, difference }
}

export function yuanText(fen: number, lang: string): string {
  const form = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return (fen / 100).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', form)
}

/** Headings over columns of money. */
export function MoneyHeads({ keys }: { keys: readonly string[] }) {
  const w = useWords('measure')
  return keys.map(key => (
    <th key={key} scope="col" className="jh-right">
      {w(`funding.${key}`)}
    </th>
  ))
}

import { useLang, useWords } from '@kit/ui-kit'
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

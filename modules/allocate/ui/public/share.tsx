import { sha256Hex } from '@kit/kernels/draw'
import { useWords } from '@kit/ui-kit'
import { Input } from 'antd'
import { useState } from 'react'
import css from './public.module.css'

/** A witness finds the digest of the words kept back; nothing is sent anywhere. */
export function Share() {
  const w = useWords('allocate')
  const [words, setWords] = useState('')
  const text = words.trim()
  return (
    <details className={css.share}>
      <summary>{w('public.share')}</summary>
      <p className="jh-soft">{w('public.shareHint')}</p>
      <Input aria-label={w('public.share')} value={words} onChange={e => setWords(e.target.value)} />
      {text !== '' && <code>{sha256Hex(text)}</code>}
    </details>
  )
}

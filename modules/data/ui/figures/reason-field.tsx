import { useWords } from '@kit/ui-kit'
import { Input } from 'antd'
import { useId } from 'react'
import css from './figure-drawer.module.css'

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (reason: string) => void
}

export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const w = useWords('data')
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{w('decide.reason')}</label>
      <Input.TextArea
        id={id}
        required
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder={w('decide.reasonHint')}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

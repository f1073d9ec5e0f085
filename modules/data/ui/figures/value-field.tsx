import { useSay, useWords } from '@kit/ui-kit'
import type { MetricView } from '@loop/data/schema'
import { InputNumber, Select } from 'antd'
import { useId } from 'react'
import css from './figure-drawer.module.css'

interface ValueFieldProps {
  readonly metric: MetricView | undefined
  readonly value: number | null
  readonly disabled: boolean
  readonly onChange: (value: number | null) => void
}

/** A value in the way people give it: a code or yes/no from a list, money in yuan, everything else as a number. */
export function ValueField({ metric, value, disabled, onChange }: ValueFieldProps) {
  const w = useWords('data')
  const say = useSay()
  const id = useId()
  const isMoney = metric?.type === 'money'
  const listed =
    metric?.type === 'flag'
      ? [
          { value: 1, label: w('value.yes') },
          { value: 0, label: w('value.no') },
        ]
      : (metric?.codes ?? []).map(c => ({ value: c.code, label: `${c.code} ${say(c.title)}` }))
  return (
    <div className={css.field}>
      <label htmlFor={id}>{w('decide.newValue')}</label>
      {listed.length > 0 ? (
        <Select id={id} value={value} options={listed} disabled={disabled} onChange={onChange} />
      ) : (
        <InputNumber
          id={id}
          className={css.number ?? ''}
          value={value === null ? null : isMoney ? value / 100 : value}
          disabled={disabled}
          suffix={isMoney ? w('decide.yuan') : metric && say(metric.unitSymbol)}
          onChange={given => onChange(given === null ? null : isMoney ? Math.round(given * 100) : given)}
        />
      )}
    </div>
  )
}

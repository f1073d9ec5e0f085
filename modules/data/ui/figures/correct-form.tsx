import { Failure, useSay, useWords } from '@kit/ui-kit'
import type { Figure, MetricView } from '@loop/data/schema'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useFigureDeed } from './deed.ts'
import css from './figure-drawer.module.css'
import { ReasonField } from './reason-field.tsx'
import { ValueField } from './value-field.tsx'

interface CorrectFormProps {
  readonly figure: Figure
  readonly metric: MetricView | undefined
  readonly done: () => void
}

export function CorrectForm({ figure, metric, done }: CorrectFormProps) {
  const w = useWords('data')
  const say = useSay()
  const [value, setValue] = useState<number | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [reason, setReason] = useState('')
  const correct = useFigureDeed('corrections', done)
  const { unit, period, stage } = figure
  const ready = (isMissing || value !== null) && reason.trim() !== ''
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        correct.mutate({
          unit,
          period,
          metric: figure.metric,
          stage,
          value: isMissing ? null : value,
          reason,
        })
      }}
    >
      <p className="jh-soft jh-small">{w('decide.correctText')}</p>
      {metric && <p className="jh-soft jh-small">{say(metric.definition)}</p>}
      <ValueField metric={metric} value={value} disabled={isMissing} onChange={setValue} />
      <Checkbox checked={isMissing} onChange={event => setMissing(event.target.checked)}>
        {w('decide.notAvailable')}
      </Checkbox>
      <ReasonField value={reason} onChange={setReason} />
      {correct.error && <Failure error={correct.error} />}
      <div className={css.deeds}>
        <Button type="primary" htmlType="submit" loading={correct.isPending} disabled={!ready}>
          {w('decide.save')}
        </Button>
        <Button onClick={done}>{w('decide.cancel')}</Button>
      </div>
    </form>
  )
}

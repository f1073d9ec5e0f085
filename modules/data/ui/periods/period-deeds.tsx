import { periodText, useLang, useMay, useWords } from '@kit/ui-kit'
import type { PeriodState } from '@loop/data/schema'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import css from './periods.module.css'
import { ReopenForm } from './reopen-form.tsx'
import type { usePeriodStep } from './step.ts'

interface PeriodDeedsProps {
  readonly state: PeriodState
  readonly step: ReturnType<typeof usePeriodStep>
}

/** The steps this person may take now; each is asked for once more before it is done. */
export function PeriodDeeds({ state, step }: PeriodDeedsProps) {
  const w = useWords('data')
  const maySubmit = useMay('data.submit')
  const mayConfirm = useMay('data.confirm')
  const [reopening, setReopening] = useState(false)
  return (
    <div className={`${css.deeds} jh-noprint`}>
      {maySubmit && state.state !== 'locked' && (
        <Sure
          deed="submit"
          state={state}
          step={step}
          label={state.state === 'open' ? 'submit' : 'resubmit'}
        />
      )}
      {mayConfirm && state.state === 'submitted' && (
        <Sure deed="confirm" state={state} step={step} label="confirm" />
      )}
      {mayConfirm && state.state !== 'open' && (
        <Button onClick={() => setReopening(true)}>{w('periods.reopen')}</Button>
      )}
      <ReopenForm state={state} step={step} open={reopening} close={() => setReopening(false)} />
    </div>
  )
}

interface SureProps extends PeriodDeedsProps {
  readonly deed: 'submit' | 'confirm'
  readonly label: 'submit' | 'resubmit' | 'confirm'
}

function Sure({ deed, state, step, label }: SureProps) {
  const w = useWords('data')
  const lang = useLang()
  // What the server would refuse is not offered; the line about contested figures says what to do first.
  const isBlocked = state.contested > 0
  return (
    <Popconfirm
      disabled={isBlocked}
      title={w(`periods.${deed}Sure`, { period: periodText(state.period, lang) })}
      description={w(`periods.${deed}SureText`)}
      okText={w(`periods.${label}`)}
      cancelText={w('decide.cancel')}
      onConfirm={() => step.mutate({ step: deed })}
    >
      <Button
        type={label === 'resubmit' ? 'default' : 'primary'}
        loading={step.isPending}
        disabled={isBlocked}
      >
        {w(`periods.${label}`)}
      </Button>
    </Popconfirm>
  )
}

import { periodText, useLang, useWords } from '@kit/ui-kit'
import type { PeriodState } from '@loop/data/schema'
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import css from './periods.module.css'
import type { usePeriodStep } from './step.ts'

interface ReopenFormProps {
  readonly state: PeriodState
  readonly step: ReturnType<typeof usePeriodStep>
  readonly open: boolean
  readonly close: () => void
}

export function ReopenForm({ state, step, open, close }: ReopenFormProps) {
  const w = useWords('data')
  const lang = useLang()
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <Modal
      open={open}
      title={w('periods.reopenTitle', { period: periodText(state.period, lang) })}
      okText={w('periods.reopen')}
      cancelText={w('decide.cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onCancel={close}
      onOk={() => {
        step.mutate({ step: 'reopen', reason })
        close()
      }}
      destroyOnHidden
    >
      <p className="jh-soft">{w('periods.reopenText')}</p>
      <div className={css.field}>
        <label htmlFor={id}>{w('periods.reason')}</label>
        <Input.TextArea
          id={id}
          required
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </div>
    </Modal>
  )
}

import { Failure, useWords } from '@kit/ui-kit'
import type { Fact } from '@loop/data/schema'
import { Button } from 'antd'
import { useState } from 'react'
import { useFigureDeed } from './deed.ts'
import css from './figure-drawer.module.css'
import { ReasonField } from './reason-field.tsx'

export function ChooseForm({ fact, done }: { fact: Fact; done: () => void }) {
  const w = useWords('data')
  const [reason, setReason] = useState('')
  const choose = useFigureDeed('choices', done)
  const { unit, period, metric, stage } = fact
  const submit = () => choose.mutate({ unit, period, metric, stage, fact: fact.id, reason })
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <ReasonField value={reason} onChange={setReason} />
      {choose.error && <Failure error={choose.error} />}
      <div className={css.deeds}>
        <Button type="primary" htmlType="submit" loading={choose.isPending} disabled={reason.trim() === ''}>
          {w('decide.choose')}
        </Button>
        <Button onClick={done}>{w('decide.cancel')}</Button>
      </div>
    </form>
  )
}

import { Failure, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { type Import, PeriodStateSchema } from '@loop/data/schema'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { z } from 'zod'
import { useImportDeed } from './asking.ts'
import css from './import.module.css'

const PeriodsSchema = z.array(PeriodStateSchema)

/** Storing needs a yes; for a locked period also a reason. A file that says nothing new needs neither. */
export function CommitBox({ one }: { one: Import }) {
  const w = useWords('data')
  const id = useId()
  const { region } = useSelection()
  const [reason, setReason] = useState('')
  const commit = useImportDeed(one.id, 'commit')
  const periods = useAnswer(PeriodsSchema, `/api/data/${region}/periods`).data ?? []
  const isLocked = periods.some(p => p.period === one.period && p.state === 'locked')
  // The rows say their own years: which of them are locked is known when they are stored.
  const mayBeLocked = one.period === null && periods.some(p => p.state === 'locked')
  if (isNothing(one.preview)) return <p className={css.nothing}>{w('import.nothing')}</p>
  return (
    <form
      className={css.commit}
      onSubmit={event => {
        event.preventDefault()
        commit.mutate({ reason: reason.trim() === '' ? null : reason })
      }}
    >
      {one.counts.warning > 0 && <p>{w('import.warnings', { n: one.counts.warning })}</p>}
      {(isLocked || mayBeLocked) && (
        <div className={css.choice}>
          <label htmlFor={id}>{w('import.reason')}</label>
          <Input
            id={id}
            required={isLocked}
            maxLength={500}
            placeholder={w(isLocked ? 'import.reasonHint' : 'import.reasonMayHint')}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </div>
      )}
      <Button
        type="primary"
        htmlType="submit"
        loading={commit.isPending}
        disabled={isLocked && reason.trim() === ''}
      >
        {w('import.commit')}
      </Button>
      {commit.error && <Failure error={commit.error} />}
    </form>
  )
}

function isNothing(preview: Import['preview']): boolean {
  return preview !== null && preview.unitsNew + preview.factsNew + preview.factsChanged === 0
}

import { Failure, Section, useApi, useLang, useWords, whenText } from '@kit/ui-kit'
import { type Decision, DecisionSchema } from '@loop/allocate/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import css from './plan.module.css'

/** Adopt or reject, with the reason; once. */
export function Decide({ path }: { path: string }) {
  const w = useWords('allocate')
  const api = useApi()
  const queries = useQueryClient()
  const [why, setWhy] = useState('')
  const decide = useMutation({
    mutationFn: (decision: Decision['decision']) =>
      api.post(DecisionSchema, `${path}/decision`, { decision, why: why.trim() }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const isEmpty = why.trim() === ''
  return (
    <Section title={w('plan.decide')}>
      <div className={css.decide}>
        <Input.TextArea
          rows={2}
          maxLength={2000}
          value={why}
          placeholder={w('plan.why')}
          aria-label={w('plan.why')}
          onChange={e => setWhy(e.target.value)}
        />
        <Button
          type="primary"
          disabled={isEmpty}
          loading={decide.isPending}
          onClick={() => decide.mutate('adopted')}
        >
          {w('plan.adopt')}
        </Button>
        <Button disabled={isEmpty} loading={decide.isPending} onClick={() => decide.mutate('rejected')}>
          {w('plan.reject')}
        </Button>
      </div>
      {decide.error && <Failure error={decide.error} />}
    </Section>
  )
}

export function Decided({ decision }: { decision: Decision }) {
  const w = useWords('allocate')
  const lang = useLang()
  const { decidedBy: who, decidedAt, why } = decision
  const what = w(`plan.${decision.decision}`)
  return <p>{w('plan.decided', { who, when: whenText(decidedAt, lang), what, why })}</p>
}

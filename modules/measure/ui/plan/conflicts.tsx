import {
  Failure,
  Section,
  useAnswer,
  useApi,
  useLang,
  useMay,
  useSay,
  useSelection,
  useWords,
  whenText,
} from '@kit/ui-kit'
import { type ConflictChoice, ConflictChoiceSchema, type PlanStanding } from '@loop/measure/plan-schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import css from './plan.module.css'

type Conflict = PlanStanding['conflicts'][number]

/** Where the document contradicts itself: both sides, which one is official, who chose it and why. */
export function Conflicts({ of, pack }: { of: readonly Conflict[]; pack: string }) {
  const w = useWords('measure')
  const { region } = useSelection()
  const at = `/api/measure/${region}/plans/${encodeURIComponent(pack.replaceAll('/', '~'))}/conflicts`
  const choices = useAnswer(z.array(ConflictChoiceSchema), at)
  return (
    <Section title={w('plan.conflicts')} aside={w('plan.conflictsAside')}>
      <ul className={css.cards}>
        {of.map(c => (
          <li key={c.id} className="jh-card">
            <OneConflict conflict={c} at={at} choice={choices.data?.find(x => x.conflict === c.id) ?? null} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneConflict({
  conflict,
  at,
  choice,
}: {
  conflict: Conflict
  at: string
  choice: ConflictChoice | null
}) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const maySettle = useMay('measure.settle')
  const [open, setOpen] = useState(false)
  return (
    <>
      <h3>{say(conflict.title)}</h3>
      <ul>
        {conflict.between.map(side => (
          <li key={side.id}>
            {say(side.title)}
            {side.value !== null && <strong className="jh-num"> {side.value}</strong>}
            {choice?.chosen === side.id && <span className={css.tag}>{w('plan.official')}</span>}
          </li>
        ))}
      </ul>
      <p className="jh-soft">{say(conflict.note)}</p>
      {choice && (
        <p className="jh-soft jh-small">
          {w('plan.chosenBy', {
            who: choice.chosenBy,
            when: whenText(choice.chosenAt, lang),
            reason: choice.reason,
          })}
        </p>
      )}
      {maySettle && !open && (
        <Button className="jh-noprint" onClick={() => setOpen(true)}>
          {w(choice ? 'plan.chooseAgain' : 'plan.choose')}
        </Button>
      )}
      {open && <Settle conflict={conflict} at={at} done={() => setOpen(false)} />}
    </>
  )
}

function Settle({ conflict, at, done }: { conflict: Conflict; at: string; done: () => void }) {
  const w = useWords('measure')
  const say = useSay()
  const api = useApi()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const settle = useMutation({
    mutationFn: () => api.post(ConflictChoiceSchema, `${at}/${conflict.id}`, { chosen, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [at] })
      done()
    },
  })
  return (
    <form
      className={css.settle}
      onSubmit={event => {
        event.preventDefault()
        settle.mutate()
      }}
    >
      <Radio.Group
        value={chosen}
        onChange={event => setChosen(event.target.value)}
        options={conflict.between.map(s => ({ value: s.id, label: `${say(s.title)} ${s.value ?? ''}` }))}
      />
      <Input.TextArea
        rows={2}
        maxLength={2000}
        value={reason}
        aria-label={w('plan.reason')}
        placeholder={w('plan.reason')}
        onChange={event => setReason(event.target.value)}
      />
      {settle.error && <Failure error={settle.error} />}
      <span>
        <Button
          type="primary"
          htmlType="submit"
          loading={settle.isPending}
          disabled={chosen === null || reason.trim() === ''}
        >
          {w('plan.settle')}
        </Button>{' '}
        <Button onClick={done}>{w('plan.cancel')}</Button>
      </span>
    </form>
  )
}

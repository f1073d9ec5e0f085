import { Section, useLang, useMay, useSay, useWords, whenText } from '@kit/ui-kit'
import type { ClassesPlan, ClassesState } from '@loop/allocate/schema'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber } from 'antd'
import { useCallback, useState } from 'react'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'

/** Later changes: each with its reason and what it cost; a pupil alone, or two who change places. */
export function Changes({ plan, state }: { plan: ClassesPlan; state: ClassesState }) {
  const w = useWords('allocate')
  const say = useSay()
  const mayDecide = useMay('allocate.decide')
  return (
    <Section title={w('classes.changes')} aside={w('classes.changesAside')}>
      {state.hindrance ? <p className="jh-soft">{say(state.hindrance)}</p> : null}
      {!state.hindrance && state.changes.length === 0 && <p className="jh-soft">{w('classes.noChanges')}</p>}
      {state.changes.length > 0 && <Made changes={state.changes} />}
      {!state.hindrance && mayDecide && <Move plan={plan} />}
    </Section>
  )
}

function Made({ changes }: Pick<ClassesState, 'changes'>) {
  const w = useWords('allocate')
  const lang = useLang()
  return (
    <div className="jh-scroll">
      <table className="jh-table" style={{ minWidth: 640 }}>
        <thead>
          <tr>
            {['pupil', 'fromTo', 'reason', 'uneven', 'who'].map(c => (
              <th key={c} scope="col">
                {w(`classes.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((c, i) => (
            <tr key={i}>
              <th scope="row">{c.id}</th>
              <td className="jh-num">{w('classes.moved', { from: c.from, to: c.to })}</td>
              <td>{c.reason}</td>
              <td className="jh-num">
                {c.before.toFixed(2)} → {c.after.toFixed(2)}
              </td>
              <td>
                {c.by} {whenText(c.at, lang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Draft {
  readonly id: string
  readonly to: number | null
}
const NOBODY: Draft = { id: '', to: null }

function Move({ plan }: { plan: ClassesPlan }) {
  const w = useWords('allocate')
  const queries = useQueryClient()
  const [drafts, setDrafts] = useState<readonly Draft[]>([NOBODY])
  const [reason, setReason] = useState('')
  const done = useCallback(() => {
    setDrafts([NOBODY])
    setReason('')
    void queries.invalidateQueries()
  }, [queries])
  const run = useRun('classes', done, `${plan.id}/changes`)
  const put = (i: number, draft: Draft) => setDrafts(drafts.map((d, k) => (k === i ? draft : d)))
  const isReady = reason.trim() !== '' && drafts.every(d => d.id.trim() !== '' && d.to !== null)
  return (
    <Form
      className="jh-noprint"
      layout="vertical"
      onFinish={() => run.start({ moves: drafts.map(d => ({ ...d, reason })) })}
    >
      {drafts.map((d, i) => (
        <span key={i} className={css.deeds}>
          <Input
            aria-label={w('classes.pupil')}
            placeholder={w('classes.pupil')}
            style={{ width: 160 }}
            maxLength={40}
            value={d.id}
            onChange={e => put(i, { ...d, id: e.target.value })}
          />
          <InputNumber<number>
            aria-label={w('classes.to')}
            placeholder={w('classes.to')}
            min={1}
            max={plan.body.plan.classes}
            precision={0}
            value={d.to}
            onChange={to => put(i, { ...d, to })}
          />
          {i === 0 && drafts.length === 1 && (
            <Button type="link" onClick={() => setDrafts([...drafts, NOBODY])}>
              {w('classes.swap')}
            </Button>
          )}
        </span>
      ))}
      <span className={css.deeds}>
        <Input
          aria-label={w('classes.reasonNeeded')}
          placeholder={w('classes.reasonNeeded')}
          style={{ maxWidth: 420 }}
          maxLength={500}
          value={reason}
          onChange={e => setReason(e.target.value)}
        />
        <Button htmlType="submit" disabled={!isReady || run.isRunning}>
          {w('classes.move')}
        </Button>
      </span>
      <RunState of={run} />
    </Form>
  )
}

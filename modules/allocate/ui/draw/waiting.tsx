import { Failure, Section, useApi, useLang, useMay, useWords, whenText } from '@kit/ui-kit'
import { type Call, CallSchema, type DrawBody } from '@loop/allocate/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import css from './draw.module.css'

interface WaitingProps {
  readonly at: string
  readonly body: DrawBody
  readonly calls: readonly Call[]
}

/** Seats that fall free go to the next on the waiting list; every call is kept. */
export function WaitingCalls({ at, body, calls }: WaitingProps) {
  const w = useWords('allocate')
  const lang = useLang()
  const mayCall = useMay('allocate.decide')
  const name = (id: string) => body.pools.find(p => p.id === id)?.name ?? id
  return (
    <Section title={w('draw.calls')} aside={w('draw.callsAside')}>
      {mayCall && <CallNext at={at} body={body} />}
      <ul className={css.calls}>
        {calls.map(c => (
          <li key={c.calledAt}>
            <span className="jh-soft">
              {w('draw.called', { who: c.calledBy, when: whenText(c.calledAt, lang) })}
            </span>
            {c.offers.map(o => (
              <span key={o.id}>{w('draw.offer', { id: o.id, pool: name(o.pool), n: o.children })}</span>
            ))}
            {c.offers.length === 0 && w('draw.nobody')}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CallNext({ at, body }: { at: string; body: DrawBody }) {
  const w = useWords('allocate')
  const api = useApi()
  const queries = useQueryClient()
  const [pool, setPool] = useState<string | null>(null)
  const [seats, setSeats] = useState(1)
  const [gone, setGone] = useState('')
  const call = useMutation({
    mutationFn: () =>
      api.post(CallSchema, `${at}/calls`, {
        vacant: [{ pool, seats }],
        gone: gone.split(/[\s,，、]+/).filter(Boolean),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [`${at}/state`] }),
  })
  return (
    <>
      <div className={`${css.deeds} jh-noprint`}>
        <Select
          aria-label={w('draw.vacantPool')}
          placeholder={w('draw.vacantPool')}
          style={{ minWidth: 200 }}
          value={pool}
          onChange={setPool}
          options={body.pools.map(p => ({ value: p.id, label: p.name }))}
        />
        <InputNumber<number>
          aria-label={w('draw.vacantSeats')}
          min={1}
          precision={0}
          value={seats}
          onChange={n => setSeats(n ?? 1)}
        />
        <Input
          aria-label={w('draw.gone')}
          placeholder={w('draw.gone')}
          value={gone}
          onChange={e => setGone(e.target.value)}
        />
        <Button disabled={pool === null} loading={call.isPending} onClick={() => call.mutate()}>
          {w('draw.call')}
        </Button>
      </div>
      {call.error && <Failure error={call.error} />}
    </>
  )
}

import { useSay, useSelection, useWords } from '@kit/ui-kit'
import type { Agreed, DrawSetUp, Pool } from '@loop/allocate/schema'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'
import { Pools } from './pools.tsx'
import { type RingBy, RingDrawn, ringSources } from './ring.tsx'
import { agreedOf, type SourceDraft, Sources } from './sources.tsx'

const SIMULATIONS = 2000
const LAST_SEATS = ['over', 'pass', 'split'] as const
type LastSeat = (typeof LAST_SEATS)[number]

/** What is locked: title, list, procedure, pools, sources. */
export function SetUp({ shown, open }: { shown: DrawSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const say = useSay()
  const { period } = useSelection()
  const [title, setTitle] = useState('')
  const [list, setList] = useState<string | null>(null)
  const [procedure, setProcedure] = useState(shown.procedures[0]?.id ?? '')
  const [lastSeat, setLastSeat] = useState<LastSeat | null>(null)
  const [pools, setPools] = useState<readonly Pool[]>(shown.pools)
  const [drafts, setDrafts] = useState<readonly SourceDraft[]>([{ kind: 'stage', who: '', text: '' }])
  const [ringBy, setRingBy] = useState<RingBy>(null)
  const [rehearsal, setRehearsal] = useState(false)
  const run = useRun('draws', open)
  const chosen = shown.procedures.find(p => p.id === procedure)
  const sources: readonly Agreed[] | null = rehearsal
    ? [{ kind: 'stage', by: w('draw.rehearsalMark') }]
    : allOf(ringSources(chosen?.order, ringBy), agreedOf(drafts, shown.chains))
  const isReady = title.trim() !== '' && list !== null && sources !== null && pools.length > 0
  const request = {
    period,
    name: title.trim().slice(0, 60),
    title,
    list,
    procedure,
    lastSeat,
    pools,
    sources,
  }
  return (
    <Form
      layout="vertical"
      className={`jh-card ${css.setUp}`}
      onFinish={() => run.start({ ...request, rehearsal, simulations: SIMULATIONS })}
    >
      <div className={css.rules}>
        <h2>{w('draw.rules')}</h2>
        <ul>
          {(['lock', 'sources', 'once', 'verify'] as const).map(k => (
            <li key={k}>{w(`draw.rulesOf.${k}`)}</li>
          ))}
        </ul>
        <Pools pools={pools} onChange={setPools} />
        {!rehearsal && <Sources drafts={drafts} chains={shown.chains} onChange={setDrafts} />}
      </div>
      <div>
        <Form.Item label={w('draw.drawTitle')} required>
          <Input
            maxLength={80}
            value={title}
            placeholder={w('draw.drawTitleHint')}
            aria-label={w('draw.drawTitle')}
            onChange={e => setTitle(e.target.value)}
          />
        </Form.Item>
        <ListPicker kind="draw-applicants" value={list} onChange={setList} />
        <Form.Item
          label={w('draw.procedure')}
          extra={
            chosen &&
            `${say(chosen.note)} ${w('draw.source', { title: chosen.source.title })}${chosen.source.status === 'verified' ? '' : ` ※ ${w('draw.unverified')}`}`
          }
        >
          <Select
            aria-label={w('draw.procedure')}
            value={procedure}
            onChange={setProcedure}
            options={shown.procedures.map(p => ({ value: p.id, label: say(p.title) }))}
          />
        </Form.Item>
        {!rehearsal && chosen?.order.kind === 'ring' && <RingDrawn by={ringBy} onChange={setRingBy} />}
        <Form.Item label={w('draw.lastSeat')}>
          <Select<LastSeat | 'procedure'>
            aria-label={w('draw.lastSeat')}
            value={lastSeat ?? 'procedure'}
            onChange={(x: LastSeat | 'procedure') => setLastSeat(x === 'procedure' ? null : x)}
            options={[
              {
                value: 'procedure' as const,
                label: w('draw.lastSeats.procedure', {
                  rule: w(`draw.lastSeats.${chosen?.seats.lastSeat ?? 'pass'}`),
                }),
              },
              ...LAST_SEATS.map(x => ({ value: x, label: w(`draw.lastSeats.${x}`) })),
            ]}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={rehearsal} onChange={e => setRehearsal(e.target.checked)}>
            {w('draw.rehearsal')}
          </Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={!isReady || run.isRunning}>
          {w(rehearsal ? 'draw.lockRehearsal' : 'draw.lock')}
        </Button>
        <RunState of={run} />
      </div>
    </Form>
  )
}

type Sourced = readonly Agreed[] | null
const allOf = (a: Sourced, b: Sourced): Sourced => a && b && [...a, ...b]

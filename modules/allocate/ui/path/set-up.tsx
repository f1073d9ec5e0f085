import { forTheEye, useSay, useSelection, useWords } from '@kit/ui-kit'
import type { PathSetUp } from '@loop/allocate/schema'
import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useListed } from '../listed.ts'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'
import { type Moving, MovingRules } from './moving-rules.tsx'

const FEN_PER_WAN = 1_000_000

/** The rules in words, prices, budget; then the run. */
export function SetUp({ shown, open }: { shown: PathSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const listed = useListed()
  const kit = useWords('kit')
  const say = useSay()
  const { period, pack } = useSelection()
  const [prices, setPrices] = useState(shown.prices[0]?.id ?? '')
  const [budget, setBudget] = useState<number | null>(null)
  const [years, setYears] = useState(3)
  const [leaveOutMissing, setLeaveOut] = useState(false)
  const [moving, setMoving] = useState<Moving>(null)
  const [limits, setLimits] = useState<string | null>(null)
  const [name, setName] = useState('')
  const run = useRun('paths', open)
  const chosen = shown.prices.find(p => p.id === prices)
  const budgets = budget === null ? [] : Array.from({ length: years }, () => Math.round(budget * FEN_PER_WAN))
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('path.rules')}</h2>
        <ul>
          <li>
            {w('path.need', { need: shown.need, of: shown.of, floor: forTheEye(shown.floor * 100, 0) })}
          </li>
          {shown.limits.map(({ stage, limit }) => (
            <li key={stage}>{w('path.limit', { stage: kit(`stage.${stage}`), limit })}</li>
          ))}
          <li>{w(moving ? 'path.alsoMoves' : 'path.only')}</li>
        </ul>
        {shown.missing.length > 0 && (
          <Alert
            type="warning"
            title={w('path.missing', { n: shown.missing.length })}
            description={
              <ul>
                {shown.missing.map(m => (
                  <li key={m.unit}>
                    {w('path.missingOf', { school: m.name, indicators: listed(m.indicators.map(say)) })}
                  </li>
                ))}
              </ul>
            }
          />
        )}
      </div>
      <Form
        layout="vertical"
        onFinish={() => run.start({ period, name, pack, prices, budgets, leaveOutMissing, moving, limits })}
      >
        <Form.Item
          label={w('path.prices')}
          extra={
            chosen &&
            `${say(chosen.note)}${chosen.source.status === 'verified' ? '' : ` ※ ${w('path.unverified')}`}`
          }
        >
          <Select
            value={prices}
            onChange={setPrices}
            options={shown.prices.map(p => ({ value: p.id, label: say(p.title) }))}
          />
        </Form.Item>
        <Form.Item label={w('path.budget')}>
          <InputNumber<number> min={0} value={budget} onChange={setBudget} style={{ width: '100%' }} />
        </Form.Item>
        {budget !== null && (
          <Form.Item label={w('path.years')}>
            <InputNumber<number>
              min={1}
              max={10}
              precision={0}
              value={years}
              onChange={n => setYears(n ?? 1)}
            />
          </Form.Item>
        )}
        <MovingRules moves={shown.moves} value={moving} onChange={setMoving} />
        <ListPicker kind="path-limits" value={limits} onChange={setLimits} isOptional />
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input maxLength={60} value={name} onChange={e => setName(e.target.value)} />
        </Form.Item>
        {shown.missing.length > 0 && (
          <Form.Item>
            <Checkbox checked={leaveOutMissing} onChange={e => setLeaveOut(e.target.checked)}>
              {w('path.leaveOut')}
            </Checkbox>
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" disabled={run.isRunning}>
          {w('path.run')}
        </Button>
        <RunState of={run} />
      </Form>
    </section>
  )
}

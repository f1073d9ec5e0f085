import { Segmented, useSay, useSelection, useWords } from '@kit/ui-kit'
import type { ForecastSetUp } from '@loop/allocate/schema'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'
import { Assumptions } from './assumptions.tsx'

type Stage = ForecastSetUp['stages'][number]['stage']
const SHARE = 80

/** Assumptions in words, the lists, how far ahead; then the run. */
export function SetUp({ shown, open }: { shown: ForecastSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const kit = useWords('kit')
  const say = useSay()
  const { period, pack } = useSelection()
  const [id, setId] = useState(shown.assumptions[0]?.id ?? '')
  const [main, setMain] = useState<string | null>(null)
  const [stage, setStage] = useState<Stage>('primary')
  const [ahead, setAhead] = useState(3)
  const [history, setHistory] = useState<string | null>(null)
  const [due, setDue] = useState<string | null>(null)
  const [seats, setSeats] = useState<string | null>(null)
  const [homes, setHomes] = useState<string | null>(null)
  const [name, setName] = useState('')
  const run = useRun('forecasts', open)
  const named = shown.assumptions.find(a => a.id === id)
  if (!named) return null
  const usual = named.scenarios[Math.floor(named.scenarios.length / 2)]?.id ?? ''
  const scenario = named.scenarios.find(s => s.id === main)?.id ?? usual
  const lists = { history, due, seats, homes }
  const start = () =>
    run.start({
      ...{ period, name, pack, stage, ahead, ...lists },
      ...{ scenarios: id, main: scenario, sharePercent: SHARE },
    })
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('forecast.how')}</h2>
        <Assumptions named={named} limits={shown.classLimits} stage={stage} />
        {shown.stages.map(s => (
          <p key={s.stage} className="jh-soft">
            {w('forecast.found', {
              ...{ schools: s.schools, stage: kit(`stage.${s.stage}`) },
              pupils: s.pupils.toLocaleString('en-US'),
            })}
          </p>
        ))}
      </div>
      <Form layout="vertical" onFinish={start}>
        <Form.Item label={w('forecast.stage')}>
          <Segmented
            label={w('forecast.stage')}
            value={stage}
            onChange={setStage}
            options={shown.stages.map(s => ({ value: s.stage, label: kit(`stage.${s.stage}`) }))}
          />
        </Form.Item>
        <ListPicker kind="forecast-history" value={history} onChange={setHistory} />
        <ListPicker kind="forecast-due" value={due} onChange={setDue} />
        <ListPicker kind="forecast-seats" value={seats} onChange={setSeats} isOptional />
        <ListPicker kind="forecast-homes" value={homes} onChange={setHomes} isOptional />
        <Form.Item label={w('forecast.assumptions')}>
          <Select
            aria-label={w('forecast.assumptions')}
            value={id}
            onChange={setId}
            options={shown.assumptions.map(a => ({ value: a.id, label: say(a.title) }))}
          />
        </Form.Item>
        <Form.Item label={w('forecast.main')} extra={w('forecast.mainHint')}>
          <Select
            aria-label={w('forecast.main')}
            value={scenario}
            onChange={setMain}
            options={named.scenarios.map(s => ({ value: s.id, label: say(s.title) }))}
          />
        </Form.Item>
        <Form.Item label={w('forecast.ahead')} extra={w('forecast.aheadHint')}>
          <InputNumber<number>
            min={1}
            max={12}
            precision={0}
            aria-label={w('forecast.ahead')}
            value={ahead}
            onChange={n => setAhead(n ?? 1)}
          />
        </Form.Item>
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input maxLength={60} value={name} onChange={e => setName(e.target.value)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={run.isRunning || !history || !due}>
          {w('forecast.run')}
        </Button>
        <RunState of={run} />
      </Form>
    </section>
  )
}

import { useSay, useSelection, useWords } from '@kit/ui-kit'
import type { RotationRulesAsked, RotationSetUp } from '@loop/allocate/schema'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useListed } from '../listed.ts'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'
import { OwnRules } from './own-rules.tsx'
import { RulesInWords } from './rules-in-words.tsx'

const USUAL = 'national-2014'

/** Rules in words, the two lists, what the county does otherwise; then the run. */
export function SetUp({ shown, open }: { shown: RotationSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const say = useSay()
  const { period, pack } = useSelection()
  const [id, setId] = useState(shown.rules.find(r => r.id === USUAL)?.id ?? shown.rules[0]?.id ?? '')
  const [change, setChange] = useState<Partial<RotationRulesAsked>>({})
  const [schools, setSchools] = useState<string | null>(null)
  const [teachers, setTeachers] = useState<string | null>(null)
  const [name, setName] = useState('')
  const run = useRun('rotations', open)
  const named = shown.rules.find(r => r.id === id)
  if (!named) return null
  const rules = { ...named.rules, ...change }
  const start = () => run.start({ period, name, pack, rules: id, change, schools, teachers })
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('rotation.rules')}</h2>
        <RulesInWords named={named} rules={rules} />
        <p className="jh-soft">
          {w('rotation.found', { schools: shown.schools, teachers: shown.teachers.toLocaleString('en-US') })}
        </p>
        <Lacking missing={shown.missing} />
      </div>
      <Form layout="vertical" onFinish={start}>
        <Form.Item label={w('rotation.ruleSet')}>
          <Select
            aria-label={w('rotation.ruleSet')}
            value={id}
            onChange={next => {
              setId(next)
              setChange({})
            }}
            options={shown.rules.map(r => ({ value: r.id, label: say(r.title) }))}
          />
        </Form.Item>
        <ListPicker kind="rotation-schools" value={schools} onChange={setSchools} />
        <ListPicker kind="rotation-teachers" value={teachers} onChange={setTeachers} />
        <details className={css.columns}>
          <summary>{w('rotation.own')}</summary>
          <OwnRules rules={rules} onChange={more => setChange({ ...change, ...more })} />
        </details>
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input maxLength={60} value={name} onChange={e => setName(e.target.value)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={run.isRunning || !schools || !teachers}>
          {w('rotation.run')}
        </Button>
        <RunState of={run} />
      </Form>
    </section>
  )
}

function Lacking({ missing }: Pick<RotationSetUp, 'missing'>) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  if (missing.length === 0) return null
  return (
    <Alert
      type="warning"
      title={w('rotation.missing', { n: missing.length })}
      description={
        <ul>
          {missing.map(m => (
            <li key={m.unit}>
              {w('rotation.missingOf', { school: m.name, metrics: listed(m.metrics.map(say)) })}
            </li>
          ))}
        </ul>
      }
    />
  )
}

import { useSay, useSelection, useWords } from '@kit/ui-kit'
import type { SitingRequest, SitingSetUp } from '@loop/allocate/schema'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useListed } from '../listed.ts'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'
import { GridSelect } from '../zones/grid-select.tsx'

const GOALS = ['median', 'centre', 'coverage'] as const
const LIMIT = 2000

/** What is wanted, where could be built, in which phases; then the run. */
export function SetUp({ shown, open }: { shown: SitingSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const { period } = useSelection()
  const [id, setId] = useState(shown.rules[0]?.id ?? '')
  const [form, setForm] = useState<'map' | 'table'>('map')
  const [blocks, setBlocks] = useState<string | null>(null)
  const [sites, setSites] = useState<string | null>(null)
  const [ways, setWays] = useState<string | null>(null)
  const [grid, setGrid] = useState<SitingRequest['sites']['grid']>('cgcs2000')
  const [goal, setGoal] = useState<SitingRequest['goal']['kind']>('median')
  const [limit, setLimit] = useState(LIMIT)
  const [builds, setBuilds] = useState('1')
  const [name, setName] = useState('')
  const run = useRun('sitings', open)
  const rules = shown.rules.find(r => r.id === id)
  const phases = phasesOf(builds)
  const isReady = blocks && sites && phases !== null && (phases.length > 0 || goal === 'coverage')
  if (!rules) return null
  const start = () =>
    run.start({
      ...{ period, name, ways, rules: id, builds: phases },
      blocks: { form, list: blocks, grid },
      sites: { list: sites, grid },
      goal: goal === 'coverage' ? { kind: goal, limit } : { kind: goal },
    })
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('siting.rules')}</h2>
        <ul>
          <li>{w(`siting.goalIs.${goal}`, { limit })}</li>
          <li>{w('siting.stay')}</li>
          {rules.keeps.length > 0 && <li>{w('siting.keeps', { kinds: listed(rules.keeps) })}</li>}
          <li>{w('zones.detour', { n: rules.detour })}</li>
          <li>{w('siting.noSeats')}</li>
        </ul>
      </div>
      <Form layout="vertical" className="jh-noprint" onFinish={start}>
        <Form.Item label={w('zones.ruleSet')}>
          <Select
            aria-label={w('zones.ruleSet')}
            value={id}
            onChange={setId}
            options={shown.rules.map(r => ({ value: r.id, label: say(r.title) }))}
          />
        </Form.Item>
        <Form.Item label={w('siting.goal')}>
          <Select
            aria-label={w('siting.goal')}
            value={goal}
            onChange={setGoal}
            options={GOALS.map(value => ({ value, label: w(`siting.goals.${value}`) }))}
          />
        </Form.Item>
        {goal === 'coverage' && (
          <Form.Item label={w('siting.limit')}>
            <InputNumber<number>
              min={1}
              max={1_000_000}
              precision={0}
              value={limit}
              onChange={n => setLimit(n ?? LIMIT)}
            />
          </Form.Item>
        )}
        <Form.Item
          label={w('siting.builds')}
          extra={w(goal === 'coverage' ? 'siting.buildsOrFewest' : 'siting.buildsHint')}
          validateStatus={phases === null ? 'error' : ''}
        >
          <Input aria-label={w('siting.builds')} value={builds} onChange={e => setBuilds(e.target.value)} />
        </Form.Item>
        <Form.Item label={w('zones.blocksAs')}>
          <Select
            aria-label={w('zones.blocksAs')}
            value={form}
            onChange={next => {
              setForm(next)
              setBlocks(null)
            }}
            options={(['map', 'table'] as const).map(value => ({ value, label: w(`zones.forms.${value}`) }))}
          />
        </Form.Item>
        <ListPicker key={form} kind={`zone-block-${form}`} value={blocks} onChange={setBlocks} />
        <ListPicker kind="siting-sites" value={sites} onChange={setSites} />
        <GridSelect value={grid} onChange={setGrid} />
        <details className={css.columns} style={{ marginBottom: 16 }}>
          <summary>{w('siting.more')}</summary>
          <ListPicker kind="zone-ways" value={ways} onChange={setWays} isOptional />
        </details>
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input
            aria-label={w('plan.name')}
            maxLength={60}
            value={name}
            onChange={e => setName(e.target.value)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={run.isRunning || !isReady}>
          {w('siting.run')}
        </Button>
        <RunState of={run} />
      </Form>
    </section>
  )
}

/** `1，2` → one in the first phase, two in the second; null for what is no number. */
function phasesOf(text: string): number[] | null {
  const parts = text.split(/[\s,，、]+/).filter(x => x !== '')
  return parts.every(x => /^\d{1,3}$/.test(x)) ? parts.map(Number) : null
}

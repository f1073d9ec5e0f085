import { useSay, useSelection, useWords } from '@kit/ui-kit'
import type { ZonesRequest, ZonesSetUp } from '@loop/allocate/schema'
import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useListed } from '../listed.ts'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { RunState, useRun } from '../plan/run.tsx'
import { GridSelect } from './grid-select.tsx'
import { OwnWeights, RulesInWords } from './rules-in-words.tsx'

type Asked = Omit<
  ZonesRequest,
  'period' | 'pack' | 'name' | 'blocks' | 'schools' | 'addresses' | 'rules' | 'weights'
>

/** Rules in words, the lists, what the figures say; then the run. */
export function SetUp({ shown, open }: { shown: ZonesSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const say = useSay()
  const { period, pack } = useSelection()
  const [id, setId] = useState(shown.rules[0]?.id ?? '')
  const [own, setOwn] = useState<Partial<ZonesRequest['weights']>>({})
  const [form, setForm] = useState<'map' | 'table'>('map')
  const [blocks, setBlocks] = useState<string | null>(null)
  const [schools, setSchools] = useState<string | null>(null)
  const [addresses, setAddresses] = useState<string | null>(null)
  const [grid, setGrid] = useState<ZonesRequest['schools']['grid']>('cgcs2000')
  const [asked, setAsked] = useState<Asked>({ stage: 'primary', ways: null, seed: 1, isProved: false })
  const [name, setName] = useState('')
  const run = useRun('zones', open)
  const rules = shown.rules.find(r => r.id === id)
  const stage = shown.stages.find(s => s.stage === asked.stage)
  if (!rules || !stage) return null
  const weights = { ...rules.weights, ...own }
  const change = (more: Partial<Asked>) => setAsked({ ...asked, ...more })
  const start = () =>
    run.start({
      ...{ period, pack, name, ...asked, rules: id, weights },
      blocks: { form, list: blocks, grid },
      schools: { list: schools, grid },
      addresses: addresses === null ? null : { list: addresses, grid },
    })
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('zones.rules')}</h2>
        <RulesInWords rules={rules} weights={weights} />
        <Reported stage={stage} />
        {!shown.hasOutline && <Alert type="info" title={w('zones.noOutline')} />}
      </div>
      <Form layout="vertical" className="jh-noprint" onFinish={start}>
        <Form.Item label={w('zones.ruleSet')}>
          <Select
            aria-label={w('zones.ruleSet')}
            value={id}
            onChange={next => {
              setId(next)
              setOwn({})
            }}
            options={shown.rules.map(r => ({ value: r.id, label: say(r.title) }))}
          />
        </Form.Item>
        <Form.Item label={w('zones.stage')}>
          <Select
            aria-label={w('zones.stage')}
            value={asked.stage}
            onChange={next => change({ stage: next })}
            options={(['primary', 'junior'] as const).map(value => ({
              value,
              label: w(`zones.stages.${value}`),
            }))}
          />
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
        <ListPicker kind="zone-schools" value={schools} onChange={setSchools} />
        <GridSelect value={grid} onChange={setGrid} />
        <details className={css.columns} style={{ marginBottom: 16 }}>
          <summary>{w('zones.more')}</summary>
          <OwnWeights weights={weights} onChange={more => setOwn({ ...own, ...more })} />
          <ListPicker kind="zone-ways" value={asked.ways} onChange={ways => change({ ways })} isOptional />
          <ListPicker kind="zone-addresses" value={addresses} onChange={setAddresses} isOptional />
          <Form.Item label={w('zones.seed')} extra={w('zones.seedHint')}>
            <InputNumber<number>
              min={0}
              max={999_999_999}
              precision={0}
              value={asked.seed}
              onChange={seed => change({ seed: seed ?? 1 })}
            />
          </Form.Item>
        </details>
        <Form.Item>
          <Checkbox checked={asked.isProved} onChange={e => change({ isProved: e.target.checked })}>
            {w('zones.isProved')}
          </Checkbox>
        </Form.Item>
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input
            aria-label={w('plan.name')}
            maxLength={60}
            value={name}
            onChange={e => setName(e.target.value)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={run.isRunning || !blocks || !schools}>
          {w('zones.run')}
        </Button>
        <RunState of={run} />
      </Form>
    </section>
  )
}

function Reported({ stage }: { stage: ZonesSetUp['stages'][number] }) {
  const w = useWords('allocate')
  const listed = useListed()
  const { schools, entrants, missing, unplaced } = stage
  return (
    <>
      <p className="jh-soft">
        {w('zones.reported', { schools, entrants: entrants.toLocaleString('en-US') })}
      </p>
      {missing.length > 0 && <Alert type="warning" title={w('zones.missing', { names: listed(missing) })} />}
      {unplaced.length > 0 && (
        <Alert type="warning" title={w('zones.unplaced', { names: listed(unplaced) })} />
      )}
    </>
  )
}

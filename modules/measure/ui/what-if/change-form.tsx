import { Segmented, useSay, useWords } from '@kit/ui-kit'
import type { OverlayChange } from '@loop/measure/schema'
import { Button, Form, InputNumber, Select } from 'antd'
import { useId, useMemo, useState } from 'react'
import type { Result } from '../assessment/reading.ts'
import { useUnitSymbol, useVocabulary } from '../assessment/units.ts'
import { changeOf, EMPTY_DRAFT, plannable } from './changes.ts'

const KINDS = ['add', 'set', 'move', 'close'] as const

/** One change at a time, in the words of an office: which school, what, how much. */
export function ChangeForm({ result, add }: { result: Result; add: (change: OverlayChange) => void }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const symbol = useUnitSymbol()
  const vocabulary = useVocabulary().data
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const id = useId()
  const field = (name: string) => `${id}${name}`
  const metrics = useMemo(() => plannable(vocabulary?.metrics ?? []), [vocabulary])
  const metric = metrics.find(m => m.id === draft.metric)
  const schools = useMemo(() => schoolOptions(result), [result])
  const change = changeOf(draft, metric)
  const closing = draft.kind === 'close'
  const submit = () => {
    if (!change) return
    add(change)
    setDraft({ ...EMPTY_DRAFT, unit: draft.unit, kind: draft.kind })
  }
  const search = { showSearch: { optionFilterProp: 'label' as const } }
  return (
    <Form layout="vertical" onFinish={submit}>
      <Form.Item label={w('whatIf.school')} htmlFor={field('school')}>
        <Select
          id={field('school')}
          {...search}
          data-slash
          value={draft.unit}
          options={schools}
          placeholder={w('whatIf.schoolHint')}
          onChange={(unit: string) => setDraft({ ...draft, unit })}
        />
      </Form.Item>
      <Form.Item label={w('whatIf.kind')}>
        <Segmented
          label={w('whatIf.kind')}
          value={draft.kind}
          options={KINDS.map(k => ({ value: k, label: w(`whatIf.kinds.${k}`) }))}
          onChange={kind => setDraft({ ...draft, kind })}
        />
      </Form.Item>
      {!closing && (
        <Form.Item label={w('whatIf.metric')} htmlFor={field('metric')}>
          <Select
            id={field('metric')}
            {...search}
            value={draft.metric}
            options={metrics.map(m => ({ value: m.id, label: say(m.title) }))}
            placeholder={w('whatIf.metricHint')}
            onChange={(id: string) => setDraft({ ...draft, metric: id, stage: null })}
          />
        </Form.Item>
      )}
      {!closing && metric && metric.stages.length > 1 && (
        <Form.Item label={w('indicators.stage')} htmlFor={field('stage')}>
          <Select
            id={field('stage')}
            value={draft.stage}
            options={metric.stages.map(s => ({ value: s, label: kit(`stage.${s}`) }))}
            onChange={stage => setDraft({ ...draft, stage })}
          />
        </Form.Item>
      )}
      {!closing && (
        <Form.Item label={w('whatIf.value')} htmlFor={field('value')}>
          <InputNumber<number>
            id={field('value')}
            value={draft.value}
            style={{ width: '100%' }}
            suffix={metric ? symbol(metric.unit === 'fen' ? 'yuan' : metric.unit) : undefined}
            onChange={value => setDraft({ ...draft, value })}
          />
        </Form.Item>
      )}
      {(closing || draft.kind === 'move') && (
        <Form.Item label={w(closing ? 'whatIf.closeTo' : 'whatIf.moveTo')} htmlFor={field('to')}>
          <Select
            id={field('to')}
            {...search}
            allowClear
            value={draft.to}
            options={schools.filter(s => s.value !== draft.unit)}
            onChange={(to: string | undefined) => setDraft({ ...draft, to: to ?? null })}
          />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" disabled={!change}>
        {w('whatIf.addButton')}
      </Button>
    </Form>
  )
}

function schoolOptions(result: Result) {
  const names = new Map(result.schools.map(s => [s.unit, s.name]))
  return [...names].map(([value, label]) => ({ value, label }))
}

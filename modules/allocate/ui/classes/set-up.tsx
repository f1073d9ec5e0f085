import { useAnswer, useSay, useSelection, useWords } from '@kit/ui-kit'
import { type ClassesSetUp, ListSchema, type PublicSeed } from '@loop/allocate/schema'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { isWhole, NO_NUMBERS, PublicNumbers } from '../plan/public-numbers.tsx'
import { RunState, useRun } from '../plan/run.tsx'
import { RulesInWords } from './rules-in-words.tsx'

const USUAL = 'grade-7'

/** Rules in words, the school's list, what it balances besides, the public numbers; then the run. */
export function SetUp({ shown, open }: { shown: ClassesSetUp; open: (id: string) => void }) {
  const w = useWords('allocate')
  const say = useSay()
  const { period } = useSelection()
  const usual = shown.rules.find(r => r.id === USUAL) ?? shown.rules[0]
  const [rules, setRules] = useState(usual)
  const [school, setSchool] = useState(shown.suggested?.school ?? '')
  const [grade, setGrade] = useState(usual?.grades[0] ?? 7)
  const [classes, setClasses] = useState<number | null>(shown.suggested?.classes ?? 6)
  const [pupils, setPupils] = useState<string | null>(null)
  const [more, setMore] = useState<More>({ scores: [], categories: [] })
  const [seed, setSeed] = useState<PublicSeed>(NO_NUMBERS)
  const [name, setName] = useState('')
  const run = useRun('classes', open)
  if (!rules) return null
  const isReady = pupils !== null && school.trim() !== '' && classes !== null && isWhole(seed)
  const asked = { period, name, school, rules: rules.id, grade, classes, pupils, seed }
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('classes.rules')}</h2>
        <RulesInWords rules={rules} setUp={shown} />
      </div>
      <Form layout="vertical" onFinish={() => run.start({ ...asked, ...more })}>
        <Form.Item label={w('classes.ruleSet')}>
          <Select
            aria-label={w('classes.ruleSet')}
            value={rules.id}
            onChange={id => {
              const next = shown.rules.find(r => r.id === id)
              setRules(next)
              setGrade(next?.grades[0] ?? grade)
            }}
            options={shown.rules.map(r => ({ value: r.id, label: say(r.title) }))}
          />
        </Form.Item>
        <Form.Item label={w('classes.school')} required>
          <Input
            aria-label={w('classes.school')}
            maxLength={80}
            value={school}
            onChange={e => setSchool(e.target.value)}
          />
        </Form.Item>
        <Form.Item label={w('classes.classes')} required>
          <InputNumber<number>
            aria-label={w('classes.classes')}
            min={2}
            max={100}
            precision={0}
            value={classes}
            onChange={setClasses}
          />
        </Form.Item>
        <ListPicker kind="classes-pupils" value={pupils} onChange={setPupils} />
        <Besides list={pupils} known={rules.features.map(f => f.column)} value={more} onChange={setMore} />
        <PublicNumbers value={seed} onChange={setSeed} />
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input maxLength={60} value={name} onChange={e => setName(e.target.value)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={run.isRunning || !isReady}>
          {w('classes.run')}
        </Button>
        {!isReady && <p className="jh-soft jh-small">{w('classes.notReady')}</p>}
        <RunState of={run} />
      </Form>
    </section>
  )
}

interface More {
  readonly scores: string[]
  readonly categories: string[]
}

/** Columns of the list that the school balances besides; what may not be used is refused when it starts. */
function Besides({
  list,
  known,
  value,
  onChange,
}: {
  readonly list: string | null
  readonly known: readonly string[]
  readonly value: More
  readonly onChange: (value: More) => void
}) {
  const w = useWords('allocate')
  const { region } = useSelection()
  const lists = useAnswer(z.array(ListSchema), `/api/allocate/${region}/lists`)
  const headings = lists.data?.find(l => l.id === list)?.headings ?? []
  const options = headings.filter(h => !known.includes(h)).map(h => ({ value: h, label: h }))
  return (
    <details className={css.columns} style={{ marginBottom: 24 }}>
      <summary>{w('classes.besides')}</summary>
      {(['scores', 'categories'] as const).map(kind => (
        <Form.Item key={kind} label={w(`classes.${kind}`)}>
          <Select
            mode="multiple"
            aria-label={w(`classes.${kind}`)}
            value={value[kind]}
            onChange={columns => onChange({ ...value, [kind]: columns })}
            options={options}
            notFoundContent={w('classes.noHeadings')}
          />
        </Form.Item>
      ))}
    </details>
  )
}

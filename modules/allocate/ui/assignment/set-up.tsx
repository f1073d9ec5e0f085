import { Segmented, useLang, useSay, useSelection, useWords, whenText } from '@kit/ui-kit'
import type { AssignmentSetUp, PublicSeed, SeatRules } from '@loop/allocate/schema'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ListPicker } from '../plan/list-picker.tsx'
import css from '../plan/plan.module.css'
import { isWhole, NO_NUMBERS, PublicNumbers } from '../plan/public-numbers.tsx'
import { RunState, useRun } from '../plan/run.tsx'
import { RulesInWords } from './rules-in-words.tsx'

const USUAL = 'zone-sibling-permit'
const USUAL_KM = 5

interface SetUpProps {
  readonly shown: AssignmentSetUp
  readonly open: (id: string) => void
}

/** Rules in words, the lists, where the numbers come from; then the run. */
export function SetUp({ shown, open }: SetUpProps) {
  const w = useWords('allocate')
  const kit = useWords('kit')
  const { period, pack } = useSelection()
  const [id, setId] = useState(shown.rules.find(r => r.id === USUAL)?.id ?? shown.rules[0]?.id ?? '')
  const [stage, setStage] = useState(shown.stages[0] ?? 'primary')
  const [schools, setSchools] = useState<string | null>(null)
  const [applicants, setApplicants] = useState<string | null>(null)
  const [quotas, setQuotas] = useState<string | null>(null)
  const [numbers, setNumbers] = useState<Numbers>({ from: 'seed', ...NO_NUMBERS })
  const [overflowKm, setOverflow] = useState<number | null>(USUAL_KM)
  const [name, setName] = useState('')
  const run = useRun('assignments', open)
  const rules = shown.rules.find(r => r.id === id)
  if (!rules) return null
  const needsQuotas = rules.pools.some(p => p.each !== null)
  const isReady = schools && applicants && (!needsQuotas || quotas) && isKnown(numbers)
  const asked = { period, name, pack, stage, rules: id, schools, applicants, overflowKm, numbers }
  return (
    <section className={`jh-card ${css.setUp}`}>
      <div className={css.rules}>
        <h2>{w('assignment.rules')}</h2>
        <RulesInWords rules={rules} />
      </div>
      <Form layout="vertical" onFinish={() => run.start({ ...asked, quotas: needsQuotas ? quotas : null })}>
        <RuleChoice rules={shown.rules} value={id} onChange={setId} />
        <Form.Item label={w('assignment.stage')}>
          <Select
            aria-label={w('assignment.stage')}
            value={stage}
            onChange={setStage}
            options={shown.stages.map(s => ({ value: s, label: kit(`stage.${s}`) }))}
          />
        </Form.Item>
        <ListPicker kind="assignment-schools" value={schools} onChange={setSchools} />
        <ListPicker kind="assignment-applicants" value={applicants} onChange={setApplicants} />
        {needsQuotas && <ListPicker kind="assignment-quotas" value={quotas} onChange={setQuotas} />}
        <NumbersChoice draws={shown.draws} value={numbers} onChange={setNumbers} />
        <Overflow value={overflowKm} onChange={setOverflow} />
        <Form.Item label={w('plan.name')} extra={w('plan.nameHint')}>
          <Input maxLength={60} value={name} onChange={e => setName(e.target.value)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={run.isRunning || !isReady}>
          {w('assignment.run')}
        </Button>
        {!isReady && <p className="jh-soft jh-small">{w('assignment.notReady')}</p>}
        <RunState of={run} />
      </Form>
    </section>
  )
}

interface FieldProps<T> {
  readonly value: T
  readonly onChange: (value: T) => void
}

function RuleChoice({ rules, ...field }: FieldProps<string> & { readonly rules: readonly SeatRules[] }) {
  const w = useWords('allocate')
  const say = useSay()
  return (
    <Form.Item label={w('assignment.ruleSet')}>
      <Select
        aria-label={w('assignment.ruleSet')}
        {...field}
        options={rules.map(r => ({ value: r.id, label: say(r.title) }))}
      />
    </Form.Item>
  )
}

type Numbers =
  | ({ readonly from: 'seed' } & PublicSeed)
  | { readonly from: 'draw'; readonly plan: string | null }
const isKnown = (numbers: Numbers) => (numbers.from === 'seed' ? isWhole(numbers) : numbers.plan !== null)

/** Numbers of a draw that is finished go before; otherwise public numbers with their source. */
function NumbersChoice({
  draws,
  value,
  onChange,
}: FieldProps<Numbers> & { readonly draws: AssignmentSetUp['draws'] }) {
  const w = useWords('allocate')
  const lang = useLang()
  const labelOf = ({ title, at }: AssignmentSetUp['draws'][number]) => `${title}（${whenText(at, lang)}）`
  return (
    <>
      <Form.Item label={w('assignment.numbers')}>
        <Segmented
          label={w('assignment.numbers')}
          value={value.from}
          options={(['seed', 'draw'] as const).map(v => ({ value: v, label: w(`assignment.from.${v}`) }))}
          onChange={from =>
            onChange(from === 'seed' ? { from, ...NO_NUMBERS } : { from, plan: draws[0]?.id ?? null })
          }
        />
      </Form.Item>
      {value.from === 'seed' ? (
        <PublicNumbers value={value} onChange={next => onChange({ from: 'seed', ...next })} />
      ) : (
        <Form.Item label={w('assignment.draw')}>
          <Select
            aria-label={w('assignment.draw')}
            value={value.plan}
            onChange={plan => onChange({ from: 'draw', plan })}
            options={draws.map(d => ({ value: d.id, label: labelOf(d) }))}
            notFoundContent={w('assignment.noDraws')}
          />
        </Form.Item>
      )}
    </>
  )
}

function Overflow({ value, onChange }: FieldProps<number | null>) {
  const w = useWords('allocate')
  return (
    <Form.Item>
      <Checkbox checked={value !== null} onChange={e => onChange(e.target.checked ? USUAL_KM : null)}>
        {w('assignment.overflow')}
      </Checkbox>
      {value !== null && (
        <InputNumber<number>
          aria-label={w('assignment.overflowKm')}
          min={0.5}
          max={500}
          value={value}
          suffix={w('assignment.km')}
          onChange={n => onChange(n ?? USUAL_KM)}
        />
      )}
    </Form.Item>
  )
}

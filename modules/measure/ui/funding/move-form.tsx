import { Failure, useApi, useLang, useSelection, useWords } from '@kit/ui-kit'
import { type Moves, MovesSchema } from '@loop/measure/funding/schema'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import css from './funding.module.css'
import { useMoved } from './use-moved.ts'
import { useSchools } from './use-schools.ts'

const OUTSIDE = ''
const STAGES = ['primary', 'junior', 'special'] as const
type Stage = (typeof STAGES)[number]

/** One move: from where, to where, from which day, how many of what. */
export function MoveForm({ metrics, done }: { metrics: Moves['metrics']; done: () => void }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const lang = useLang()
  const api = useApi()
  const { region } = useSelection()
  const { schools } = useSchools()
  const moved = useMoved()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [stage, setStage] = useState<Stage>('primary')
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const [heads, setHeads] = useState<Readonly<Record<string, number>>>({ pupils: 1 })
  const asked = metrics.filter(m => m.id === 'pupils' || m.stages.includes(stage))
  const record = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(asked.map(({ id }) => [id, heads[id] ?? 0]))
      const move = { from: from || null, to: to || null, stage, day, heads: said, note }
      return api.post(MovesSchema, `/api/measure/${region}/moves`, { moves: [move] })
    },
    onSuccess: async () => {
      await moved()
      done()
    },
  })
  const isWhole = from !== undefined && to !== undefined && day !== '' && note.trim() !== ''
  const places = [{ value: OUTSIDE, label: w('funding.outside') }, ...schools]
  return (
    <form
      className={`${css.form} jh-noprint`}
      onSubmit={event => {
        event.preventDefault()
        record.mutate()
      }}
    >
      <Place title={w('funding.moveFrom')} value={from} places={places} onChange={setFrom} />
      <Place title={w('funding.moveTo')} value={to} places={places} onChange={setTo} />
      <Field title={w('funding.stage')}>
        <Select
          aria-label={w('funding.stage')}
          value={stage}
          onChange={setStage}
          options={STAGES.map(value => ({ value, label: kit(`stage.${value}`) }))}
        />
      </Field>
      <Field title={w('funding.day')}>
        <Input type="date" aria-label={w('funding.day')} value={day} onChange={e => setDay(e.target.value)} />
      </Field>
      {asked.map(m => (
        <Field key={m.id} title={m.title[lang]}>
          <InputNumber<number>
            aria-label={m.title[lang]}
            min={0}
            max={100_000}
            precision={0}
            value={heads[m.id] ?? 0}
            onChange={n => setHeads({ ...heads, [m.id]: n ?? 0 })}
          />
        </Field>
      ))}
      <Field title={w('funding.note')}>
        <Input
          aria-label={w('funding.note')}
          value={note}
          maxLength={500}
          onChange={e => setNote(e.target.value)}
        />
      </Field>
      <span className={css.whole}>
        <Button type="primary" htmlType="submit" loading={record.isPending} disabled={!isWhole}>
          {w('funding.record')}
        </Button>
        {record.error && <Failure error={record.error} />}
      </span>
    </form>
  )
}

interface PlaceProps {
  readonly title: string
  readonly value: string | undefined
  readonly places: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Place({ title, value, places, onChange }: PlaceProps) {
  return (
    <Field title={title}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={title}
        placeholder={title}
        {...(value !== undefined && { value })}
        popupMatchSelectWidth={false}
        onChange={onChange}
        options={[...places]}
      />
    </Field>
  )
}

function Field({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      {title}
      {children}
    </label>
  )
}

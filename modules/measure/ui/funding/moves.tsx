import {
  Answer,
  Failure,
  Section,
  useAnswer,
  useApi,
  useLang,
  useMay,
  useSelection,
  useWords,
  whenText,
} from '@kit/ui-kit'
import { type Move, MovesSchema, type Moves as Recorded } from '@loop/measure/funding/schema'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import css from './funding.module.css'
import { MoveForm } from './move-form.tsx'
import { useMoved } from './use-moved.ts'
import { useSchools } from './use-schools.ts'

/** Pupils who moved: on record, added, brought in a file, cancelled. */
export function Moves() {
  const w = useWords('measure')
  const { region } = useSelection()
  const moves = useAnswer(MovesSchema, `/api/measure/${region}/moves`)
  return (
    <Section title={w('funding.moves')}>
      <p className="jh-soft">{w('funding.movesLead')}</p>
      <Answer of={moves} lines={2}>
        {of => <Shown of={of} />}
      </Answer>
    </Section>
  )
}

function Shown({ of }: { of: Recorded }) {
  const w = useWords('measure')
  const mayRecord = useMay('measure.record-moves')
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {mayRecord && (
        <>
          <div className={`${css.ask} jh-noprint`}>
            <Button onClick={() => setAdding(!isAdding)}>{w('funding.add')}</Button>
            <BringFile />
          </div>
          {isAdding && <MoveForm metrics={of.metrics} done={() => setAdding(false)} />}
        </>
      )}
      {of.moves.length === 0 ? (
        <p className="jh-soft">{w('funding.movesNone')}</p>
      ) : (
        <Table of={of} mayCancel={mayRecord} />
      )}
    </>
  )
}

function BringFile() {
  const w = useWords('measure')
  const api = useApi()
  const { region } = useSelection()
  const moved = useMoved()
  const at = `/api/measure/${region}/moves`
  const bring = useMutation({
    mutationFn: (file: File) => api.upload(MovesSchema, `${at}/file`, file),
    onSuccess: moved,
  })
  return (
    <>
      <Upload
        accept=".csv,.xlsx,.xls"
        showUploadList={false}
        beforeUpload={file => {
          bring.mutate(file)
          return false
        }}
      >
        <Button loading={bring.isPending}>{w('funding.bring')}</Button>
      </Upload>
      <a href={`${at}/template.xlsx`}>{w('funding.template')}</a>
      {bring.error && <Failure error={bring.error} />}
    </>
  )
}

function Table({ of: { moves, metrics }, mayCancel }: { of: Recorded; mayCancel: boolean }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const lang = useLang()
  const name = useSchools().nameOf
  return (
    <div className={`jh-scroll ${css.tall}`}>
      <table className={`jh-table ${css.wide}`}>
        <thead>
          <tr>
            {(['day', 'moveFrom', 'moveTo', 'stage'] as const).map(key => (
              <th key={key} scope="col">
                {w(`funding.${key}`)}
              </th>
            ))}
            {metrics.map(m => (
              <th key={m.id} scope="col" className="jh-right">
                {m.title[lang]}
              </th>
            ))}
            <th scope="col">{w('funding.note')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(move => (
            <tr key={move.id} className={move.cancelled ? css.gone : ''}>
              <td className="jh-num">{move.day}</td>
              <td>{move.from === null ? w('funding.outside') : name(move.from)}</td>
              <td>{move.to === null ? w('funding.outside') : name(move.to)}</td>
              <td>{kit(`stage.${move.stage}`)}</td>
              {metrics.map(m => (
                <td key={m.id} className="jh-right jh-num">
                  {move.heads[m.id] ?? '—'}
                </td>
              ))}
              <td>
                {move.note}
                <small className="jh-soft">
                  {' '}
                  {w('funding.byWhom', { who: move.recordedBy, when: whenText(move.recordedAt, lang) })}
                </small>
                <Cancel of={move} may={mayCancel} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cancel({ of: { id, cancelled }, may }: { of: Move; may: boolean }) {
  const w = useWords('measure')
  const api = useApi()
  const { region } = useSelection()
  const moved = useMoved()
  const [reason, setReason] = useState<string | null>(null)
  const cancel = useMutation({
    mutationFn: () => api.post(MovesSchema, `/api/measure/${region}/moves/${id}/cancel`, { reason }),
    onSuccess: moved,
  })
  if (cancelled)
    return (
      <div className={css.why}>{w('funding.cancelled', { reason: cancelled.reason, who: cancelled.by })}</div>
    )
  if (!may) return null
  if (reason === null)
    return (
      <Button type="link" size="small" className="jh-noprint" onClick={() => setReason('')}>
        {w('funding.cancel')}
      </Button>
    )
  return (
    <form
      className={css.ask}
      onSubmit={event => {
        event.preventDefault()
        cancel.mutate()
      }}
    >
      <Input
        value={reason}
        maxLength={500}
        aria-label={w('funding.reason')}
        placeholder={w('funding.reason')}
        onChange={event => setReason(event.target.value)}
      />
      <Button htmlType="submit" danger loading={cancel.isPending} disabled={reason.trim() === ''}>
        {w('funding.cancel')}
      </Button>
      <Button onClick={() => setReason(null)}>{w('funding.close')}</Button>
      {cancel.error && <Failure error={cancel.error} />}
    </form>
  )
}

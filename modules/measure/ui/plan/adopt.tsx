import { Failure, useApi, useMay, useSay, useSelection, useWords } from '@kit/ui-kit'
import { type PackAdoption, PackAdoptionSchema } from '@loop/measure/adoption/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import css from './plan.module.css'

/** The button that adopts a document or gives it up; it asks from which day and why. */
export function Adopt({ plan }: { plan: PackAdoption }) {
  const w = useWords('measure')
  const may = useMay('measure.adopt')
  const [open, setOpen] = useState(false)
  if (!may) return null
  const holds = plan.adoption === 'adopted'
  return (
    <>
      <Button type={holds ? 'default' : 'primary'} className="jh-noprint" onClick={() => setOpen(true)}>
        {w(holds ? 'plan.giveUp' : 'plan.adopt')}
      </Button>
      {open && <Deed plan={plan} close={() => setOpen(false)} />}
    </>
  )
}

function Deed({ plan, close }: { plan: PackAdoption; close: () => void }) {
  const w = useWords('measure')
  const say = useSay()
  const { region } = useSelection()
  const api = useApi()
  const queries = useQueryClient()
  const [from, setFrom] = useState(() => new Date().toISOString().slice(0, 10))
  const [note, setNote] = useState('')
  const holds = plan.adoption === 'adopted'
  const at = `/api/measure/${region}/adoptions`
  const enter = useMutation({
    mutationFn: () =>
      api.post(PackAdoptionSchema, holds ? `${at}/give-up` : at, { pack: plan.pack, from, note }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      close()
    },
  })
  const needsNote = holds || plan.territory === 'outside'
  return (
    <Modal
      open
      title={w(holds ? 'plan.giveUpTitle' : 'plan.adoptTitle', { plan: say(plan.title) })}
      okText={w(holds ? 'plan.giveUp' : 'plan.adopt')}
      cancelText={w('plan.cancel')}
      okButtonProps={{ disabled: needsNote && note.trim() === '', loading: enter.isPending }}
      onOk={() => enter.mutate()}
      onCancel={close}
    >
      <div className={css.settle}>
        {!holds && plan.territory === 'outside' && <p>{w('plan.adoptOutside')}</p>}
        <label htmlFor="adopt-from">
          {w('plan.fromDay')}
          <Input id="adopt-from" type="date" value={from} onChange={event => setFrom(event.target.value)} />
        </label>
        <label htmlFor="adopt-note">
          {w(needsNote ? 'plan.reason' : 'plan.remark')}
          <Input.TextArea
            id="adopt-note"
            rows={3}
            maxLength={2000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        </label>
        {enter.error && <Failure error={enter.error} />}
      </div>
    </Modal>
  )
}

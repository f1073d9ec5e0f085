import { Failure, useAnswer, useApi, usePutSearch, useSelection, useWords } from '@kit/ui-kit'
import { type OverlayChange, OverlaySchema } from '@loop/measure/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import css from './what-if.module.css'

export function useOverlays() {
  const { region, period } = useSelection()
  return useAnswer(z.array(OverlaySchema), period ? `/api/measure/${region}/overlays` : null, { period })
}

/** Under a name a plan can be opened again, compared and shown to others. */
export function SavePlan({ changes, clear }: { changes: readonly OverlayChange[]; clear: () => void }) {
  const w = useWords('measure')
  const api = useApi()
  const queries = useQueryClient()
  const put = usePutSearch()
  const { region, period } = useSelection()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () =>
      api.post(OverlaySchema, `/api/measure/${region}/overlays`, {
        name: name.trim(),
        period,
        note: '',
        changes,
      }),
    onSuccess: async overlay => {
      setName('')
      put({ plan: overlay.id })
      await queries.invalidateQueries({ predicate: q => String(q.queryKey[0]).includes('/overlays') })
    },
  })
  return (
    <form
      className={css.save}
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Input
        value={name}
        maxLength={80}
        placeholder={w('whatIf.name')}
        aria-label={w('whatIf.name')}
        onChange={event => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
        {w('whatIf.save')}
      </Button>
      <Button
        type="text"
        onClick={() => {
          clear()
          put({ plan: null })
        }}
      >
        {w('whatIf.clear')}
      </Button>
      {save.error && <Failure error={save.error} />}
    </form>
  )
}

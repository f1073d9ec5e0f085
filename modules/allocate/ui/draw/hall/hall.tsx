import { Answer, Empty, useAnswer, useSearchText, useSelection, useWords } from '@kit/ui-kit'
import { DrawStateSchema, DrawViewSchema, TranscriptSchema } from '@loop/allocate/schema'
import { useState } from 'react'
import css from './hall.module.css'
import { Wall } from './wall.tsx'

/** The draw on the wall of the hall: numbers only, readable from the last row, moved on by one key. */
export function Component() {
  const w = useWords('allocate')
  const { region } = useSelection()
  const { plan: id } = useSearchText()
  const at = id ? `/api/allocate/${region}/draws/${id}` : null
  const view = useAnswer(DrawViewSchema, at)
  const state = useAnswer(DrawStateSchema, at && `${at}/state`)
  const isDrawn = state.data?.drawn != null
  const record = useAnswer(TranscriptSchema, isDrawn ? `${at}/transcript.json` : null)
  // What was drawn when the page was opened is shown again; what is drawn now is not a replay.
  const [openedAt] = useState(() => Date.now())
  if (!at)
    return (
      <main className={css.alone}>
        <Empty title={w('draw.wall.title')}>{w('draw.wall.noPlan')}</Empty>
      </main>
    )
  return (
    <Answer of={view}>
      {({ plan }) => (
        <Answer of={state}>
          {now => (
            <Wall
              at={at}
              plan={plan}
              state={now}
              record={record.data ?? null}
              replay={now.drawn !== null && Date.parse(now.drawn.at) < openedAt}
            />
          )}
        </Answer>
      )}
    </Answer>
  )
}

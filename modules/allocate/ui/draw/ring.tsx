import { Segmented, useWords } from '@kit/ui-kit'
import type { Agreed, Procedure } from '@loop/allocate/schema'
import { Form, Input } from 'antd'

/** Who draws the ring's numbers in the hall; null: they come from the seed. */
export type RingBy = string | null

/** The sources for what of this order is left to the hall; null while nobody is named. */
export function ringSources(order: Procedure['order'] | undefined, by: RingBy): readonly Agreed[] | null {
  if (by === null || order?.kind !== 'ring') return []
  if (by.trim() === '') return null
  const parts = (['direction', 'start', 'interval'] as const).filter(of => order[of] === 'drawn')
  return parts.map(of => ({ kind: 'ring', of, by: by.trim() }))
}

/** Start and interval from the seed, or drawn before everybody: with what that means for chances. */
export function RingDrawn({ by, onChange }: { by: RingBy; onChange: (by: RingBy) => void }) {
  const w = useWords('allocate')
  const isOnStage = by !== null
  return (
    <Form.Item
      label={w('draw.ring.label')}
      extra={isOnStage && `${w('draw.ring.note')} ${w('draw.ring.biasNote')}`}
    >
      <Segmented
        label={w('draw.ring.label')}
        value={isOnStage ? 'stage' : 'seed'}
        options={(['seed', 'stage'] as const).map(v => ({ value: v, label: w(`draw.ring.${v}`) }))}
        onChange={v => onChange(v === 'stage' ? '' : null)}
      />
      {isOnStage && (
        <Input
          aria-label={w('draw.ring.by')}
          placeholder={w('draw.ring.by')}
          maxLength={60}
          value={by}
          onChange={e => onChange(e.target.value)}
        />
      )}
    </Form.Item>
  )
}

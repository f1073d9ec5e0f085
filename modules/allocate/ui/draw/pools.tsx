import { useWords } from '@kit/ui-kit'
import type { Pool } from '@loop/allocate/schema'
import { Button, Input, InputNumber } from 'antd'
import css from './draw.module.css'

/** Schools with their seats, edited in place. */
export function Pools({
  pools,
  onChange,
}: {
  pools: readonly Pool[]
  onChange: (pools: readonly Pool[]) => void
}) {
  const w = useWords('allocate')
  const put = (at: number, patch: Partial<Pool>) =>
    onChange(pools.map((p, i) => (i === at ? { ...p, ...patch } : p)))
  const next = `S${String(pools.length + 1).padStart(2, '0')}`
  return (
    <fieldset className={css.group}>
      <legend>{w('draw.pools')}</legend>
      <p className="jh-soft jh-small">{w('draw.poolsHint')}</p>
      <ul className={css.rows}>
        {pools.map((p, i) => (
          <li key={i} className={css.pool}>
            <Input
              aria-label={w('draw.poolId')}
              value={p.id}
              maxLength={40}
              onChange={e => put(i, { id: e.target.value.trim() })}
            />
            <Input
              aria-label={w('draw.poolName')}
              value={p.name}
              maxLength={60}
              onChange={e => put(i, { name: e.target.value })}
            />
            <InputNumber<number>
              aria-label={w('draw.seats')}
              min={0}
              precision={0}
              value={p.seats}
              onChange={seats => put(i, { seats: seats ?? 0 })}
            />
            <Button type="text" onClick={() => onChange(pools.filter((_, k) => k !== i))}>
              {w('draw.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...pools, { id: next, name: '', seats: 0 }])}>
        {w('draw.addPool')}
      </Button>
    </fieldset>
  )
}

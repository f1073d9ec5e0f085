import { useWords } from '@kit/ui-kit'
import type { DrawRecord } from '@loop/allocate/schema'
import { useEffect, useState } from 'react'
import { useListed } from '../../listed.ts'
import css from './hall.module.css'
import { seatsUpTo } from './seats-up-to.ts'

const TICK_MS = 120
/** However long the list, it has rolled by after so many ticks: about a minute. */
const TICKS = 500
const ROWS = 7
/** More schools than this stand in two columns. */
const MANY = 9

/** Numbers roll by in the order of admission while the schools fill. */
export function NumbersStep({ record }: { record: DrawRecord }) {
  const w = useWords('allocate')
  const listed = useListed()
  const total = record.results.length
  const [shown, setShown] = useState(Math.min(1, total))
  const [isRunning, setRunning] = useState(true)
  const isOver = shown >= total
  useEffect(() => {
    if (!isRunning || isOver) return
    const stride = Math.max(1, Math.ceil(total / TICKS))
    const timer = setInterval(() => setShown(n => Math.min(n + stride, total)), TICK_MS)
    return () => clearInterval(timer)
  }, [isRunning, isOver, total])
  const name = (id: string | null) => record.list.pools.find(p => p.id === id)?.name ?? ''
  const rows = record.results.slice(Math.max(0, shown - ROWS), shown).reverse()
  return (
    <div className={css.numbers}>
      <ol className={css.rolling} aria-live="off">
        {rows.map(r => (
          <li key={r.id}>
            <small>{w('draw.wall.turn', { turn: r.turn })}</small>
            <b>{r.id}</b>
            <small>{w('draw.wall.number', { number: r.number })}</small>
            <em data-waits={r.seats.every(s => s === null)}>
              {listed(r.seats.map(s => (s === null ? w('draw.wall.waits') : name(s))))}
            </em>
          </li>
        ))}
      </ol>
      <ul className={css.pools} data-many={record.list.pools.length > MANY}>
        {seatsUpTo(record, shown).map(p => (
          <li key={p.id}>
            <span>{p.name}</span>
            <meter min={0} max={Math.max(p.seats, p.taken)} value={p.taken} aria-label={p.name} />
            <b>
              {p.taken}／{p.seats}
            </b>
          </li>
        ))}
      </ul>
      <p className={css.roll}>
        <button type="button" disabled={isOver} onClick={() => setRunning(x => !x)}>
          {w(isRunning ? 'draw.wall.pause' : 'draw.wall.play')}
        </button>
        <button type="button" disabled={isOver} onClick={() => setShown(total)}>
          {w('draw.wall.toEnd')}
        </button>
        <span>
          {shown.toLocaleString('en-US')}／{total.toLocaleString('en-US')}
        </span>
      </p>
    </div>
  )
}

import { useWords } from '@kit/ui-kit'
import type { DrawBody } from '@loop/allocate/schema'
import { BigDigest } from './big-digest.tsx'
import css from './hall.module.css'

export function ListStep({ body }: { body: DrawBody }) {
  const w = useWords('allocate')
  const seats = body.pools.reduce((n, p) => n + p.seats, 0)
  const counts = [
    ['units', body.units],
    ['children', body.children],
    ['seats', seats],
  ] as const
  return (
    <>
      <div className={css.counts}>
        {counts.map(([what, n]) => (
          <p key={what}>
            <b>{n.toLocaleString('en-US')}</b> {w(`draw.wall.${what}`)}
          </p>
        ))}
      </div>
      <h2>{w('draw.wall.commitment')}</h2>
      <BigDigest digest={body.commitment} />
    </>
  )
}

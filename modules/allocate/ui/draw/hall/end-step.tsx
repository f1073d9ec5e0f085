import { useWords } from '@kit/ui-kit'
import type { DrawRecord } from '@loop/allocate/schema'
import { BigDigest } from './big-digest.tsx'
import css from './hall.module.css'
import { seatsUpTo } from './seats-up-to.ts'

/** Digests to note down, and where everybody can check them. */
export function EndStep({
  record,
  region,
  rehearsal,
}: {
  record: DrawRecord
  region: string
  rehearsal: boolean
}) {
  const w = useWords('allocate')
  const seated = seatsUpTo(record, record.results.length).reduce((n, p) => n + p.taken, 0)
  return (
    <>
      <div className={css.counts}>
        <p>
          <b>{seated.toLocaleString('en-US')}</b> {w('draw.seated')}
        </p>
        <p>
          <b>{record.waiting.length.toLocaleString('en-US')}</b> {w('draw.waiting')}
        </p>
      </div>
      <h2>{w('draw.digest')}</h2>
      <BigDigest digest={record.digest} />
      {!rehearsal && (
        <>
          <h2>{w('draw.wall.publicAt')}</h2>
          <p className={css.address}>{`${location.host}/public/${region}`}</p>
        </>
      )}
      {rehearsal && <p className={css.hindrance}>{w('draw.rehearsalNote')}</p>}
    </>
  )
}

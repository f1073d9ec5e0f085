import { useWords } from '@kit/ui-kit'
import type { DrawRecord } from '@loop/allocate/schema'
import { BigDigest } from './big-digest.tsx'
import css from './hall.module.css'
import { digitsOf } from './sources-step.tsx'

/** Commitment and digits on one side, the seed they give on the other. */
export function SeedStep({ record }: { record: DrawRecord }) {
  const w = useWords('allocate')
  return (
    <>
      <p className={css.chain}>
        <span>{w('draw.wall.commitment')}</span>
        {record.sources.map((s, i) => (
          <span key={i}>{digitsOf(s)}</span>
        ))}
        <span>{w('draw.wall.hash')}</span>
      </p>
      <h2>{w('draw.wall.seedFrom')}</h2>
      <BigDigest digest={record.seed} />
    </>
  )
}

import { Failure, Refusals, useSay, useWords } from '@kit/ui-kit'
import type { DrawBody, DrawRecord } from '@loop/allocate/schema'
import { useSourceName } from '../draw-now.tsx'
import type { useDraw } from '../use-draw.ts'
import css from './hall.module.css'

interface SourcesStepProps {
  readonly body: DrawBody
  readonly day: ReturnType<typeof useDraw>
  readonly record: DrawRecord | null
}

/** Each agreed source with what it brought: entered before everybody, or shown again. */
export function SourcesStep({ body, day, record }: SourcesStepProps) {
  const w = useWords('allocate')
  const nameOf = useSourceName()
  return (
    <ol className={css.sources}>
      {body.agreed.map((s, i) => (
        <li key={nameOf(s)}>
          <span>{nameOf(s)}</span>
          {record ? (
            <b className={css.digits}>{digitsOf(record.sources[i])}</b>
          ) : (
            <>
              <input
                aria-label={nameOf(s)}
                placeholder={
                  s.kind === 'ring' ? w('draw.ring.range', { n: body.units }) : w(`draw.enter.${s.kind}`)
                }
                value={day.values[i]}
                autoComplete="off"
                onChange={e => day.enter(i, e.target.value)}
                onKeyDown={e => e.key === 'Enter' && day.check()}
              />
              <Check of={day.checks[i]} />
            </>
          )}
        </li>
      ))}
      {day.refusals && <Refusals refusals={day.refusals} />}
      {day.error && <Failure error={day.error} />}
    </ol>
  )
}

function Check({ of }: { of: ReturnType<typeof useDraw>['checks'][number] | undefined }) {
  const say = useSay()
  if (!of) return null
  return of.holds ? (
    <b className={css.good}>✓ {of.digits}</b>
  ) : (
    <b className={css.bad}>✕ {of.why && say(of.why)}</b>
  )
}

/** What a source brought, as the record has it. */
export function digitsOf(source: DrawRecord['sources'][number] | undefined): string {
  const found = source?.digits ?? source?.share ?? source?.randomness
  return typeof found === 'string' ? found : ''
}

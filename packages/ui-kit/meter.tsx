import css from './meter.module.css'
import type { Verdict } from './verdict.tsx'

interface MeterProps {
  readonly value: number | null
  readonly limit: number | null
  /** A second, finer mark: the county's mean. */
  readonly mean?: number | null
  readonly better: 'higher' | 'lower'
  readonly verdict: Verdict
  readonly label: string
}

/** A bullet on one line: how far the value is from its limit. The side of the limit that satisfies is shaded. */
export function Meter({ value, limit, mean = null, better, verdict, label }: MeterProps) {
  const top = Math.max(value ?? 0, limit ?? 0, mean ?? 0) * 1.12 || 1
  const at = (x: number) => `${Math.max(0, Math.min(100, (x / top) * 100))}%`
  const zone =
    limit === null
      ? { display: 'none' }
      : better === 'higher'
        ? { insetInlineStart: at(limit), insetInlineEnd: 0 }
        : { insetInlineStart: 0, width: at(limit) }
  return (
    <div className={css.track} role="img" aria-label={label}>
      <span className={css.zone} style={zone} />
      {value !== null && <span className={`${css.bar} ${css[verdict]}`} style={{ width: at(value) }} />}
      {mean !== null && <span className={css.mean} style={{ insetInlineStart: at(mean) }} />}
      {limit !== null && <span className={css.limit} style={{ insetInlineStart: at(limit) }} />}
    </div>
  )
}

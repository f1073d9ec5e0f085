import type { ReactNode } from 'react'
import { forTheEye, inFull } from './format.ts'
import { useWords } from './i18n.tsx'

interface NumProps {
  readonly value: number | null
  /** Rounded text when the usual digits will not do (a coefficient beside its limit). */
  readonly shown?: string
  readonly unit?: ReactNode
}

/** A number for the eye, with the full value in its title. A missing value is a dash that says so, never a zero. */
export function Num({ value, shown, unit }: NumProps) {
  const w = useWords('kit')
  if (value === null) {
    return (
      <span className="jh-num jh-missing" title={w('number.missing')}>
        <span aria-hidden="true">—</span>
        <span className="jh-sr">{w('number.missing')}</span>
      </span>
    )
  }
  return (
    <span className="jh-num" title={inFull(value)}>
      {shown ?? forTheEye(value)}
      {unit === undefined || unit === '' ? null : <span className="jh-unit">{unit}</span>}
    </span>
  )
}

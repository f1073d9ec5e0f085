import { Tooltip } from 'antd'
import { useWords } from './i18n.tsx'
import css from './marks.module.css'

/** How sure we are of a figure of the law (docs/pack-language.md). Only `unverified` needs a warning. */
export type SourceStatus = 'verified' | 'seen' | 'computed' | 'unverified'

/** The small mark beside a figure of the law that nobody has checked against the original. */
export function StatusMark({ status }: { status: SourceStatus | string }) {
  const w = useWords('kit')
  if (status !== 'unverified') return null
  return <Mark short={w('mark.unverified')} why={w('mark.unverifiedWhy')} look="law" />
}

/** Differing entries stand behind this figure and nobody has chosen yet. */
export function ContestedMark() {
  const w = useWords('kit')
  return <Mark short={w('mark.contested')} why={w('mark.contestedWhy')} look="data" />
}

export function Mark({ short, why, look }: { short: string; why: string; look: 'law' | 'data' }) {
  return (
    <Tooltip title={why}>
      <button type="button" className={`${css.mark} ${css[look]}`} aria-label={`${short}: ${why}`}>
        {short}
      </button>
    </Tooltip>
  )
}

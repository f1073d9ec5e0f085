import { Num, useWords } from '@kit/ui-kit'
import type { Cell, IndicatorStage } from '@loop/measure/schema'
import type { CSSProperties } from 'react'
import css from './grid.module.css'

const SIGN = { reaches: '', floor: '▽', below: '▼', missing: '', none: '' } as const

/** The value with a sign for those who do not see the colour: ▼ below the floor, ▽ between floor and threshold. */
export function CellFace({ cell }: { cell: Cell }) {
  const w = useWords('measure')
  return (
    <>
      {SIGN[cell.standing] && (
        <span className={css.sign} title={w(`standing.${cell.standing}`)}>
          <span aria-hidden="true">{SIGN[cell.standing]}</span>
          <span className="jh-sr">{w(`standing.${cell.standing}`)}</span>
        </span>
      )}
      <Num value={cell.value} />
      {cell.relaxation && (
        <sup title={w('indicators.relaxed')} className={css.note}>
          {w('indicators.relaxedMark')}
        </sup>
      )}
      {cell.flagged && (
        <sup title={w('indicators.flagged')} className={css.note}>
          ?
        </sup>
      )}
    </>
  )
}

/** How far above or below the threshold, as depth of colour. */
export function heatOf(cell: Cell, indicator: IndicatorStage | undefined): CSSProperties | undefined {
  if (cell.value === null || !indicator?.threshold || cell.value <= 0) return undefined
  const ratio =
    indicator.better === 'higher' ? cell.value / indicator.threshold : indicator.threshold / cell.value
  const away = ratio < 1 ? (1 - ratio) / 0.5 : (ratio - 1) / 1.2
  return { '--depth': `${Math.round(Math.min(1, away) * 100)}%` } as CSSProperties
}

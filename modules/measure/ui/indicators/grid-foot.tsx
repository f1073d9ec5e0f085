import { besideLimit, Num, useWords, VerdictIcon } from '@kit/ui-kit'
import type { IndicatorStage } from '@loop/measure/schema'
import type { ReactNode } from 'react'
import css from './grid.module.css'
import { FIXED_COLUMNS } from './grid-row.tsx'

/** The county under its schools: mean, how many reach it, spread beside its limit. */
export function GridFoot({ indicators }: { indicators: readonly (IndicatorStage | undefined)[] }) {
  const w = useWords('measure')
  const line = (title: string, face: (x: IndicatorStage) => ReactNode) => (
    <tr>
      <th scope="row" colSpan={FIXED_COLUMNS}>
        {title}
      </th>
      {indicators.map((x, i) => (
        <td key={x?.indicator ?? i}>{x ? face(x) : null}</td>
      ))}
    </tr>
  )
  return (
    <tfoot>
      {line(w('foot.mean'), x => (
        <Num value={x.mean} />
      ))}
      {line(w('foot.reaching'), x => (
        <span className="jh-num">
          {x.reaching}/{x.schools}
        </span>
      ))}
      {line(w('foot.cv'), x =>
        x.cv === null ? (
          <span className="jh-soft jh-small">
            {x.missing > 0 ? w('foot.missing', { n: x.missing }) : '—'}
          </span>
        ) : (
          <span className={css.spread}>
            <VerdictIcon verdict={x.verdict} size={14} />
            <Num value={x.cv} shown={besideLimit(x.cv, x.cvLimit)} />
            {x.cvLimit !== null && <small>≤ {x.cvLimit}</small>}
          </span>
        ),
      )}
    </tfoot>
  )
}

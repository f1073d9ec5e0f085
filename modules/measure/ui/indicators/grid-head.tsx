import { forTheEye, useSay, useWords } from '@kit/ui-kit'
import type { IndicatorStage } from '@loop/measure/schema'
import type { ReactNode } from 'react'
import type { Result } from '../assessment/reading.ts'
import { useUnitSymbol } from '../assessment/units.ts'
import { type Filters, maySortBy } from './filters.ts'
import css from './grid.module.css'

interface HeadProps {
  readonly result: Result
  readonly indicators: readonly (IndicatorStage | undefined)[]
  readonly order: readonly string[]
  readonly filters: Filters
  readonly put: (patch: Readonly<Record<string, string | null>>) => void
}

export function GridHead({ result, indicators, order, filters, put }: HeadProps) {
  const w = useWords('measure')
  const say = useSay()
  const symbol = useUnitSymbol()
  const column = (id: string, className: string | undefined, children: ReactNode) => (
    <SortableHead
      key={id}
      id={id}
      filters={filters}
      may={maySortBy(result, filters.stage, id)}
      put={put}
      className={className}
    >
      {children}
    </SortableHead>
  )
  return (
    <thead>
      <tr>
        {column('name', css.nameHead, w('indicators.school'))}
        {column('pupils', css.pupilsHead, w('indicators.pupils'))}
        {column('reached', css.verdictHead, w('indicators.verdict'))}
        {order.map((id, i) => {
          const x = indicators[i]
          const limit = x?.threshold
          const sign = x?.better === 'lower' ? '≤' : '≥'
          return column(
            id,
            undefined,
            <>
              {x ? say(x.title) : id}
              {limit !== null && limit !== undefined && (
                <small>
                  {sign} {forTheEye(limit)}
                  {symbol(x?.unit ?? null)}
                </small>
              )}
            </>,
          )
        })}
      </tr>
    </thead>
  )
}

interface SortableProps {
  readonly id: string
  readonly filters: Filters
  readonly may: boolean
  readonly put: (patch: Readonly<Record<string, string | null>>) => void
  readonly className: string | undefined
  readonly children: ReactNode
}

/** up → down → as it came. What may not be ranked has no button at all. */
function SortableHead({ id, filters, may, put, className, children }: SortableProps) {
  const w = useWords('measure')
  const direction = filters.sort?.by === id ? filters.sort.direction : null
  const next = direction === null ? `${id}.up` : direction === 'up' ? `${id}.down` : null
  if (!may) {
    return (
      <th scope="col" className={className} title={w('indicators.noRank')}>
        <span className={css.headText}>{children}</span>
      </th>
    )
  }
  const sorted = direction === 'up' ? 'ascending' : direction === 'down' ? 'descending' : 'none'
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <button type="button" className={css.headText} onClick={() => put({ sort: next })}>
        {children}
        <span aria-hidden="true" className={css.arrow}>
          {direction === 'up' ? '▲' : direction === 'down' ? '▼' : ''}
        </span>
      </button>
    </th>
  )
}

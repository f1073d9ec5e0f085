import { useSay, useWords } from '@kit/ui-kit'
import type { Figure, MetricView } from '@loop/data/schema'
import { FigureValue } from '../words/figure-value.tsx'
import { placeText } from '../words/place.ts'
import { StandingTag } from '../words/standing.tsx'
import css from './figures.module.css'

interface FigureRowProps {
  readonly index: number
  readonly figure: Figure | undefined
  readonly metric: MetricView | undefined
  readonly unitName: (id: string) => string
  readonly open: (figure: Figure) => void
}

export function FigureRow({ index, figure, metric, unitName, open }: FigureRowProps) {
  const w = useWords('data')
  const kit = useWords('kit')
  const say = useSay()
  if (!figure) {
    return (
      <tr aria-rowindex={index + 2} className={css.coming}>
        <td colSpan={6}>{w('figures.loadingRow')}</td>
      </tr>
    )
  }
  return (
    <tr aria-rowindex={index + 2} onClick={() => open(figure)}>
      <th scope="row">
        <button type="button" className={css.open} data-row={index}>
          {unitName(figure.unit)}
        </button>
      </th>
      <td>{metric ? say(metric.title) : figure.metric}</td>
      <td>{kit(`stage.${figure.stage}`)}</td>
      <td className={css.value}>
        <FigureValue metric={metric} of={figure.official} />
      </td>
      <td>
        <StandingTag figure={figure} />
      </td>
      <td className={css.where}>{placeText(figure.official.locator, w) ?? '—'}</td>
    </tr>
  )
}

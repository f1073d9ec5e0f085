import { useWords } from '@kit/ui-kit'
import type { Import } from '@loop/data/schema'
import { FigureValue } from '../words/figure-value.tsx'
import { useMetrics, useNames } from '../words/vocabulary.ts'
import css from './import.module.css'

type PreviewOf = NonNullable<Import['preview']>

const COUNTS = ['unitsNew', 'unitsKnown', 'factsNew', 'factsChanged', 'factsSame', 'factsContested'] as const

/** What would be stored: how much, and some of it in full. */
export function Preview({ preview }: { preview: PreviewOf }) {
  const w = useWords('data')
  return (
    <div className={css.preview}>
      <dl className={css.counts}>
        {COUNTS.map(count => (
          <div key={count} className={count === 'factsContested' && preview[count] > 0 ? css.rival : ''}>
            <dt>{w(`import.${count}`)}</dt>
            <dd className="jh-num">{preview[count].toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {preview.sample.length > 0 && <Sample sample={preview.sample} />}
    </div>
  )
}

function Sample({ sample }: { sample: PreviewOf['sample'] }) {
  const w = useWords('data')
  const kit = useWords('kit')
  const metrics = useMetrics()
  const { metricName } = useNames()
  const value = (metric: string, given: number | null) => (
    <FigureValue metric={metrics.get(metric)} of={{ value: given, text: null }} />
  )
  return (
    <div className={`jh-scroll ${css.sample}`}>
      <table className="jh-table">
        <caption>{w('import.sample')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('figures.unit')}</th>
            <th scope="col">{w('figures.metric')}</th>
            <th scope="col">{w('figures.stage')}</th>
            <th scope="col" className="jh-right">
              {w('import.before')}
            </th>
            <th scope="col" className="jh-right">
              {w('import.after')}
            </th>
            <th scope="col">{w('import.at')}</th>
          </tr>
        </thead>
        <tbody>
          {sample.map(s => (
            <tr key={`${s.unit} ${s.metric} ${s.stage} ${s.at}`}>
              <th scope="row">{s.unitName}</th>
              <td>{metricName(s.metric)}</td>
              <td>{kit(`stage.${s.stage}`)}</td>
              <td className="jh-right">{s.before === null ? '—' : value(s.metric, s.before)}</td>
              <td className="jh-right">{value(s.metric, s.after)}</td>
              <td className="jh-soft">{s.at}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

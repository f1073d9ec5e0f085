import { forTheEye, Section, useWords } from '@kit/ui-kit'
import type { ForecastBody } from '@loop/allocate/schema'

const WAYS = ['ours', 'threeYears', 'unchanged'] as const

/** How wrong the forecast would have been in the past, beside two plain ways; said whether it is flattering or not. */
export function BackTest({ rows, share }: { rows: ForecastBody['backTest']; share: number }) {
  const w = useWords('allocate')
  const percent = (x: number | null) => (x === null ? '—' : `${forTheEye(100 * x, 1)}%`)
  const isBest = (row: (typeof rows)[number], way: (typeof WAYS)[number]) =>
    row[way] !== null && WAYS.every(other => row[other] === null || (row[way] ?? 0) <= (row[other] ?? 0))
  return (
    <Section title={w('forecast.backTest')}>
      <p className="jh-soft">{w('forecast.backTestNote')}</p>
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 620 }}>
          <thead>
            <tr>
              <th scope="col">{w('forecast.ahead')}</th>
              {WAYS.map(way => (
                <th key={way} scope="col" className="jh-right">
                  {w(`forecast.ways.${way}`)}
                </th>
              ))}
              <th scope="col" className="jh-right">
                {w('forecast.covered', { n: share })}
              </th>
              <th scope="col" className="jh-right">
                {w('forecast.origins')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.ahead}>
                <th scope="row">{w('forecast.aheadOf', { n: row.ahead })}</th>
                {WAYS.map(way => (
                  <td key={way} className="jh-right jh-num">
                    {isBest(row, way) ? <strong>{percent(row[way])}</strong> : percent(row[way])}
                  </td>
                ))}
                <td className="jh-right jh-num">{percent(row.covered)}</td>
                <td className="jh-right jh-num">{row.origins}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

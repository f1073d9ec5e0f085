import { COLOURS, Section, useSay, useWords } from '@kit/ui-kit'
import type { ForecastBody } from '@loop/allocate/schema'

/** Seats short or spare of every area and year; the darker, the more of its seats are lacking. */
export function SeatTable({ body }: { body: ForecastBody }) {
  const w = useWords('allocate')
  const say = useSay()
  const scenario = body.scenarios.find(s => s.id === body.main)
  const years = Array.from({ length: body.ahead }, (_, h) => body.firstYear + body.years + h)
  const seatsOf = (area: number) =>
    body.schools.reduce((n, s) => n + (s.area === area ? (s.seats ?? 0) : 0), 0)
  if (!scenario || scenario.areas.spare.every(x => x === null))
    return (
      <Section title={w('forecast.spare')}>
        <p className="jh-soft">{w('forecast.noSeats')}</p>
      </Section>
    )
  const cell = (h: number, a: number) => scenario.areas.spare[h * body.areas.length + a] ?? null
  return (
    <Section title={w('forecast.spare')} aside={w('forecast.spareAside', { scenario: say(scenario.title) })}>
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 320 + 90 * years.length }}>
          <thead>
            <tr>
              <th scope="col">{w('forecast.area')}</th>
              <th scope="col" className="jh-right">
                {w('forecast.seats')}
              </th>
              {years.map(year => (
                <th key={year} scope="col" className="jh-right">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.areas.map((area, a) => (
              <tr key={area}>
                <th scope="row">{area}</th>
                <td className="jh-right jh-num">{seatsOf(a).toLocaleString('en-US')}</td>
                {years.map((year, h) => (
                  <SeatCell key={year} spare={cell(h, a)} seats={seatsOf(a)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function SeatCell({ spare, seats }: { spare: number | null; seats: number }) {
  const w = useWords('allocate')
  if (spare === null) return <td className="jh-right">—</td>
  const n = Math.round(spare)
  const depth = seats > 0 ? Math.min(1, (5 * Math.abs(spare)) / seats) : 0
  const colour = n < 0 ? COLOURS.fail : COLOURS.pass
  return (
    <td
      className="jh-right jh-num"
      style={{ background: `color-mix(in srgb, ${colour} ${Math.round(28 * depth)}%, transparent)` }}
    >
      {n < 0 ? w('forecast.short', { n: -n }) : w('forecast.left', { n })}
    </td>
  )
}

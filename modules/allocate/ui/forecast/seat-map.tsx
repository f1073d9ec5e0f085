import { COLOURS, Section, Segmented, useWords } from '@kit/ui-kit'
import type { ForecastBody } from '@loop/allocate/schema'
import { useMemo, useState } from 'react'
import { CountyMap } from '../plan/county-map.tsx'

interface Spot {
  readonly name: string
  readonly longitude: number
  readonly latitude: number
  readonly spare: number
  readonly chance: number
}

/** Where seats are short or spare, school by school, in a year one picks. */
export function SeatMap({ body }: { body: ForecastBody }) {
  const w = useWords('allocate')
  const [h, setH] = useState(0)
  const spots = useMemo(() => spotsOf(body, h), [body, h])
  const series = useMemo(
    () =>
      seriesOf(spots, s =>
        w(s.spare < 0 ? 'forecast.tipShort' : 'forecast.tipLeft', {
          ...{ name: s.name, n: Math.abs(Math.round(s.spare)), chance: Math.round(100 * s.chance) },
        }),
      ),
    [spots, w],
  )
  if (spots.length === 0) return null
  const years = Array.from({ length: body.ahead }, (_, i) => String(body.firstYear + body.years + i))
  return (
    <Section
      title={w('forecast.map')}
      aside={
        <Segmented
          label={w('forecast.year')}
          value={years[h] ?? ''}
          onChange={year => setH(years.indexOf(year))}
          options={years.map(year => ({ value: year, label: year }))}
        />
      }
    >
      <CountyMap places={spots} series={series} label={w('forecast.mapLabel', { year: years[h] ?? '' })} />
      <p className="jh-soft jh-small">
        <span aria-hidden style={{ color: COLOURS.fail }}>
          ◆
        </span>{' '}
        {w('forecast.isShort')}　
        <span aria-hidden style={{ color: COLOURS.pass }}>
          ●
        </span>{' '}
        {w('forecast.isLeft')}
      </p>
    </Section>
  )
}

function spotsOf(body: ForecastBody, h: number): Spot[] {
  const outlook = body.scenarios.find(s => s.id === body.main)?.schools
  return body.schools.flatMap(({ name, longitude, latitude }, s) => {
    const k = h * body.schools.length + s
    const spare = outlook?.spare[k] ?? null
    if (longitude === null || latitude === null || spare === null) return []
    return [{ name, longitude, latitude, spare, chance: outlook?.chanceOver[k] ?? 0 }]
  })
}

function seriesOf(spots: readonly Spot[], tip: (spot: Spot) => string) {
  const of = (isShort: boolean) => ({
    type: 'scatter',
    coordinateSystem: 'geo',
    symbol: isShort ? 'diamond' : 'circle',
    itemStyle: { color: isShort ? COLOURS.fail : COLOURS.pass, borderColor: '#fff', opacity: 0.85 },
    data: spots
      .filter(s => Math.round(s.spare) < 0 === isShort)
      .map(s => ({
        ...{ name: s.name, value: [s.longitude, s.latitude], tip: tip(s) },
        symbolSize: 6 + Math.min(26, 1.1 * Math.sqrt(Math.abs(s.spare))),
      })),
  })
  return [of(false), of(true)]
}

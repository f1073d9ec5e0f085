import { Chart, Section, useSay, useWords } from '@kit/ui-kit'
import type { ForecastBody } from '@loop/allocate/schema'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { type Place, pupilsOption } from './pupils-option.ts'

/** History and scenarios of the whole, of an area or of a school. */
export function PupilsChart({ body, share }: { body: ForecastBody; share: number }) {
  const w = useWords('allocate')
  const say = useSay()
  const [key, setKey] = useState('')
  const place = useMemo(() => placeOf(key), [key])
  const option = useMemo(
    () => pupilsOption(body, place, { say, past: w('forecast.past'), seats: w('forecast.seats') }),
    [body, place, say, w],
  )
  const group = (of: 'areas' | 'schools', names: readonly string[]) => ({
    label: w(`forecast.${of}`),
    title: of,
    options: names.map((label, i) => ({ value: `${of}/${i}`, label })),
  })
  return (
    <Section
      title={w('forecast.pupils')}
      aside={
        <Select
          className="jh-noprint"
          aria-label={w('forecast.place')}
          style={{ width: 220, maxWidth: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={key}
          onChange={setKey}
          options={[
            { value: '', label: w('forecast.whole') },
            group('areas', body.areas),
            group(
              'schools',
              body.schools.map(s => s.name),
            ),
          ]}
        />
      }
    >
      <Chart option={option} height={360} label={w('forecast.pupilsLabel')} />
      <p className="jh-soft jh-small">{w('forecast.band', { n: share })}</p>
    </Section>
  )
}

function placeOf(key: string): Place {
  const [of, at] = key.split('/')
  return of === 'areas' || of === 'schools' ? { of, at: Number(at) } : null
}

import { Chart, Empty, useAnswer, useSelection, useWords, VerdictIcon } from '@kit/ui-kit'
import { OutlineOnRecordSchema } from '@loop/data/schema'
import type { SchoolStage, Verdict } from '@loop/measure/schema'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { countVerdicts } from '../assessment/reading.ts'
import { mapOption } from './map-option.ts'
import { graticule, placesOf } from './map-places.ts'
import css from './school-map.module.css'

const SHOWN: readonly Verdict[] = ['pass', 'fail', 'undetermined', 'not-applicable']

/** Schools by verdict on the region's outline, or on a graticule where no outline is known. No tiles, no outside server. */
export function SchoolMap({ schools }: { schools: readonly SchoolStage[] }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const navigate = useNavigate()
  const { region } = useSelection()
  const answer = useAnswer(OutlineOnRecordSchema.nullable(), `/api/data/${region}/outline`)
  const outline = answer.data?.outline
  const places = useMemo(() => placesOf(schools), [schools])
  const ground = useMemo(
    () => (places.length === 0 ? null : (outline ?? graticule(places))),
    [places, outline],
  )
  const option = useMemo(
    () =>
      mapOption(places, outline !== undefined, {
        verdict: v => kit(`verdict.${v}`),
        pupils: n => w('map.pupils', { n }),
      }),
    [places, outline, w, kit],
  )
  if (ground === null) return <Empty title={w('map.noPlaces')}>{w('map.noPlacesTodo')}</Empty>
  const counts = countVerdicts(places.map(p => p.verdict))
  return (
    <figure className={css.map}>
      {answer.isLoading ? (
        <div style={{ height: 372 }} />
      ) : (
        <Chart
          option={option}
          shape={ground}
          height={372}
          label={w('map.label', { schools: places.length })}
          onPick={unit => void navigate({ to: '/schools/$unit', params: { unit }, search: true })}
        />
      )}
      <figcaption className={css.legend}>
        {SHOWN.filter(v => counts[v] > 0).map(v => (
          <span key={v}>
            <VerdictIcon verdict={v} size={14} />
            {kit(`verdict.${v}`)} {counts[v]}
          </span>
        ))}
        <span className="jh-soft">{w('map.size')}</span>
      </figcaption>
    </figure>
  )
}

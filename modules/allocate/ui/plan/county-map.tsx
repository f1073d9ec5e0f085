import { Chart, type ChartOption, Empty, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { OutlineOnRecordSchema } from '@loop/data/schema'
import { aspectAt, graticule } from '@loop/measure/ui'
import { useMemo } from 'react'

interface CountyMapProps {
  readonly places: readonly { readonly longitude: number; readonly latitude: number }[]
  /** What is drawn, in geographic coordinates. */
  readonly series: readonly object[]
  readonly label: string
  readonly height?: number
  readonly onPick?: (name: string, series: string) => void
}

/** Anything with a place on the region's outline, or on a graticule where no outline is known. No tiles, no outside server. */
export function CountyMap({ places, series, label, height = 420, onPick }: CountyMapProps) {
  const w = useWords('allocate')
  const { region } = useSelection()
  const answer = useAnswer(OutlineOnRecordSchema.nullable(), `/api/data/${region}/outline`)
  const outline = answer.data?.outline
  const ground = useMemo(
    () => (places.length === 0 ? null : (outline ?? graticule(places))),
    [places, outline],
  )
  const option = useMemo(() => optionOf(places, series, outline !== undefined), [places, series, outline])
  if (ground === null) return <Empty title={w('plan.noPlaces')} />
  if (answer.isLoading) return <div style={{ height }} />
  return (
    <Chart option={option} shape={ground} height={height} label={label} {...(onPick ? { onPick } : {})} />
  )
}

function optionOf(
  places: CountyMapProps['places'],
  series: readonly object[],
  isOutlined: boolean,
): ChartOption {
  return {
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      formatter: ({ data }: { data?: { tip?: string } }) => data?.tip ?? '',
    },
    geo: {
      map: 'region',
      aspectScale: aspectAt(places),
      roam: true,
      scaleLimit: { min: 1, max: 12 },
      layoutCenter: ['50%', '50%'],
      layoutSize: '96%',
      silent: true,
      label: { show: false },
      itemStyle: isOutlined
        ? { areaColor: '#f1f3f0', borderColor: '#c3c9c4', borderWidth: 1 }
        : { areaColor: '#fafaf8', borderColor: '#e0e1dc', borderWidth: 1 },
    },
    series: [...series],
  }
}

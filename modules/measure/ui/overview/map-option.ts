import { type ChartOption, COLOURS } from '@kit/ui-kit'
import type { Verdict } from '@loop/measure/schema'
import { aspectAt, type Place } from './map-places.ts'

/** The same shapes as the verdict icons, so that colour is never the only difference. */
const LOOK: Readonly<Record<Verdict, { symbol: string; fill: string; line: string }>> = {
  pass: { symbol: 'circle', fill: COLOURS.pass, line: '#fff' },
  fail: { symbol: 'diamond', fill: COLOURS.fail, line: '#fff' },
  undetermined: { symbol: 'circle', fill: '#fff', line: COLOURS.undetermined },
  'not-applicable': { symbol: 'rect', fill: '#fff', line: COLOURS.notApplicable },
}
const ORDER: readonly Verdict[] = ['not-applicable', 'pass', 'undetermined', 'fail']

interface MapWords {
  readonly verdict: (verdict: Verdict) => string
  readonly pupils: (count: number) => string
}

export function mapOption(places: readonly Place[], outlined: boolean, words: MapWords): ChartOption {
  return {
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      formatter: (item: { data?: { place?: Place } }) => tooltip(item.data?.place, words),
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
      itemStyle: outlined
        ? { areaColor: '#f1f3f0', borderColor: '#c3c9c4', borderWidth: 1 }
        : { areaColor: '#fafaf8', borderColor: COLOURS.line, borderWidth: 1 },
    },
    series: ORDER.map(verdict => series(verdict, places)),
  }
}

function series(verdict: Verdict, places: readonly Place[]) {
  const look = LOOK[verdict]
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    name: verdict,
    symbol: look.symbol,
    symbolSize: (_: unknown, { data }: { data: { place: Place } }) => sizeOf(data.place, verdict),
    itemStyle: {
      color: look.fill,
      borderColor: look.line,
      borderWidth: look.line === '#fff' ? 1 : 2,
      opacity: 0.92,
    },
    cursor: 'pointer',
    data: places
      .filter(p => p.verdict === verdict)
      .map(place => ({ name: place.unit, value: [place.longitude, place.latitude], place })),
  }
}

/** Area follows the pupils; a diamond needs a little more to look as large. */
function sizeOf(place: Place, verdict: Verdict): number {
  const size = 7 + Math.sqrt(Math.max(0, place.pupils)) * 0.22
  return verdict === 'fail' ? size * 1.25 : size
}

function tooltip(place: Place | undefined, words: MapWords): string {
  return place ? `${place.name}\n${words.verdict(place.verdict)} · ${words.pupils(place.pupils)}` : ''
}

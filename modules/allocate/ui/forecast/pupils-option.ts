import { type ChartOption, COLOURS } from '@kit/ui-kit'
import type { ForecastBody, OutlookView } from '@loop/allocate/schema'

/** The whole (null), an area or a school. */
export type Place = { readonly of: 'areas' | 'schools'; readonly at: number } | null

interface Course {
  readonly id: string
  readonly title: { zh: string; en: string }
  readonly pupils: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** Pupils of one place in every scenario, by year ahead. */
export function coursesAt(body: ForecastBody, place: Place): Course[] {
  const count = place === null ? 1 : body[place.of].length
  const from = place?.at ?? 0
  return body.scenarios.map(s => {
    const outlook: OutlookView = place === null ? s.whole : s[place.of]
    const pick = (list: readonly number[]) =>
      Array.from({ length: body.ahead }, (_, h) => list[h * count + from] as number)
    const { pupils, low, high } = outlook
    return { id: s.id, title: s.title, pupils: pick(pupils), low: pick(low), high: pick(high) }
  })
}

/** Pupils of one place in the years of history; null where a school of it is unknown. */
export function pastAt({ schools, years }: ForecastBody, place: Place): (number | null)[] {
  const own = schools.filter(
    (s, i) => place === null || (place.of === 'areas' ? s.area === place.at : i === place.at),
  )
  return Array.from({ length: years }, (_, t) =>
    own.reduce<number | null>((n, s) => {
      const pupils = s.pupils[t] ?? null
      return n === null || pupils === null ? null : n + pupils
    }, 0),
  )
}

export function seatsAt({ schools }: ForecastBody, place: Place): number | null {
  const own = schools.filter(
    (s, i) => place === null || (place.of === 'areas' ? s.area === place.at : i === place.at),
  )
  return own.reduce<number | null>((n, s) => (n === null || s.seats === null ? null : n + s.seats), 0)
}

interface Words {
  readonly say: (text: { zh: string; en: string }) => string
  readonly past: string
  readonly seats: string
}

/** History as it was, each scenario as a line, the band of the main one behind it, the seats across. */
export function pupilsOption(body: ForecastBody, place: Place, words: Words): ChartOption {
  const { firstYear, years, ahead, main } = body
  const labels = Array.from({ length: years + ahead }, (_, t) => String(firstYear + t))
  const past = pastAt(body, place)
  const blank = new Array<null>(Math.max(0, years - 1)).fill(null)
  const joined = (list: readonly number[]) => [...blank, past.at(-1) ?? null, ...list]
  const courses = coursesAt(body, place)
  const band = courses.find(c => c.id === main)
  const seats = seatsAt(body, place)
  const middle = courses.findIndex(c => c.id === main)
  return {
    grid: { left: 8, right: 28, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, data: [words.past, ...courses.map(c => words.say(c.title))] },
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: rounded },
    xAxis: { type: 'category', data: labels, boundaryGap: false },
    yAxis: {
      type: 'value',
      scale: true,
      max: (seen: { max: number }) => (seats !== null && seats > seen.max ? seats : null),
    },
    series: [
      { ...LINE, name: words.past, data: past, color: COLOURS.ink, markLine: seatLine(seats, words.seats) },
      ...(band ? bandSeries(joined(band.low), joined(band.high)) : []),
      ...courses.map((c, i) => ({
        ...LINE,
        name: words.say(c.title),
        data: joined(c.pupils),
        color: c.id === main ? COLOURS.accent : i < middle ? COLOURS.pass : COLOURS.floor,
        lineStyle: { width: c.id === main ? 3 : 1.5, type: c.id === main ? 'solid' : 'dashed' },
      })),
    ],
  }
}

const LINE = { type: 'line', symbolSize: 5, connectNulls: false } as const
const rounded = (value: unknown) =>
  typeof value === 'number' ? Math.round(value).toLocaleString('en-US') : '—'

/** The lower limit unseen, the width of the band on top of it. */
function bandSeries(low: readonly (number | null)[], high: readonly (number | null)[]) {
  const unseen = { type: 'line', symbol: 'none', silent: true, stack: 'band', lineStyle: { opacity: 0 } }
  const width = high.map((top, t) => (top === null || low[t] == null ? null : top - (low[t] as number)))
  const tooltip = { show: false }
  return [
    { ...unseen, tooltip, data: [...low] },
    { ...unseen, tooltip, data: width, areaStyle: { color: COLOURS.accent, opacity: 0.14 } },
  ]
}

function seatLine(seats: number | null, label: string) {
  if (seats === null) return undefined
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: COLOURS.fail, type: 'solid', width: 1 },
    label: {
      formatter: `${label} ${seats.toLocaleString('en-US')}`,
      position: 'insideStartTop',
      color: COLOURS.fail,
    },
    data: [{ yAxis: seats }],
  }
}

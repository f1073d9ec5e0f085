import { COLOURS } from '@kit/ui-kit'
import type { RotationBody, RotationSchool } from '@loop/allocate/schema'

export interface Flow {
  readonly from: number
  readonly to: number
  readonly teachers: number
  readonly backbone: number
}

/** Moves added up by pair of schools, most first. */
export function flowsOf(moves: RotationBody['moves']): Flow[] {
  const flows = new Map<string, Flow>()
  for (const { from, to, isBackbone } of moves) {
    const key = `${from}/${to}`
    const known = flows.get(key) ?? { from, to, teachers: 0, backbone: 0 }
    flows.set(key, {
      ...known,
      teachers: known.teachers + 1,
      backbone: known.backbone + (isBackbone ? 1 : 0),
    })
  }
  return [...flows.values()].sort((a, b) => b.teachers - a.teachers)
}

const LOOK = {
  strong: { symbol: 'diamond', color: COLOURS.accent },
  ordinary: { symbol: 'circle', color: COLOURS.notApplicable },
  weak: { symbol: 'triangle', color: COLOURS.floor },
} as const

interface FlowWords {
  readonly flow: (flow: Flow) => string
  readonly school: (school: RotationSchool) => string
}

/** Schools by tier in shape and colour; a bent line with an arrow for each pair of schools. */
export function flowSeries(schools: readonly RotationSchool[], flows: readonly Flow[], words: FlowWords) {
  const spot = (i: number) => [schools[i]?.longitude, schools[i]?.latitude]
  return [
    {
      type: 'lines',
      coordinateSystem: 'geo',
      symbol: ['none', 'arrow'],
      symbolSize: 7,
      lineStyle: { color: COLOURS.accent, opacity: 0.55, curveness: 0.18 },
      data: flows.map(f => ({
        coords: [spot(f.from), spot(f.to)],
        tip: words.flow(f),
        lineStyle: { width: 0.8 + Math.sqrt(f.teachers) },
      })),
    },
    ...(['ordinary', 'weak', 'strong'] as const).map(tier => ({
      type: 'scatter',
      coordinateSystem: 'geo',
      name: tier,
      symbol: LOOK[tier].symbol,
      symbolSize: 11,
      itemStyle: { color: LOOK[tier].color, borderColor: '#fff', borderWidth: 1 },
      data: schools
        .filter(s => s.tier === tier)
        .map(s => ({ name: s.unit, value: [s.longitude, s.latitude], tip: words.school(s) })),
    })),
  ]
}

/** The same shapes beside the map, for its legend. */
export const TIER_MARKS = { strong: '◆', ordinary: '●', weak: '▲' } as const
export const TIER_COLOURS = {
  strong: LOOK.strong.color,
  ordinary: LOOK.ordinary.color,
  weak: LOOK.weak.color,
}

import type { Trend, Verdict } from '@loop/measure/schema'

type Point = Trend['points'][number]
type IndicatorPoint = Point['indicators'][number]

export interface Change {
  readonly indicator: string
  readonly stage: IndicatorPoint['stage']
  readonly verdicts: { readonly before: Verdict; readonly now: Verdict }
  readonly reaching: { readonly before: number; readonly now: number }
  readonly cv: { readonly before: number; readonly now: number } | null
}

/** This year's point, last year's, and next year's if nothing changes. */
export function pointsAround(trend: Trend, period: string): { now?: Point; before?: Point; next?: Point } {
  const measured = trend.points.filter(p => !p.forecast).sort((a, b) => a.period.localeCompare(b.period))
  const at = measured.findIndex(p => p.period === period)
  const now = measured[at]
  const before = at > 0 ? measured[at - 1] : undefined
  const next = at === measured.length - 1 ? trend.points.find(p => p.forecast) : undefined
  return { ...(now && { now }), ...(before && { before }), ...(next && { next }) }
}

/** What changed between two years, verdicts that turned first, then by how many schools more or fewer reach it. */
export function changesBetween(before: Point, now: Point): readonly Change[] {
  const changes = now.indicators.flatMap(x => {
    const y = before.indicators.find(o => o.indicator === x.indicator && o.stage === x.stage)
    if (!y) return []
    const cv = x.cv === null || y.cv === null ? null : { before: y.cv, now: x.cv }
    const change: Change = {
      indicator: x.indicator,
      stage: x.stage,
      verdicts: { before: y.verdict, now: x.verdict },
      reaching: { before: y.reaching, now: x.reaching },
      cv,
    }
    const same = y.verdict === x.verdict && y.reaching === x.reaching && (cv === null || cv.before === cv.now)
    return same ? [] : [change]
  })
  return changes.sort((a, b) => turned(b) - turned(a) || swing(b) - swing(a))
}

const turned = (c: Change) => (c.verdicts.before === c.verdicts.now ? 0 : 1)
const swing = (c: Change) => Math.abs(c.reaching.now - c.reaching.before)

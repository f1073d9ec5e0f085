import { type Stage, t } from '@kit/base'
import type { InvestmentPlan, Payment } from '@kit/kernels/investment'
import type { OverlayChange } from '@loop/measure/schema'
import type { PathInstance } from './instance-of.ts'
import type { Project } from './schema.ts'

/** What one payment buys, in words of the office. */
export function projectOf(
  path: PathInstance,
  { year, pot, from, lumps, cost, purpose }: Payment,
  hasBudget: boolean,
): Project {
  const { item, school, stage, indicator } = placeOf(path, pot)
  const giver = from === null ? null : placeOf(path, from).school.name
  const { zh, en } = item.project
  return {
    year: hasBudget ? year + 1 : 0,
    unit: school.unit,
    school: school.name,
    stage,
    indicator: item.indicator,
    project: giver === null ? item.project : t(`从${giver}调入：${zh}`, `moved from ${giver}: ${en}`),
    amount: lumps * item.lump,
    amountUnit: indicator.gapUnit,
    cost,
    purpose,
  }
}

/** What a school holds of a metric, and which metrics it gives of an indicator, in their order; none: the one that is bought. */
export interface Giving {
  readonly held: (unit: string, metric: string, stage: Stage) => number
  readonly metricsOf: (indicator: string) => readonly string[]
}

/** The figures as they would be: one change a school and kind for what is bought, two for what moves. */
export function changesOf(
  path: PathInstance,
  { lumps, transfers }: Pick<InvestmentPlan, 'lumps' | 'transfers'>,
  giving: Giving | null,
): OverlayChange[] {
  const bought = [...lumps].flatMap((n, pot): OverlayChange[] => {
    if (n === 0) return []
    const { item, school, stage } = placeOf(path, pot)
    const value = n * item.lump * item.scale
    return [{ unit: school.unit, metric: item.metric, stage, change: { kind: 'add', value } }]
  })
  const given = new Map<string, number>()
  const moved = transfers.flatMap(({ from, to, lumps: n }): OverlayChange[] => {
    const [giver, taker] = [placeOf(path, from), placeOf(path, to)]
    const { item } = giver
    const own = giving?.metricsOf(item.indicator) ?? []
    let left = n * item.lump * item.scale
    return (own.length > 0 ? own : [item.metric]).flatMap((metric, i, all): OverlayChange[] => {
      const key = `${giver.school.unit}/${metric}/${giver.stage}`
      const gone = given.get(key) ?? 0
      const has = (giving?.held(giver.school.unit, metric, giver.stage) ?? left) - gone
      const value = i === all.length - 1 ? left : Math.min(left, Math.max(0, has))
      if (value <= 0) return []
      left -= value
      given.set(key, gone + value)
      return [
        { unit: giver.school.unit, metric, stage: giver.stage, change: { kind: 'add', value: -value } },
        { unit: taker.school.unit, metric, stage: taker.stage, change: { kind: 'add', value } },
      ]
    })
  })
  return [...bought, ...moved]
}

function placeOf({ instance, rows, items, indicators }: PathInstance, at: number) {
  const pot = instance.pots[at] as PathInstance['instance']['pots'][number]
  const row = pot.parts.find(p => p.row !== null)?.row as number
  const school = rows[row] as PathInstance['rows'][number]
  const item = items[pot.kind] as PathInstance['items'][number]
  const stageAt = instance.rows[row]?.stage as number
  const indicator = indicators[stageAt]?.[pot.kind] as PathInstance['indicators'][number][number]
  return { item, school, indicator, stage: item.of === 'school' ? ('all' as const) : school.stage }
}

import type { Payment } from '@kit/kernels/investment'
import type { OverlayChange } from '@loop/measure/schema'
import type { PathInstance } from './instance-of.ts'
import type { Project } from './schema.ts'

/** What one payment buys, in words of the office. */
export function projectOf(
  path: PathInstance,
  { year, pot, lumps, cost, purpose }: Payment,
  hasBudget: boolean,
): Project {
  const { item, school, stage, indicator } = placeOf(path, pot)
  return {
    year: hasBudget ? year + 1 : 0,
    unit: school.unit,
    school: school.name,
    stage,
    indicator: item.indicator,
    project: item.project,
    amount: lumps * item.lump,
    amountUnit: indicator.gapUnit,
    cost,
    purpose,
  }
}

/** The figures as they would be: one change a school and kind, whatever the year. */
export function changesOf(path: PathInstance, lumps: Int32Array): OverlayChange[] {
  return [...lumps].flatMap((n, pot): OverlayChange[] => {
    if (n === 0) return []
    const { item, school, stage } = placeOf(path, pot)
    const value = n * item.lump * item.scale
    return [{ unit: school.unit, metric: item.metric, stage, change: { kind: 'add', value } }]
  })
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

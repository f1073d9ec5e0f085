import type { Stage } from '@kit/base'
import { generateScale, SCALE_METRICS, type ScaleTable } from '@loop/demo'
import type { StageTable } from '@loop/measure'

/** Stages a split knows, and figures a pack may ask for that the generator leaves out: nobody reported them. */
const STAGES = ['primary', 'junior'] as const

/** All counties of the nation as two tables of columns, primary and junior. */
export function nationColumns(seed: string): StageTable[] {
  const counties = [...generateScale({ level: 'nation', seed })]
  return STAGES.map((stage, s) =>
    joined(
      stage,
      counties.map(c => ({ own: c.stages[s]!, other: c.stages[1 - s]! })),
    ),
  )
}

interface Part {
  readonly own: ScaleTable
  readonly other: ScaleTable
}

function joined(stage: Stage, parts: readonly Part[]): StageTable {
  const rows = parts.reduce((sum, p) => sum + p.own.units.length, 0)
  const counties = new Int32Array(parts.length + 1)
  const columns = new Map<string, Float64Array>(SCALE_METRICS.map(m => [m, new Float64Array(rows)]))
  const otherHeads = new Float64Array(rows)
  parts.forEach(({ own, other }, c) => {
    const from = counties[c]!
    counties[c + 1] = from + own.units.length
    for (const metric of SCALE_METRICS) columns.get(metric)!.set(own.columns.get(metric)!, from)
    const rowOf = new Map(other.units.map((unit, row) => [unit, row]))
    own.units.forEach((unit, i) => {
      const row = rowOf.get(unit)
      if (row !== undefined) otherHeads[from + i] = other.columns.get('pupils')![row]!
    })
  })
  const pupils = columns.get('pupils')!
  columns.set(
    'pupils@all',
    pupils.map((p, i) => p + otherHeads[i]!),
  )
  const heads = new Map<Stage, Float64Array>([
    [stage, pupils],
    [stage === 'primary' ? 'junior' : 'primary', otherHeads],
  ])
  return { stage, rows, counties, columns, heads }
}

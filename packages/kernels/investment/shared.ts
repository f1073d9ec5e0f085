import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'

/** Up to where stages are raised, as one filling found it: the next may begin there. */
export interface Levels {
  /** By stage: value per pupil in the middle of the last lump given for the spread; 0 where the thresholds were enough. */
  readonly level: Float64Array
  /** By stage: value per pupil from which a lump makes the spread worse. */
  readonly top: Float64Array
}

/**
 * Lumps beyond what is asked that a pot shared between stages is worth when every stage is raised to its level. A lump at the level
 * of one stage alone is worth its price there, one at the top nothing; what a shared lump gives to each stage is counted so.
 *
 * @shape base: lumps asked for, by pot → lumps more; null where nothing is shared or no spread binds
 * @complexity O(pots)
 */
export function sharedLumps(
  instance: InvestmentInstance,
  view: KindView,
  base: Int32Array,
  levels: Levels,
): Int32Array | null {
  const shared = [...base.keys()].filter(
    pot => (view.first[pot + 1] as number) - (view.first[pot] as number) > 1,
  )
  if (shared.length === 0 || !levels.level.some(l => l > 0)) return null
  const lumps = new Int32Array(base.length)
  for (const pot of shared)
    lumps[pot] = worthwhile(instance, view, pot, Math.max(0, base[pot] as number), levels)
  return lumps
}

/** The worth of lump after lump falls evenly, so those worth their price are counted at once. */
function worthwhile(
  instance: InvestmentInstance,
  view: KindView,
  pot: number,
  asked: number,
  { level, top }: Levels,
): number {
  const lump = instance.kinds[view.kind]?.lump as number
  let worth = 0
  let fall = 0
  for (let i = view.first[pot] as number; i < (view.first[pot + 1] as number); i++) {
    const r = view.row[i] as number
    const { stage, pupils } = instance.rows[r] as InvestmentInstance['rows'][number]
    if (level[stage] === 0) continue
    const gain = view.gain[i] as number
    const even = top[stage] as number
    const middle = ((view.amount[r] as number) + gain * (asked + 0.5)) / pupils
    const weight = gain / lump / Math.max(1e-9, even - (level[stage] as number))
    worth += weight * (even - middle)
    fall += (weight * gain) / pupils
  }
  const more = worth < 1 || fall <= 0 ? 0 : Math.floor((worth - 1) / fall) + 1
  return Math.min(more, (view.most[pot] as number) - asked)
}

import type { Stage } from '@kit/base'
import { type Pack, parameterAt } from '@kit/policy'
import type { FigureInput } from '@loop/measure'
import type { SchoolStage } from '@loop/measure/schema'
import type { Weighted } from './instance-of.ts'

const SHARING: readonly Stage[] = ['primary', 'junior', 'senior']

/** Pupils by stage as the assessment counted them; stages outside it (senior) from the figures, merged records included. */
export function weightedPupils(
  schools: readonly SchoolStage[],
  figures: Iterable<FigureInput>,
  pack: Pack,
  day: string,
): Weighted {
  const merged = new Map(schools.flatMap(s => [s.unit, ...s.merged].map(id => [id, s.unit] as const)))
  const pupils = new Map<string, number>()
  for (const { unit, metric, stage, value } of figures) {
    const school = metric === pack.scope.pupils && value !== null ? merged.get(unit) : undefined
    if (school === undefined) continue
    const key = `${school}/${stage}`
    pupils.set(key, (pupils.get(key) ?? 0) + (value as number))
  }
  for (const s of schools) if (s.pupils !== null) pupils.set(`${s.unit}/${s.stage}`, s.pupils)
  const weights = pack.parameters.find(p => p.id === pack.scope.stageWeights)
  return unit =>
    SHARING.flatMap(stage => {
      const n = pupils.get(`${unit}/${stage}`) ?? 0
      const weight = weights ? parameterAt(weights, day, stage)?.value : undefined
      return n > 0 && typeof weight === 'number' ? [{ stage, pupils: n, weight }] : []
    })
}

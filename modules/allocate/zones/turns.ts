import { t } from '@kit/base'
import type { OverlayChange } from '@loop/measure/schema'
import type { PlanFigure } from '../plan/schema.ts'
import type { EntryFigures } from './entry-schools.ts'
import type { ZonesBody } from './schema.ts'

/** The figures as they would be had this year’s entrants followed these zones. Schools without a figure of today stay as they are. */
export function changesOf({ schools, stage }: ZonesBody, entry: EntryFigures): OverlayChange[] {
  const known = new Map(entry.schools.flatMap(s => [s.unit, s.code].map(id => [id, s] as const)))
  return schools.flatMap(schoolsOf).flatMap(({ id, pupils }): OverlayChange[] => {
    const today = known.get(id)
    if (!today || today.entrants === null || today.pupils === null) return []
    const value = pupils - today.entrants
    if (value === 0 || today.pupils + value < 0) return []
    const { unit } = today
    return [
      { unit, metric: 'pupils', stage, change: { kind: 'add', value } },
      { unit, metric: 'entrants', stage, change: { kind: 'set', value: pupils } },
    ]
  })
}

/** The schools of a zone with their pupils: itself where it has one. */
export function schoolsOf<S extends ZonesBody['schools'][number]>(school: S) {
  return school.members.length > 0 ? school.members : [school]
}

/** By which drafts of zones are compared. */
export function figuresOf(body: ZonesBody): PlanFigure[] {
  const { blocks, pupils, metres, overload, changed, objective, bound, weights } = body
  // Rules that do not say what is too far count nobody.
  const far = weights.far > 0 ? pupilsBeyond(body, weights.farBeyond) : null
  const longest = blocks.reduce((most, b) => (b.pupils > 0 ? Math.max(most, b.metres) : most), 0)
  const mean = pupils === 0 ? null : Math.round(metres / pupils)
  const gap = objective === 0 ? 0 : 100 * (1 - bound / objective)
  return [
    { id: 'mean', title: t('平均路程', 'Mean way'), value: mean, unit: 'm', better: 'lower' },
    { id: 'longest', title: t('最远路程', 'Longest way'), value: longest, unit: 'm', better: 'lower' },
    { id: 'far', title: t('路程过远', 'Too far'), value: far, unit: 'person', better: 'lower' },
    {
      id: 'overload',
      title: t('超出学位', 'Over the seats'),
      value: overload,
      unit: 'person',
      better: 'lower',
    },
    { id: 'changed', title: t('换学区', 'Zone changes'), value: changed, unit: 'person', better: 'lower' },
    {
      id: 'gap',
      title: t('与最优相差至多', 'From the best, at most'),
      value: gap,
      unit: 'percent',
      better: null,
    },
  ]
}

function pupilsBeyond({ blocks }: ZonesBody, metres: number): number {
  return blocks.reduce((n, b) => n + (b.metres > metres ? b.pupils : 0), 0)
}

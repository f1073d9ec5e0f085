import type { ClassInstance } from './instance.ts'

export interface ClassViolation {
  readonly property: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6'
  /** Pupil, unit or class it is about, as the property says. */
  readonly about: number
}

/**
 * Proves P1–P6 (README) of a formation from the list of classes alone; shares no code with the search.
 *
 * @shape class of each pupil, the published value of the objective → violations; none means proved
 * @complexity O(N F + separations)
 */
export function checkClasses(
  instance: ClassInstance,
  classOf: Int32Array,
  published: number,
): ClassViolation[] {
  const found: ClassViolation[] = []
  const { classes, units } = instance
  const members: number[][] = Array.from({ length: classes }, () => [])
  classOf.forEach((k, p) => {
    if (members[k]) members[k].push(p)
    else found.push({ property: 'P1', about: p })
  })
  if (classOf.length !== instance.pupils) found.push({ property: 'P1', about: classOf.length })
  const special = members.map(list => list.filter(p => instance.included[p] === 1).length)
  const level = members.map((list, k) => list.length + (special[k] as number) * instance.reduction)
  if (Math.max(...level) - Math.min(...level) > 1)
    found.push({ property: 'P2', about: level.indexOf(Math.max(...level)) })
  units.forEach((unit, u) => {
    const where = new Set(unit.pupils.map(p => classOf[p]))
    if (where.size > 1) found.push({ property: 'P3', about: u })
    if (unit.preset !== null && !where.has(unit.preset)) found.push({ property: 'P4', about: u })
  })
  for (const [a, b] of instance.apart) {
    if (classOf[units[a]?.pupils[0] ?? -1] === classOf[units[b]?.pupils[0] ?? -1])
      found.push({ property: 'P3', about: a })
  }
  const isForced = units.some(
    u => u.preset !== null || u.pupils.filter(p => instance.included[p] === 1).length > 1,
  )
  if (!isForced && Math.max(...special) - Math.min(...special) > 1)
    found.push({ property: 'P5', about: special.indexOf(Math.max(...special)) })
  if (Math.abs(spread(instance, members) - published) > 1e-6 * (1 + published))
    found.push({ property: 'P6', about: -1 })
  return found
}

/** The objective as Σ n (class mean − mean)², column by column. */
function spread({ columns: { width, x } }: ClassInstance, members: readonly (readonly number[])[]): number {
  let total = 0
  for (let f = 0; f < width; f++) {
    for (const list of members) {
      if (list.length === 0) continue
      const mean = list.reduce((s, p) => s + (x[p * width + f] as number), 0) / list.length
      total += list.length * mean * mean
    }
  }
  return total
}

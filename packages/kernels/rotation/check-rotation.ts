import type { RotationInstance, Teacher } from './instance.ts'
import type { RotationPlan } from './plan-rotation.ts'

/** A broken property (README), and the teacher or school it concerns. */
export interface RotationViolation {
  readonly property: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9'
  readonly who: string
}

/**
 * Proves P1–P9 of a plan from the lists alone; shares no code with what made it. Counts are kept in maps by id, shares are
 * compared as whole numbers.
 *
 * @complexity O(T · wishes + S · subjects)
 */
export function checkRotation(instance: RotationInstance, plan: RotationPlan): RotationViolation[] {
  return [...checkMoves(instance, plan), ...checkSchools(instance, plan), ...checkShares(instance, plan)]
}

type Property = RotationViolation['property']

function checkMoves(instance: RotationInstance, { to, byWish }: RotationPlan): RotationViolation[] {
  const { teachers } = instance
  const found: RotationViolation[] = to.length === teachers.length ? [] : [{ property: 'P1', who: 'all' }]
  teachers.forEach((teacher, i) => {
    const goal = to[i] as number
    if (goal === -1) return
    for (const property of brokenBy(instance, teacher, goal, byWish[i] === 1))
      found.push({ property, who: teacher.id })
  })
  return found
}

function brokenBy(
  { schools, rules, km }: RotationInstance,
  { school, years, isDeferred, wishes, familyKm }: Teacher,
  goal: number,
  isWished: boolean,
): Property[] {
  const [home, target] = [schools[school], schools[goal]]
  if (home === undefined || target === undefined || goal === school) return ['P1']
  const broken: Property[] = isDeferred || years < rules.minimumYears ? ['P2'] : []
  const direction = rules.directions[home.tier][target.tier]
  if (isWished) {
    if (direction === 'never') broken.push('P3')
    if (!wishes.includes(goal)) broken.push('P4')
    return broken
  }
  const distance = km[school * schools.length + goal] as number
  if (direction !== 'counts') broken.push('P3')
  if (distance > rules.mostKm || distance > (familyKm ?? distance)) broken.push('P5')
  return broken
}

function checkSchools(instance: RotationInstance, { to }: RotationPlan): RotationViolation[] {
  const { schools, teachers, rules, subjects } = instance
  return schools.flatMap((school, s) => {
    const own = [...teachers.keys()].filter(i => teachers[i]?.school === s)
    const gone = own.filter(i => to[i] !== -1)
    const come = [...teachers.keys()].filter(i => to[i] === s)
    const found: RotationViolation[] = []
    if (gone.length * 100 > own.length * rules.leavePercent) found.push({ property: 'P6', who: school.id })
    for (let subject = 0; subject < subjects; subject++) {
      const of = (list: readonly number[]) => list.filter(i => teachers[i]?.subject === subject).length
      const was = of(own)
      const is = was - of(gone) + of(come)
      if (is > was && is > (school.posts[subject] ?? 0) + rules.surplus)
        found.push({ property: 'P7', who: `${school.id}/${subject}` })
    }
    return found
  })
}

function checkShares(instance: RotationInstance, { to, after }: RotationPlan): RotationViolation[] {
  const { schools, teachers, rules } = instance
  const tierOf = (s: number | undefined) => schools[s ?? -1]?.tier ?? 'strong'
  const turn = teachers.filter(x => !x.isDeferred && x.years >= rules.minimumYears)
  const counted = teachers.filter(
    (x, i) => to[i] !== -1 && rules.directions[tierOf(x.school)][tierOf(to[i])] === 'counts',
  )
  const backbone = counted.filter(x => x.isBackbone)
  const of = rules.backboneOf === 'moved' ? counted : turn
  const found: RotationViolation[] = []
  if (counted.length * 100 < turn.length * rules.movedPercent) found.push({ property: 'P8', who: 'moved' })
  if (backbone.length * 100 < of.length * rules.backbonePercent)
    found.push({ property: 'P8', who: 'backbone' })
  if (
    after.counted !== counted.length ||
    after.countedBackbone !== backbone.length ||
    after.eligible !== turn.length
  )
    found.push({ property: 'P9', who: 'shares' })
  if (after.shortage !== missingPosts(instance, to)) found.push({ property: 'P9', who: 'shortage' })
  if (after.spread !== outsideInterval(instance, to)) found.push({ property: 'P9', who: 'spread' })
  return found
}

function missingPosts({ schools, teachers }: RotationInstance, to: Int32Array): number {
  const filled = new Map<string, number>()
  for (const [i, { school, subject }] of teachers.entries()) {
    const key = `${to[i] === -1 ? school : to[i]}:${subject}`
    filled.set(key, (filled.get(key) ?? 0) + 1)
  }
  let missing = 0
  for (const [s, { posts }] of schools.entries())
    for (const [subject, wanted] of posts.entries()) {
      const has = filled.get(`${s}:${subject}`) ?? 0
      if (has < wanted) missing += wanted - has
    }
  return missing
}

function outsideInterval({ schools, teachers }: RotationInstance, to: Int32Array): number {
  const backbone = [...teachers.keys()].filter(i => teachers[i]?.isBackbone)
  const sizes = schools.map(({ posts }) => posts.reduce((a, b) => a + b, 0))
  const all = sizes.reduce((a, b) => a + b, 0)
  let outside = 0
  for (const [s, size] of sizes.entries()) {
    const has = backbone.filter(i => (to[i] === -1 ? teachers[i]?.school : to[i]) === s).length
    // low ≤ backbone × size ÷ all < low + 1, as whole numbers
    let low = 0
    while (all > 0 && (low + 1) * all <= backbone.length * size) low++
    if (has < low) outside += low - has
    else if (has > low + 1) outside += has - low - 1
  }
  return outside
}

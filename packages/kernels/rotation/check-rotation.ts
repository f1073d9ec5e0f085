import type { RotationInstance, Teacher } from './instance.ts'
import type { RotationPlan } from './plan.ts'

/** A broken property (README), and the teacher or school it concerns. */
export interface RotationViolation {
  readonly property: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'P10' | 'P11'
  readonly who: string
}

/**
 * Proves P1–P11 of a plan from the lists alone; shares no code with what made it. Counts are kept in maps by id, shares are
 * compared as whole numbers.
 *
 * @complexity O(T · wishes + S · subjects)
 */
export function checkRotation(instance: RotationInstance, plan: RotationPlan): RotationViolation[] {
  return [
    ...checkMoves(instance, plan),
    ...checkSchools(instance, plan),
    ...checkShares(instance, plan),
    ...partedCouples(instance, plan),
    ...brokenHeads(instance, plan),
  ]
}

/** Couples of whom somebody moved and who are then farther apart than the rules let them be. */
function partedCouples({ teachers, schools, km, rules }: RotationInstance, { to }: RotationPlan) {
  const found: RotationViolation[] = []
  if (rules.coupleKm === null) return found
  for (const [i, { id, school, partner }] of teachers.entries()) {
    if (partner === null || (to[i] === -1 && to[partner] === -1)) continue
    const here = to[i] === -1 ? school : (to[i] as number)
    const there = to[partner] === -1 ? (teachers[partner]?.school as number) : (to[partner] as number)
    const apart = here === there ? 0 : (km[here * schools.length + there] as number)
    if (apart > rules.coupleKm) found.push({ property: 'P10', who: id })
  }
  return found
}

/** Heads who move before their turn or too far, and schools that would have two. */
function brokenHeads(
  { heads, schools, km, rules }: RotationInstance,
  plan: RotationPlan,
): RotationViolation[] {
  const seats = new Map<number, number>()
  const early = heads.flatMap(
    ({ id, school, terms, isDeferred, familyKm, wishes }, h): RotationViolation[] => {
      const goal = plan.heads[h] as number
      const at = goal === -1 ? school : goal
      seats.set(at, (seats.get(at) ?? 0) + 1)
      if (goal === -1) return []
      const distance = km[school * schools.length + goal] as number
      const isFar = !wishes.includes(goal) && (distance > rules.mostKm || distance > (familyKm ?? distance))
      const isEarly = rules.headTerms === null || isDeferred || terms < rules.headTerms
      return isFar || isEarly || goal === school ? [{ property: 'P11', who: id }] : []
    },
  )
  const double = [...seats].flatMap(([s, n]): RotationViolation[] =>
    n > 1 ? [{ property: 'P11', who: schools[s]?.id ?? '' }] : [],
  )
  return [...early, ...double]
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

interface Tally {
  was: number
  gone: number
  come: number
}

function checkSchools(instance: RotationInstance, { to }: RotationPlan): RotationViolation[] {
  const { schools, rules } = instance
  const tallies = tallyOf(instance, to)
  return schools.flatMap(({ id, posts }, s) => {
    const found: RotationViolation[] = []
    let [was, gone] = [0, 0]
    for (const [subject, wanted] of posts.entries()) {
      const x = tallies.get(`${s}:${subject}`) ?? { was: 0, gone: 0, come: 0 }
      const is = x.was - x.gone + x.come
      if (is > x.was && is > wanted + rules.surplus) found.push({ property: 'P7', who: `${id}/${subject}` })
      was += x.was
      gone += x.gone
    }
    if (gone * 100 > was * rules.leavePercent) found.push({ property: 'P6', who: id })
    return found
  })
}

/** By school and subject: who was there, who went, who came. */
function tallyOf({ teachers }: RotationInstance, to: Int32Array): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  const at = (school: number, subject: number): Tally => {
    const key = `${school}:${subject}`
    const tally = tallies.get(key) ?? { was: 0, gone: 0, come: 0 }
    tallies.set(key, tally)
    return tally
  }
  for (const [i, { school, subject }] of teachers.entries()) {
    at(school, subject).was += 1
    const goal = to[i] as number
    if (goal === -1) continue
    at(school, subject).gone += 1
    at(goal, subject).come += 1
  }
  return tallies
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
  const held = new Map<number, number>()
  let all = 0
  for (const [i, { school, isBackbone }] of teachers.entries()) {
    if (!isBackbone) continue
    const at = to[i] === -1 ? school : (to[i] as number)
    held.set(at, (held.get(at) ?? 0) + 1)
    all += 1
  }
  const sizes = schools.map(({ posts }) => posts.reduce((a, b) => a + b, 0))
  const posts = sizes.reduce((a, b) => a + b, 0)
  let outside = 0
  for (const [s, size] of sizes.entries()) {
    const has = held.get(s) ?? 0
    // low ≤ all backbone teachers × size ÷ all posts < low + 1, as whole numbers
    let low = 0
    while (posts > 0 && (low + 1) * posts <= all * size) low++
    if (has < low) outside += low - has
    else if (has > low + 1) outside += has - low - 1
  }
  return outside
}

import type { Direction, RotationInstance, Teacher } from './instance.ts'

/** Whose turn it is: long enough in the school, and nothing defers it. */
export function isEligible({ rules }: RotationInstance, teacher: Teacher): boolean {
  return teacher.years >= rules.minimumYears && !teacher.isDeferred
}

export function directionOf({ schools, rules }: RotationInstance, from: number, to: number): Direction {
  const [a, b] = [schools[from], schools[to]]
  return a && b ? rules.directions[a.tier][b.tier] : 'never'
}

export function kmBetween({ schools, km }: RotationInstance, from: number, to: number): number {
  return km[from * schools.length + to] as number
}

/** Whether two partners would not be parted at these schools. */
export function isTogether(instance: RotationInstance, a: number, b: number): boolean {
  const { coupleKm } = instance.rules
  return coupleKm === null || a === b || kmBetween(instance, a, b) <= coupleKm
}

/** The partner a teacher is not to be parted from; undefined where there is none or the rules look at no couples. */
export function partnerOf({ teachers, rules }: RotationInstance, { partner }: Teacher): Teacher | undefined {
  return rules.coupleKm === null || partner === null ? undefined : teachers[partner]
}

/** How many may leave each school this year, rounded down. */
export function leaveLimits({ schools, teachers, rules }: RotationInstance): Int32Array {
  const staff = new Int32Array(schools.length)
  for (const { school } of teachers) staff[school]! += 1
  return staff.map(n => Math.floor((n * rules.leavePercent) / 100))
}

/** Teachers by school and subject, S × subjects. */
export function staffOf({ schools, subjects, teachers }: RotationInstance): Int32Array {
  const staff = new Int32Array(schools.length * subjects)
  for (const { school, subject } of teachers) staff[school * subjects + subject]! += 1
  return staff
}

/**
 * Schools a teacher may be sent to, nearest first; equally near ones by their place in the list. Whose partner has to stay is
 * sent to a school near the partner only.
 */
export function destinationsOf(instance: RotationInstance, teacher: Teacher): number[] {
  const { schools, rules } = instance
  const most = Math.min(rules.mostKm, teacher.familyKm ?? rules.mostKm)
  const distance = (s: number) => kmBetween(instance, teacher.school, s)
  const partner = partnerOf(instance, teacher)
  const staying = partner && !isEligible(instance, partner) ? partner.school : null
  return [...schools.keys()]
    .filter(s => s !== teacher.school && directionOf(instance, teacher.school, s) === 'counts')
    .filter(s => distance(s) <= most && (staying === null || isTogether(instance, s, staying)))
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, rules.nearest)
}

/** Teachers who have to move in a direction that counts, rounded up. */
export function quotaOf({ rules }: RotationInstance, eligible: number): number {
  return Math.ceil((eligible * rules.movedPercent) / 100)
}

/**
 * Between these two numbers the backbone teachers of a school are in proportion to its posts: the county's share of the
 * school's posts, rounded down, and one more.
 */
export function backboneTargets({ schools, teachers }: RotationInstance): Int32Array {
  const backbone = teachers.filter(x => x.isBackbone).length
  const posts = schools.map(s => s.posts.reduce((a, b) => a + b, 0))
  const all = posts.reduce((a, b) => a + b, 0)
  return Int32Array.from(posts, n => (all === 0 ? 0 : Math.floor((backbone * n) / all)))
}

import { headReason, type ReasonCode, type RotationPlan, reasonFor } from '@kit/kernels/rotation'
import type { Lists } from './lists.ts'
import type { RotationBody, RotationHead, RotationMove, RotationSchool } from './schema.ts'

const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0)

/** Teachers by school and subject, and backbone teachers by school, where `at` says each one is. */
function staffAt({ instance, subjects }: Lists, at: (i: number) => number) {
  const posts = instance.schools.map(() => new Array<number>(subjects.length).fill(0))
  const backbone = new Array<number>(instance.schools.length).fill(0)
  instance.teachers.forEach((x, i) => {
    const s = at(i)
    ;(posts[s] as number[])[x.subject]! += 1
    if (x.isBackbone) backbone[s]! += 1
  })
  return { bySubject: posts, backbone }
}

function beside(lists: Lists, { to }: RotationPlan) {
  const { schools, teachers } = lists.instance
  const was = (i: number) => teachers[i]?.school as number
  const now = (i: number) => (to[i] === -1 ? was(i) : (to[i] as number))
  const [before, after] = [staffAt(lists, was), staffAt(lists, now)]
  const lacking = (side: typeof before, s: number, k: number) =>
    Math.max(0, (schools[s]?.posts[k] as number) - (side.bySubject[s]?.[k] as number))
  return { before, after, lacking }
}

/** Every school before and after. */
export function schoolsBeside(lists: Lists, plan: RotationPlan): RotationSchool[] {
  const { instance, subjects, names, places } = lists
  const { before, after, lacking } = beside(lists, plan)
  const out = new Array<number>(instance.schools.length).fill(0)
  const into = [...out]
  instance.teachers.forEach((x, i) => {
    const to = plan.to[i] as number
    if (to === -1) return
    out[x.school]! += 1
    into[to]! += 1
  })
  return instance.schools.map(({ id, tier, posts }, s) => ({
    unit: id,
    name: names[s] ?? id,
    tier,
    longitude: places[s]?.lon as number,
    latitude: places[s]?.lat as number,
    posts: sum(posts),
    staff: { before: sum(before.bySubject[s] ?? []), after: sum(after.bySubject[s] ?? []) },
    short: {
      before: sum(subjects.map((_, k) => lacking(before, s, k))),
      after: sum(subjects.map((_, k) => lacking(after, s, k))),
    },
    backbone: { before: before.backbone[s] as number, after: after.backbone[s] as number },
    out: out[s] as number,
    in: into[s] as number,
  }))
}

/** Every subject of the county before and after. */
export function subjectsBeside(lists: Lists, plan: RotationPlan): RotationBody['subjects'] {
  const { before, after, lacking } = beside(lists, plan)
  const { schools, teachers } = lists.instance
  return lists.subjects.map((subject, k) => ({
    subject,
    short: {
      before: sum(schools.map((_, s) => lacking(before, s, k))),
      after: sum(schools.map((_, s) => lacking(after, s, k))),
    },
    moved: teachers.filter((x, i) => x.subject === k && plan.to[i] !== -1).length,
  }))
}

/** Heads whose terms are full, with where they go or why they do not. */
export function headMoves({ instance, names }: Lists, plan: RotationPlan): RotationHead[] {
  const { heads, schools, rules } = instance
  const spoken = { ...instance, schools: schools.map((s, i) => ({ ...s, id: names[i] ?? s.id })) }
  return heads.flatMap(({ id, school, terms }, h) => {
    const to = plan.heads[h] as number
    if (rules.headTerms === null || terms < rules.headTerms) return []
    return [{ head: id, from: school, to, terms, why: headReason(spoken, h, to) }]
  })
}

/** Who goes where and why, by number; and of those who stay, how many for which reason. */
export function movesAndReasons(
  { instance, subjects, names }: Lists,
  plan: RotationPlan,
): Pick<RotationBody, 'moves' | 'reasons'> {
  const { teachers, schools, km } = instance
  const spoken = { ...instance, schools: schools.map((s, i) => ({ ...s, id: names[i] ?? s.id })) }
  const counts = new Map<ReasonCode, number>()
  const moves: RotationMove[] = []
  teachers.forEach((x, i) => {
    const { code, text } = reasonFor(spoken, plan, i)
    counts.set(code, (counts.get(code) ?? 0) + 1)
    const to = plan.to[i] as number
    if (to === -1) return
    moves.push({
      teacher: x.id,
      subject: subjects[x.subject] ?? '',
      isBackbone: x.isBackbone,
      from: x.school,
      to,
      byWish: plan.byWish[i] === 1,
      km: km[x.school * schools.length + to] as number,
      why: text,
    })
  })
  const reasons = [...counts].map(([code, n]) => ({ code, teachers: n }))
  return { moves, reasons: reasons.sort((a, b) => b.teachers - a.teachers) }
}

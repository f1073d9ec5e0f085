import type { RotationInstance } from './instance.ts'
import { backboneTargets, directionOf, isEligible, kmBetween, quotaOf } from './turns.ts'

/** How the county stands after some moves; with none, how it stands today. */
export interface Stand {
  readonly eligible: number
  readonly moved: number
  /** Moves in a direction that counts, and backbone teachers among them. */
  readonly counted: number
  readonly countedBackbone: number
  readonly quota: number
  /** Posts without a teacher, subject by subject and school by school. */
  readonly shortage: number
  /** Backbone teachers by which schools lie outside their interval. */
  readonly spread: number
  /** Kilometres of those sent, each rounded up. */
  readonly hardship: number
}

/** @shape `to` a school or −1 by teacher; `byWish` 1 where the teacher asked for it */
export function standOf(instance: RotationInstance, to: Int32Array, byWish: Uint8Array): Stand {
  const { teachers, schools, subjects } = instance
  const staff = new Int32Array(schools.length * subjects)
  const backbone = new Int32Array(schools.length)
  const sum = { eligible: 0, moved: 0, counted: 0, countedBackbone: 0, hardship: 0 }
  teachers.forEach((x, i) => {
    const goal = to[i] as number
    const at = goal === -1 ? x.school : goal
    staff[at * subjects + x.subject]! += 1
    if (x.isBackbone) backbone[at]! += 1
    if (isEligible(instance, x)) sum.eligible += 1
    if (goal === -1) return
    sum.moved += 1
    if (byWish[i] !== 1) sum.hardship += Math.ceil(kmBetween(instance, x.school, goal))
    if (directionOf(instance, x.school, goal) !== 'counts') return
    sum.counted += 1
    if (x.isBackbone) sum.countedBackbone += 1
  })
  const shortage = schools.reduce(
    (all, { posts }, s) =>
      posts.reduce((n, p, k) => n + Math.max(0, p - (staff[s * subjects + k] as number)), all),
    0,
  )
  const spread = backboneTargets(instance).reduce((n, target, s) => {
    const has = backbone[s] as number
    return n + Math.max(0, target - has, has - target - 1)
  }, 0)
  return { ...sum, quota: quotaOf(instance, sum.eligible), shortage, spread }
}

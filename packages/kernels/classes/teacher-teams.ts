import { assert } from '@kit/base'
import { type Random, randomFrom } from '../random/index.ts'
import type { Columns } from './features.ts'
import type { Effort } from './instance.ts'
import { anneal, descend } from './search.ts'
import type { State } from './start.ts'

/** A teacher for one class in one subject; who teaches two classes holds two places. */
export interface Place {
  readonly teacher: number
  readonly subject: number
}

export interface TeamInstance {
  /** As many as there are classes. */
  readonly teams: number
  readonly subjects: number
  /** Exactly one a team and subject. */
  readonly places: readonly Place[]
  /** The place in which the head teacher of each team teaches it. */
  readonly heads: readonly number[]
  /** Age, experience, title and the like, standardised over the places. */
  readonly columns: Columns
}

/**
 * Builds teams of teachers that resemble each other, one around each head teacher, before anybody knows which class a team will get:
 * every team has one teacher a subject, and only teachers of one subject change places.
 *
 * @shape K teams × J subjects: K · J places → team of each place, and how uneven they are (as for classes)
 * @requires K places a subject; heads of K different teachers
 * @complexity O(steps × F)
 */
export function formTeams(instance: TeamInstance, effort: Effort): { teamOf: Int32Array; objective: number } {
  const { teams, subjects, places, heads } = instance
  assert(places.length === teams * subjects && heads.length === teams, 'one place a team and subject')
  const random = randomFrom(effort.seed)
  const steps = Math.ceil(effort.steps / STARTS)
  let best: { teamOf: Int32Array; objective: number } | null = null
  for (let i = 0; i < STARTS; i++) {
    const state = startOf(instance, random)
    anneal(state, instance.columns.counts, random, { seed: effort.seed, steps })
    descend(state, Math.max(steps, places.length ** 2))
    const objective = unevenness(instance, state.classOf)
    if (best === null || objective < best.objective) best = { teamOf: state.classOf, objective }
  }
  assert(best, 'something was tried')
  return best
}

/** A staff is small, and places change only within a subject: one search easily ends in a corner. */
const STARTS = 50

function startOf(instance: TeamInstance, random: Random): State {
  const { teams, subjects, places, heads, columns } = instance
  const classOf = new Int32Array(places.length).fill(-1)
  heads.forEach((place, team) => {
    classOf[place] = team
  })
  const groups: number[][] = Array.from({ length: subjects }, () => [])
  places.forEach(({ subject }, i) => {
    if (classOf[i] === -1) groups[subject]?.push(i)
  })
  groups.forEach((group, subject) => {
    const led = new Set(heads.flatMap((p, team) => (places[p]?.subject === subject ? [team] : [])))
    const free = Array.from({ length: teams }, (_, team) => team).filter(team => !led.has(team))
    for (const place of group) classOf[place] = free.splice(random.below(free.length), 1)[0] as number
  })
  const { width, x } = columns
  const sums = new Float64Array(teams * width)
  classOf.forEach((team, p) => {
    for (let f = 0; f < width; f++)
      sums[team * width + f] = (sums[team * width + f] as number) + (x[p * width + f] as number)
  })
  return {
    width,
    x,
    sums,
    sizes: new Float64Array(teams).fill(subjects),
    classOf,
    groups: groups.filter(g => g.length > 1).map(g => Uint32Array.from(g)),
    apart: places.map(() => []),
  }
}

/** Σ over teams of places × |team mean|², the columns having mean 0. */
export function unevenness({ teams, columns: { width, x } }: TeamInstance, teamOf: Int32Array): number {
  let total = 0
  for (let f = 0; f < width; f++) {
    const sums = new Float64Array(teams)
    const sizes = new Float64Array(teams)
    teamOf.forEach((team, p) => {
      sums[team] = (sums[team] as number) + (x[p * width + f] as number)
      sizes[team] = (sizes[team] as number) + 1
    })
    sums.forEach((s, team) => {
      if ((sizes[team] as number) > 0) total += s ** 2 / (sizes[team] as number)
    })
  }
  return total
}

export interface TeamViolation {
  readonly property: 'T1' | 'T2' | 'T3'
  /** Place or team it is about, as the property says. */
  readonly about: number
}

/**
 * Proves T1–T3 (README) from the list of places alone.
 *
 * @shape team of each place, the published unevenness → violations; none means proved
 * @complexity O(places × F)
 */
export function checkTeams(instance: TeamInstance, teamOf: Int32Array, published: number): TeamViolation[] {
  const { teams, subjects, places, heads } = instance
  const staffed = new Set(places.map(({ subject }, p) => `${teamOf[p]}/${subject}`))
  const found: TeamViolation[] = []
  for (let team = 0; team < teams; team++)
    for (let subject = 0; subject < subjects; subject++)
      if (!staffed.has(`${team}/${subject}`)) found.push({ property: 'T1', about: team })
  heads.forEach((place, team) => {
    if (teamOf[place] !== team) found.push({ property: 'T2', about: team })
  })
  if (Math.abs(unevenness(instance, teamOf) - published) > 1e-6 * (1 + published))
    found.push({ property: 'T3', about: -1 })
  return found
}

/**
 * Teams of the same rules left to chance: what the built ones are measured against.
 *
 * @shape → unevenness of `count` random teams, ascending
 */
export function randomTeams(instance: TeamInstance, count: number, seed: number): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length: count }, () =>
    unevenness(instance, startOf(instance, random).classOf),
  ).sort()
}

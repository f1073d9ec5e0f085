import { Refused, type Text, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import {
  changeClasses,
  checkClasses,
  formClasses,
  objectiveBound,
  objectiveOf,
  randomObjectives,
} from '@kit/kernels/classes'
import type { Checked } from '../draw/verify.ts'
import { type Balance, balanceOf } from './balance.ts'
import type { Year } from './instance.ts'
import type { ClassPlan } from './plan.ts'
import { BAD_CHANGE, BREAKS, clashes } from './refusals.ts'

/** Enough for a year of any school; a few seconds. */
export const STEPS = 5_000_000

export interface Pupil {
  readonly id: string
  readonly class: number
}

/** A pupil moved after the classes were locked, and what it did to the balance. */
export interface Change {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly reason: string
  readonly objectiveBefore: number
  readonly objectiveAfter: number
}

/** What is published and kept: the classes, how even they are, and every later change with its reason. */
export interface Formation {
  readonly format: 'junheng-classes-1'
  readonly title: string
  readonly seed: string
  readonly steps: number
  readonly plan: string
  /** Digest of the classes as they were first locked; teachers are drawn onto these. */
  readonly locked: string
  readonly digest: string
  readonly objective: number
  readonly bound: number
  readonly chance: {
    readonly formations: number
    readonly best: number | null
    readonly median: number | null
  }
  readonly pupils: readonly Pupil[]
  readonly changes: readonly Change[]
}

/**
 * Forms the classes of a year from a public seed and measures them against chance and the bound.
 *
 * @refuses rules that leave a pupil without a class, with the smallest relaxations
 */
export function formYear(
  plan: ClassPlan,
  year: Year,
  seed: string,
  steps: number,
  onProgress?: (share: number) => boolean,
): Formation {
  const pupils = pupilsOf(year, classesFrom(year, seed, steps, onProgress))
  const digest = digestOfPupils(pupils)
  return {
    format: 'junheng-classes-1',
    title: plan.title,
    seed,
    steps,
    plan: digestOf(plan),
    locked: digest,
    ...measured(plan, year, pupils),
    pupils,
    changes: [],
  }
}

function classesFrom(
  year: Year,
  seed: string,
  steps: number,
  onProgress?: (share: number) => boolean,
): Int32Array {
  const start = Number.parseInt(seed.slice(0, 12), 16)
  const found = formClasses(year.instance, { seed: start, steps, ...(onProgress ? { onProgress } : {}) })
  if (found.kind === 'infeasible') throw new Refused(clashes(year, found.units, start))
  const broken = checkClasses(year.instance, found.classOf, found.objective)
  if (broken.length > 0) throw new Error(`defect: ${JSON.stringify(broken)}`)
  return found.classOf
}

/** The same measures whenever classes are published: digest, unevenness, bound, chance. */
function measured(plan: ClassPlan, year: Year, pupils: readonly Pupil[]) {
  const classOf = Int32Array.from(pupils, p => p.class - 1)
  const blind = randomObjectives(year.instance, plan.randomFormations, 1)
  const { sizes } = balanceOf(year, classOf, plan.classes)
  return {
    digest: digestOfPupils(pupils),
    objective: objectiveOf(year.instance, classOf),
    bound: objectiveBound(year.instance, sizes),
    chance: {
      formations: blind.length,
      best: blind[0] ?? null,
      median: blind[blind.length >> 1] ?? null,
    },
  }
}

export function balanceOfFormation(plan: ClassPlan, year: Year, { pupils }: Formation): Balance {
  return balanceOf(
    year,
    Int32Array.from(pupils, p => p.class - 1),
    plan.classes,
  )
}

/**
 * Moves pupils after the lock; the balance is measured anew and kept with every reason.
 *
 * @refuses a move without pupil, class or reason; a move after which a rule no longer holds
 */
export function changeYear(
  plan: ClassPlan,
  year: Year,
  locked: Formation,
  moves: readonly {
    readonly at: string
    readonly id: string
    readonly to: number
    readonly reason: string
  }[],
): Formation {
  const index = new Map(year.ids.map((id, p) => [id, p]))
  const classOf = Int32Array.from(locked.pupils, p => p.class - 1)
  const changed = changeClasses(
    year.instance,
    classOf,
    moves.map(m => ({ pupil: index.get(m.id) ?? -1, to: m.to - 1, reason: m.reason })),
  )
  if (changed.kind === 'refused')
    throw new Refused([
      ...changed.moves.map(i => BAD_CHANGE(moves[i]!.at)),
      ...changed.broken.map(v => BREAKS(v.property)),
    ])
  const pupils = pupilsOf(year, changed.classOf)
  const made = moves.map(({ id, to, reason }): Change => {
    const from = (classOf[index.get(id) as number] as number) + 1
    return { id, from, to, reason, objectiveBefore: changed.before, objectiveAfter: changed.after }
  })
  return { ...locked, ...measured(plan, year, pupils), pupils, changes: [...locked.changes, ...made] }
}

function pupilsOf(year: Year, classOf: Int32Array): Pupil[] {
  return year.ids.map((id, p) => ({ id, class: (classOf[p] as number) + 1 }))
}

/**
 * Checks published classes again: plan and list are those, P1–P6 hold by the checker that shares no code with the search, the
 * classes come out of the published seed again, and what differs from them are the changes that are written down.
 */
export function verifyClasses(plan: ClassPlan, year: Year, formation: Formation): Checked[] {
  const { pupils, changes } = formation
  const isSameList = pupils.length === year.ids.length && pupils.every((p, i) => p.id === year.ids[i])
  const checks: Checked[] = [
    { id: 'plan', words: WORDS.plan, holds: formation.plan === digestOf(plan) },
    { id: 'list', words: WORDS.list, holds: isSameList },
  ]
  if (!checks.every(c => c.holds)) return checks
  const classOf = Int32Array.from(pupils, p => p.class - 1)
  const broken = new Set(checkClasses(year.instance, classOf, formation.objective).map(v => v.property))
  const again = pupilsOf(year, classesFrom(year, formation.seed, formation.steps))
  const first = new Map(pupils.map(p => [p.id, p.class]))
  for (const { id, from } of [...changes].reverse()) first.set(id, from)
  const { digest, bound } = measured(plan, year, pupils)
  return [
    ...checks,
    { id: 'digest', words: WORDS.digest, holds: digest === formation.digest },
    ...PROPERTIES.map(([id, words]) => ({ id, words, holds: !broken.has(id) })),
    { id: 'bound', words: WORDS.bound, holds: bound === formation.bound },
    {
      id: 'formed',
      words: WORDS.formed,
      holds: again.every(p => first.get(p.id) === p.class) && digestOfPupils(again) === formation.locked,
    },
    { id: 'changes', words: WORDS.changes, holds: changes.every(c => c.reason.trim() !== '') },
  ]
}

const digestOfPupils = (pupils: readonly Pupil[]) => digestOf(pupils.map(p => [p.id, p.class]))

const WORDS = {
  plan: t('方案未被改动', 'the plan is unaltered'),
  list: t('名单与编班时一致', 'the list is that of the formation'),
  digest: t('编班结果与指纹一致', 'the classes match their digest'),
  bound: t('均衡下限可重算', 'the bound recomputes'),
  formed: t(
    '用公布的种子重新编班，除记录的调班外完全相同',
    'the seed gives the same classes again, but for the recorded changes',
  ),
  changes: t('每次调班都写明理由', 'every later change has its reason'),
} as const
const PROPERTIES: readonly (readonly ['P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6', Text])[] = [
  ['P1', t('P1 每名学生恰在一个班', 'P1 every child is in exactly one class')],
  ['P2', t('P2 班额相差不超过一人（随班就读按规定减员）', 'P2 sizes are equal within one')],
  ['P3', t('P3 该同班的同班，该分开的分开', 'P3 together and apart are kept')],
  ['P4', t('P4 指定班级的在指定的班', 'P4 presets are kept')],
  ['P5', t('P5 随班就读学生分散', 'P5 included pupils are spread')],
  ['P6', t('P6 公布的均衡数字属实', 'P6 the published balance is that of these classes')],
]

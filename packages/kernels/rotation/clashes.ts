import { canBeKept } from './feasibility.ts'
import type { MoveSolver } from './highs-solver.ts'
import type { RotationInstance, RotationRules } from './instance.ts'

export const LOOSE_RULES = ['mostKm', 'surplus', 'leavePercent', 'backbonePercent', 'movedPercent'] as const
export type LooseRule = (typeof LOOSE_RULES)[number]

/** A rule that cannot stand together with the others named, and the value nearest to its own with which all could. */
export interface Clash {
  readonly rule: LooseRule
  readonly now: number
  /** null: loosening this rule alone is not enough. */
  readonly enough: number | null
}

/**
 * The rules that cannot be kept together: a smallest set, found by leaving out one rule after another; and for each of them the
 * least loosening. Family limits and directions are never loosened.
 *
 * @shape null when `goOn` said stop or the solver gave up
 * @complexity 5 + 5 log2(range) feasibility programs
 */
export function clashesOf(
  instance: RotationInstance,
  solver: MoveSolver,
  goOn: () => boolean,
): Clash[] | null {
  const known = new Set<number>()
  const works = (rules: RotationRules): boolean | null => {
    if (!goOn()) return null
    return canBeKept({ ...instance, rules }, solver, known)
  }
  let without = instance.rules
  const clashing: LooseRule[] = []
  for (const rule of LOOSE_RULES) {
    const tried = { ...without, [rule]: loosest(instance, rule) }
    const isEnough = works(tried)
    if (isEnough === null) return null
    if (isEnough) clashing.push(rule)
    else without = tried
  }
  const found: Clash[] = []
  for (const rule of clashing) {
    const enough = leastLoosening(instance, rule, works)
    if (enough === 'stopped') return null
    found.push({ rule, now: instance.rules[rule], enough })
  }
  return found
}

/** The value with which a rule asks nothing any more. */
function loosest({ km, schools, teachers }: RotationInstance, rule: LooseRule): number {
  if (rule === 'mostKm') return Math.ceil(km.reduce((a, b) => Math.max(a, b), 0))
  if (rule === 'surplus')
    return Math.max(...schools.map((_, s) => teachers.filter(x => x.school === s).length))
  return rule === 'leavePercent' ? 100 : 0
}

function leastLoosening(
  instance: RotationInstance,
  rule: LooseRule,
  works: (rules: RotationRules) => boolean | null,
): number | null | 'stopped' {
  const with_ = (value: number) => works({ ...instance.rules, [rule]: value })
  let strict = instance.rules[rule]
  let loose = loosest(instance, rule)
  const isEnough = with_(loose)
  if (isEnough !== true) return isEnough === null ? 'stopped' : null
  // The value looked for is mostly near: steps twice as long each until one is enough, then halves.
  for (let step = 1; Math.abs(loose - strict) > 1; step *= 2) {
    const next = strict + Math.sign(loose - strict) * step
    const middle = Math.abs(loose - strict) > 2 * step ? next : Math.floor((strict + loose) / 2)
    const does = with_(middle)
    if (does === null) return 'stopped'
    if (does) loose = middle
    else strict = middle
  }
  return loose
}

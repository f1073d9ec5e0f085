import { assert } from '@kit/base'
import type { WholeSolver } from '../highs/index.ts'
import { choiceOf, type ZoneInstance, type ZoneRules } from './instance.ts'
import { narrowed } from './narrow.ts'
import { planOf, type ZonePlan } from './plan-zones.ts'
import { hopeless, proofModel } from './proof-model.ts'
import { splitBound } from './split-bound.ts'
import { yearsOf } from './years.ts'

export interface ProofEffort {
  /** How far above the bound is near enough, as a share; 0.0005 is five in ten thousand. */
  readonly gap: number
  /** Solves at most; each learns which pieces fell off. */
  readonly rounds: number
  /** Called before each solve; returning false ends with what is proved so far. */
  readonly onRound?: (round: number, plan: ZonePlan) => boolean
}

/**
 * Proves how good a plan is, and betters it where it can: the bound becomes that of whole zones in one piece, not of split blocks.
 *
 * @requires a plan that `checkZones` accepted, of this instance and these rules
 * @returns the best plan seen and the highest bound; proved as near as asked when `objective ≤ bound × (1 + gap)`
 * @complexity a mixed whole-number model a round; 500 blocks and 64 schools take seconds, tens where seats are scarce
 */
export function proveZones(
  given: ZoneInstance,
  rules: ZoneRules,
  plan: ZonePlan,
  solver: WholeSolver,
  { gap, rounds, onRound }: ProofEffort,
): ZonePlan {
  const of = narrowed(given)
  const years = yearsOf(of, rules)
  const split = splitBound(years, rules.overload)
  const isNear = ({ objective, bound }: ZonePlan) => objective <= bound * (1 + gap)
  const isOut = hopeless(of, years, split, rules, plan.objective)
  const start = Int32Array.from(plan.zoneOf, (s, b) => choiceOf(of, b, s))
  const proof = proofModel(of, rules, years, isOut)
  const session = solver.open(proof.model, proof.whole)
  let best = plan
  const known = proof.solutionOf(start)
  try {
    for (let round = 0; round < rounds && !isNear(best); round++) {
      if (onRound?.(round, best) === false) break
      const { status, x, bound } = session.solve({ gap: gap / 2, start: known })
      assert(status !== 'infeasible', 'the plan itself is a solution')
      best = { ...best, bound: Math.min(best.objective, Math.max(best.bound, bound)) }
      if (x === null) break
      const choice = proof.choiceOf(x)
      const cuts = proof.cuts(choice.map(a => of.schools[a]!))
      if (cuts === null) {
        const found = planOf(of, rules, years, choice, { ...split, bound: best.bound })
        if (found.objective < best.objective) best = found
        break
      }
      session.add(cuts)
    }
  } finally {
    session.dispose()
  }
  return best
}

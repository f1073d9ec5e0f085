import type { Stage } from '@kit/base'
import { type Entitlement, isInForce, type Pack, planOf } from '@kit/policy'

/** One document's say about a purpose. */
export interface Candidate {
  readonly pack: Pack
  readonly entitlement: Entitlement
  /** Stages for which it is the one that holds; null stands for whole schools or the county. None: superseded. */
  readonly governs: readonly (Stage | null)[]
}

export interface Governed {
  readonly purpose: string
  /** Those that govern first. */
  readonly versions: readonly Candidate[]
}

/**
 * Every purpose once: stage by stage the document of the most specific territory governs, among equals the later one.
 * What it supersedes stays in the list and governs nothing.
 *
 * @requires packs that hold in the county
 */
export function govern(packs: readonly Pack[], day: string): Governed[] {
  const ordered = packs.filter(pack => isInForce(pack, day)).sort(bySay)
  const found = ordered.flatMap(pack => planOf(pack).entitlements.map(entitlement => ({ pack, entitlement })))
  const purposes = [...new Set(found.map(({ entitlement }) => entitlement.purpose))].sort()
  return purposes.map(purpose => {
    const taken = new Set<Stage | null>()
    const versions = found
      .filter(({ entitlement }) => entitlement.purpose === purpose)
      .map(({ pack, entitlement }): Candidate => {
        const governs = stagesOf(pack, entitlement).filter(stage => !taken.has(stage))
        for (const stage of governs) taken.add(stage)
        return { pack, entitlement, governs }
      })
    return { purpose, versions }
  })
}

/** Documents with money that are not in force on the day. */
export function notInForce(packs: readonly Pack[], day: string): Pack[] {
  return packs.filter(pack => !isInForce(pack, day) && planOf(pack).entitlements.length > 0)
}

export function stagesOf(pack: Pack, { level, stages }: Entitlement): readonly (Stage | null)[] {
  return level === 'school-stage' ? (stages ?? pack.scope.stages) : [null]
}

function bySay(a: Pack, b: Pack): number {
  const specific = b.jurisdiction.length - a.jurisdiction.length
  return specific || order(b.from, a.from) || order(a.id, b.id)
}

/** By code points, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

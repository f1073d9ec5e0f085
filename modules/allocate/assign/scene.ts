import { attempt, must, ok, Refused, type RegionCode, type Result, refuse } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Tx } from '@kit/store'
import { openList } from '../lists/service.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { Plan } from '../plan/schema.ts'
import { type Asked, type Made, settle, withoutPlace } from './decide.ts'
import { notTheSame } from './errors.ts'
import { applicantList, quotaList, schoolList } from './list-kinds.ts'
import { readApplicants, readSchools } from './lists.ts'
import { expand, poolsOf } from './market.ts'
import { give } from './mechanisms.ts'
import { numbersOf } from './numbers.ts'
import { rank } from './ranking.ts'
import { certificateOf } from './report.ts'
import type { AssignmentBody, AssignmentRequest } from './schema.ts'
import type { AssignPlan } from './shape.ts'

export interface Scene {
  readonly asked: Asked
  /** Digests of the lists, in the order schools, applicants, quotas. */
  readonly lists: readonly string[]
}

interface Opening {
  readonly region: RegionCode
  readonly request: AssignmentRequest
  readonly plan: AssignPlan
  /** What the lists are read for; goes into the ledger. */
  readonly why: string
}

/** The sealed lists, read and held against the plan; all that is wrong at once. */
export function openScene(tx: Tx, deps: PlanDeps, of: Opening): Promise<Result<Scene>> {
  const { region, request, plan, why } = of
  const { sealer } = deps
  return attempt(async () => {
    const given = must(await openList(tx, sealer, region, { id: request.schools, kind: schoolList, why }))
    const came = must(
      await openList(tx, sealer, region, { id: request.applicants, kind: applicantList, why }),
    )
    const quota =
      request.quotas && plan.pools.some(p => p.each)
        ? must(await openList(tx, sealer, region, { id: request.quotas, kind: quotaList, why }))
        : null
    const schools = await readSchools(given.table, plan)
    const listed = await readApplicants(came.table, plan, schools)
    const lost = plan.overflow ? withoutPlace([...schools, ...listed]) : []
    if (lost.length > 0) throw new Refused(lost)
    const ranked = await rank(plan, listed, must(await numbersOf(tx, region, request.numbers)))
    const pools = await poolsOf(plan, schools, quota?.table ?? null)
    const expanded = expand(plan, schools, pools, ranked)
    const lists = [given, came, ...(quota ? [quota] : [])].map(l => l.head.digest)
    return { asked: { plan, schools, ranked, expanded }, lists }
  })
}

/** What a plan gave, given again from its lists: no child is kept in a plan. Refused where it would not be the same. */
export async function recall(
  tx: Tx,
  deps: PlanDeps,
  plan: Plan<AssignmentRequest, AssignmentBody>,
  why: string,
): Promise<Result<Made>> {
  const of = { region: plan.region as RegionCode, request: plan.request, plan: plan.body.plan, why }
  const scene = await openScene(tx, deps, of)
  if (!scene.ok) return scene
  const { asked } = scene.value
  const made = settle(asked, give(asked.plan.mechanism, asked.expanded))
  const isSame = digestOf({ ...certificateOf(made) }) === digestOf({ ...plan.body.certificate })
  return isSame ? ok(made) : refuse(notTheSame())
}

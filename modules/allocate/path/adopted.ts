import { ok, type Period, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { unknownPlan } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import { loadPlan } from '../plan/store.ts'
import { movesResources, notAdoptedYet, unknownPrices } from './errors.ts'
import { loadPrices } from './prices.ts'
import type { PathBody, PathRequest, Project } from './schema.ts'

/** What an adopted path buys, with the figure each purchase adds to. */
export interface AdoptedPath {
  readonly period: Period
  readonly purchases: readonly (Project & { readonly metric: string; readonly added: number })[]
}

/**
 * The list of projects of a path to the standard, for whoever carries it out.
 *
 * @refuses an unknown plan, one that was not adopted, one that moves things between schools instead of buying them
 */
export async function adoptedPath(
  tx: Tx,
  { folder }: Pick<PlanDeps, 'folder'>,
  region: string,
  id: string,
): Promise<Result<AdoptedPath>> {
  const found = await loadPlan(tx, region, 'path', id)
  if (!found) return refuse(unknownPlan(id))
  if (found.decision?.decision !== 'adopted') return refuse(notAdoptedYet(id))
  const request = found.plan.request as unknown as PathRequest
  if (request.moving !== null) return refuse(movesResources(id))
  const prices = (await loadPrices(folder)).find(p => p.id === request.prices)
  if (!prices) return refuse(unknownPrices(request.prices))
  const { projects } = found.plan.body as PathBody
  const purchases = projects.flatMap(project => {
    const item = prices.items.find(i => i.indicator === project.indicator)
    return item ? [{ ...project, metric: item.metric, added: project.amount * item.scale }] : []
  })
  return ok({ period: request.period, purchases })
}

import type { Caller } from '@kit/access'
import { ok, type Result, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownPlan } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { Plan } from '../plan/schema.ts'
import { loadPlan } from '../plan/store.ts'
import { unknownNumber } from './errors.ts'
import { recall } from './scene.ts'
import { type AssignmentBody, type AssignmentRequest, type WhyNotAnswer, WhyNotSchema } from './schema.ts'
import { pathOf, WHY } from './why.ts'

const Asked = z.object({ region: RegionCodeSchema, id: z.uuid(), number: z.string().trim().min(1).max(40) })
type Asked = z.infer<typeof Asked>

/** What only seats have: why one number is where it is. */
export function assignmentRoutes(at: `/api/${string}`, deps: PlanDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: `${at}/:id/why`,
      summary: 'Why a number is at a school or not, school by school',
      permission: 'allocate.plan',
      input: Asked,
      output: WhyNotSchema,
      run: (asked, { store, actor }: Caller) => store.transaction(actor, tx => whyOf(tx, deps, asked)),
    }),
  ]
}

async function whyOf(tx: Tx, deps: PlanDeps, { region, id, number }: Asked): Promise<Result<WhyNotAnswer>> {
  const found = await loadPlan(tx, region, 'assignment', id)
  if (!found) return refuse(unknownPlan(id))
  const plan = found.plan as Plan<AssignmentRequest, AssignmentBody>
  const made = await recall(tx, deps, plan, 'why')
  if (!made.ok) return made
  const own = pathOf(made.value, number)
  if (own === null) return refuse(unknownNumber(number))
  const answers = own.answers.map(a => ({ ...a, lastNumber: a.lastNumber || null, words: WHY[a.reason] }))
  return ok({ id: own.id, number: own.number, answers })
}

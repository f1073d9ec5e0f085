import type { Caller } from '@kit/access'
import { ok, type Result, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownPlan } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { Runs } from '../plan/runs.ts'
import { type Plan, RunSchema } from '../plan/schema.ts'
import { loadPlan } from '../plan/store.ts'
import {
  CallSchema,
  type DrawBody,
  type DrawRequest,
  DrawStateSchema,
  RevealedSchema,
  SourceCheckSchema,
} from './schema.ts'
import { callNext, checkSources, type Found, startDraw, stateOf } from './service.ts'

const One = z.object({ region: RegionCodeSchema, id: z.uuid() })
type One = z.infer<typeof One>

/** What only a draw has: its state, checking the sources, the draw itself, calls from the waiting list. */
export function drawRoutes(at: `/api/${string}`, _: PlanDeps, runs: Runs): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: `${at}/:id/state`,
      summary: 'Where a locked list stands',
      permission: 'allocate.plan',
      input: One,
      output: DrawStateSchema,
      run: (asked, caller: Caller) =>
        withDraw(caller, asked, async (tx, found) => ok(await stateOf(tx, found))),
    }),
    route({
      method: 'post',
      path: `${at}/:id/sources`,
      summary: 'Check what was entered for the agreed sources; nothing is kept',
      permission: 'allocate.plan',
      input: One.extend(RevealedSchema.shape),
      output: z.array(SourceCheckSchema),
      run: ({ values, ...asked }, caller: Caller) =>
        withDraw(caller, asked, (tx, found) => checkSources(tx, found, values)),
    }),
    route({
      method: 'post',
      path: `${at}/:id/draw`,
      summary: 'Draw a locked list from the agreed sources; once',
      permission: 'allocate.decide',
      input: One.extend(RevealedSchema.shape),
      output: RunSchema,
      run: async ({ values, ...asked }, caller: Caller) => {
        const found = await withDraw(caller, asked, async (_tx, draw) => ok(draw))
        return found.ok ? startDraw({ ...caller, runs }, found.value, values) : found
      },
    }),
    route({
      method: 'post',
      path: `${at}/:id/calls`,
      summary: 'Call from the waiting list for seats that fell free',
      permission: 'allocate.decide',
      input: One.extend({
        vacant: z.array(z.object({ pool: z.string(), seats: z.int().min(1) })).min(1),
        gone: z.array(z.string()).max(10_000),
      }),
      output: CallSchema,
      run: ({ vacant, gone, ...asked }, caller: Caller) =>
        withDraw(caller, asked, (tx, found) => callNext(tx, found, { vacant, gone })),
    }),
  ]
}

function withDraw<T>(
  { store, actor }: Caller,
  { region, id }: One,
  work: (tx: Tx, found: Found) => Promise<Result<T>>,
): Promise<Result<T>> {
  return store.transaction(actor, async tx => {
    const found = await loadPlan(tx, region, 'draw', id)
    if (!found) return refuse(unknownPlan(id))
    const plan = found.plan as Plan<DrawRequest, DrawBody>
    return work(tx, { plan, decision: found.decision })
  })
}

import type { Caller } from '@kit/access'
import { ok, type Result, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownPlan } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { Runs } from '../plan/runs.ts'
import { PublicSeedSchema, RunSchema } from '../plan/schema.ts'
import { loadPlan } from '../plan/store.ts'
import { ClassesStateSchema, ClassMovesSchema } from './schema.ts'
import { drawTeachers, type Found, makeTeams, startChange, stateOf } from './service.ts'
import type { Classes } from './steps.ts'

const One = z.object({ region: RegionCodeSchema, id: z.uuid() })
type One = z.infer<typeof One>

/** What only classes have: their state, later changes, teams of teachers and their draw. */
export function classesRoutes(at: `/api/${string}`, deps: PlanDeps, runs: Runs): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: `${at}/:id/state`,
      summary: 'Balance as it is now, every change, the teachers',
      permission: 'allocate.plan',
      input: One,
      output: ClassesStateSchema,
      run: (asked, caller: Caller) =>
        withClasses(caller, asked, async (tx, found) => ok(await stateOf(tx, deps, found))),
    }),
    route({
      method: 'post',
      path: `${at}/:id/changes`,
      summary: 'Move pupils of locked classes, each with a reason; measured anew',
      permission: 'allocate.decide',
      input: One.extend(ClassMovesSchema.shape),
      output: RunSchema,
      run: async ({ moves, ...asked }, caller: Caller) => {
        const found = await withClasses(caller, asked, async (_tx, classes) => ok(classes))
        return found.ok ? startChange({ ...caller, runs, deps }, found.value, moves) : found
      },
    }),
    route({
      method: 'post',
      path: `${at}/:id/teams`,
      summary: 'Build the teams of teachers for locked classes; once',
      permission: 'allocate.decide',
      input: One.extend({ list: z.uuid() }),
      output: ClassesStateSchema,
      run: ({ list, ...asked }, caller: Caller) =>
        withClasses(caller, asked, (tx, found) => makeTeams(tx, deps, found, list)),
    }),
    route({
      method: 'post',
      path: `${at}/:id/teachers`,
      summary: 'Draw the teams onto the classes by public numbers; once',
      permission: 'allocate.decide',
      input: One.extend(PublicSeedSchema.shape),
      output: ClassesStateSchema,
      run: ({ numbers, source, ...asked }, caller: Caller) =>
        withClasses(caller, asked, (tx, found) => drawTeachers(tx, deps, found, { numbers, source })),
    }),
  ]
}

function withClasses<T>(
  { store, actor }: Caller,
  { region, id }: One,
  work: (tx: Tx, found: Found) => Promise<Result<T>>,
): Promise<Result<T>> {
  return store.transaction(actor, async tx => {
    const found = await loadPlan(tx, region, 'classes', id)
    if (!found) return refuse(unknownPlan(id))
    return work(tx, { plan: found.plan as Classes, decision: found.decision })
  })
}

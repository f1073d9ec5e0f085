import type { Caller } from '@kit/access'
import { ok, type RegionCode } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import {
  PathProposalSchema,
  ProjectsSchema,
  ProjectViewSchema,
  ProposalSchema,
  type StepName,
  StepRequestSchema,
} from './schema.ts'
import { type ActDeps, findProject, listProjects, proposeFromGaps, proposeFromPath } from './service.ts'
import { takeStep } from './take-step.ts'

const InRegion = z.object({ region: RegionCodeSchema })
const One = InRegion.extend({ id: z.uuid() })

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

export function actRoutes(deps: ActDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/act/:region/projects',
      summary: 'Projects with where they stand, and the plan of every year',
      permission: 'act.read',
      input: InRegion,
      output: ProjectsSchema,
      run: ({ region }, caller: Caller) => inTx(caller, async tx => ok(await listProjects(tx, region))),
    }),
    route({
      method: 'get',
      path: '/api/act/:region/projects/:id',
      summary: 'One project with its items and steps',
      permission: 'act.read',
      input: One,
      output: ProjectViewSchema,
      run: ({ region, id }, caller: Caller) => inTx(caller, tx => findProject(tx, region, id)),
    }),
    ...proposingRoutes(deps),
    stepRoute(deps, 'approve', 'approved', 'act.accept', 'Approve a project; not by whoever proposed it'),
    stepRoute(deps, 'start', 'started', 'act.project', 'Begin to build'),
    stepRoute(
      deps,
      ...(['accept', 'accepted', 'act.accept'] as const),
      'Accept a finished project: the figures of the school change, with the project as their source',
    ),
    stepRoute(deps, 'drop', 'dropped', 'act.project', 'Give a project up, with the reason'),
  ]
}

function proposingRoutes(deps: ActDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'post',
      path: '/api/act/:region/projects',
      summary: 'Gaps of the ledger of conditions become projects, one a school',
      permission: 'act.project',
      input: InRegion.extend(ProposalSchema.shape),
      output: z.array(ProjectViewSchema),
      run: ({ region, ...proposal }, caller: Caller) =>
        inTx(caller, tx => proposeFromGaps(tx, deps, region as RegionCode, proposal)),
    }),
    route({
      method: 'post',
      path: '/api/act/:region/projects/from-path',
      summary: 'The list of an adopted path to the standard becomes projects, one a school and year',
      permission: 'act.project',
      input: InRegion.extend(PathProposalSchema.shape),
      output: z.array(ProjectViewSchema),
      run: ({ region, ...proposal }, caller: Caller) =>
        inTx(caller, tx => proposeFromPath(tx, deps, region as RegionCode, proposal)),
    }),
  ]
}

function stepRoute(
  deps: ActDeps,
  verb: string,
  step: StepName,
  permission: string,
  summary: string,
): AnyRoute<Caller> {
  return route({
    method: 'post',
    path: `/api/act/:region/projects/:id/${verb}`,
    summary,
    permission,
    input: One.extend(StepRequestSchema.shape),
    output: ProjectViewSchema,
    run: ({ region, id, why }, caller: Caller) =>
      inTx(caller, tx => takeStep(tx, deps, { region: region as RegionCode, id, step, why })),
  })
}

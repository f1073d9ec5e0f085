import { randomUUID } from 'node:crypto'
import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import { adoptedPath } from '@loop/allocate'
import { conditionsOfRegion, type MeasureDeps } from '@loop/measure'
import { alreadyPlanned, unknownProject } from './errors.ts'
import { PROJECT_PLANNED } from './events.ts'
import { pathDrafts } from './rules/path-drafts.ts'
import { type Draft, draftsOf, planned } from './rules/propose.ts'
import { nextSteps, projectState } from './rules/steps.ts'
import { yearPlans } from './rules/year-plans.ts'
import type { Origin, PathProposal, Project, Projects, ProjectView, Proposal } from './schema.ts'
import { holdProjects, type Kept, loadProject, loadProjects, saveProject } from './store.ts'

/** What the server hands this module. */
export interface ActDeps extends MeasureDeps {
  /** The folder `policies`. */
  readonly folder: string
}

/** Every project with where it stands, and the plan of every year; people of a school see their own. */
export async function listProjects(tx: Tx, region: string): Promise<Projects> {
  const own = tx.actor.unit
  const all = (await loadProjects(tx, region)).map(viewOf)
  const projects = own === null ? all : all.filter(project => project.unit === own)
  return { projects, years: yearPlans(projects) }
}

export async function findProject(tx: Tx, region: string, id: string): Promise<Result<ProjectView>> {
  const kept = await loadProject(tx, region, id)
  const own = tx.actor.unit
  return kept && (own === null || own === kept.project.unit) ? ok(viewOf(kept)) : refuse(unknownProject(id))
}

export function viewOf({ project, steps }: Kept): ProjectView {
  const state = projectState(steps.map(s => s.step))
  return { ...project, state, next: nextSteps(state), steps: [...steps] }
}

/** Gaps of the ledger of a year become projects, one a school. */
export async function proposeFromGaps(
  tx: Tx,
  deps: ActDeps,
  region: RegionCode,
  { period, pack, year, who, gaps }: Proposal,
): Promise<Result<ProjectView[]>> {
  await holdProjects(tx, region)
  const ledger = await conditionsOfRegion(tx, deps, { region, period, pack })
  if (!ledger.ok) return ledger
  const { projects } = await listProjects(tx, region)
  const drafts = draftsOf(ledger.value, gaps, projects, unitNames(deps.vocabulary))
  if (!drafts.ok) return drafts
  const { id, digest } = ledger.value.pack
  return keep(tx, region, drafts.value, () => ({
    year,
    who,
    origin: { kind: 'conditions', pack: id, digest, period },
  }))
}

/** The list of an adopted path to the standard becomes projects, one a school and year. */
export async function proposeFromPath(
  tx: Tx,
  deps: ActDeps,
  region: RegionCode,
  { plan, firstYear, who }: PathProposal,
): Promise<Result<ProjectView[]>> {
  await holdProjects(tx, region)
  const path = await adoptedPath(tx, deps, region, plan)
  if (!path.ok) return path
  const { projects } = await listProjects(tx, region)
  const drafts = pathDrafts(path.value)
  const taken = drafts.flatMap(({ unit, items }) =>
    items.flatMap(item => {
      const by = planned(unit, item, projects)
      return by ? [alreadyPlanned(by.title, item.title)] : []
    }),
  )
  if (taken.length > 0) return refuse(...taken)
  const { period } = path.value
  const kept = await Promise.all(
    drafts.map(draft =>
      keep(tx, region, [draft], () => ({
        year: firstYear + draft.yearsOn,
        who,
        origin: { kind: 'path', plan, period },
      })),
    ),
  )
  return ok(kept.flatMap(made => (made.ok ? made.value : [])))
}

async function keep(
  tx: Tx,
  region: RegionCode,
  drafts: readonly Draft[],
  about: () => { readonly year: number; readonly who: string; readonly origin: Origin },
): Promise<Result<ProjectView[]>> {
  const made: ProjectView[] = []
  for (const { unit, school, title, items, cost } of drafts) {
    const project: Project = {
      id: randomUUID(),
      ...{ title, unit, school, items: [...items], cost },
      ...about(),
      proposedBy: tx.actor.name,
      proposedAt: tx.now.toISOString(),
    }
    await saveProject(tx, region, project)
    const detail = { unit, year: project.year, cost, items: items.map(item => item.closes) }
    await tx.ledger({ region, event: PROJECT_PLANNED, subject: project.id, detail })
    made.push(viewOf({ project, proposedById: tx.actor.id, steps: [] }))
  }
  return ok(made)
}

function unitNames({ units }: Vocabulary) {
  return (id: string) => units.get(id)?.title ?? { zh: id, en: id }
}

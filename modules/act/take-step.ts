import { isSchoolYear, ok, type Period, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { correctFigure, readFigures } from '@loop/data'
import { figureMissing, noFiguresOn, unknownProject, wrongStep } from './errors.ts'
import { PROJECT_STEP } from './events.ts'
import { checkStep, projectState, STATE_NAMES } from './rules/steps.ts'
import type { FigureChange, Project, ProjectStep, ProjectView, StepName } from './schema.ts'
import { type ActDeps, viewOf } from './service.ts'
import { loadProject, saveStep } from './store.ts'

export interface StepAsked {
  readonly region: RegionCode
  readonly id: string
  readonly step: StepName
  readonly why: string
}

/** One step of a project, once. Acceptance writes the figures that are true from now on, with the project as their source. */
export async function takeStep(
  tx: Tx,
  deps: ActDeps,
  { region, id, step, why }: StepAsked,
): Promise<Result<ProjectView>> {
  const kept = await loadProject(tx, region, id)
  if (!kept) return refuse(unknownProject(id))
  const { project, steps } = kept
  const taken = steps.map(s => s.step)
  const refusals = checkStep({ ...project, proposedById: kept.proposedById }, taken, {
    ...{ step, why },
    byId: tx.actor.id,
  })
  if (refusals.length > 0) return refuse(...refusals)
  const figures = step === 'accepted' ? await writeFigures(tx, deps, region, project) : ok([])
  if (!figures.ok) return figures
  const content: ProjectStep = {
    ...{ step, why, figures: figures.value },
    by: tx.actor.name,
    at: tx.now.toISOString(),
  }
  if (!(await saveStep(tx, region, id, { seq: steps.length + 1, content })))
    return refuse(wrongStep(project.title, STATE_NAMES[projectState(taken)]))
  await tx.ledger({
    region,
    event: PROJECT_STEP[step],
    subject: id,
    detail: { why, unit: project.unit, cost: project.cost, figures: figures.value },
  })
  return ok(viewOf({ ...kept, steps: [...steps, content] }))
}

/** The figures of the latest year on record as they are after the project; a `set` figure that is there already stays. */
async function writeFigures(
  tx: Tx,
  deps: ActDeps,
  region: RegionCode,
  project: Project,
): Promise<Result<ProjectStep['figures']>> {
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const periods = new Set(set.value.figures.map(f => f.period))
  const period = [...periods].filter(isSchoolYear).sort().at(-1)
  if (period === undefined || period < project.origin.period)
    return refuse(noFiguresOn(project.origin.period))
  const values = new Map(
    set.value.figures
      .filter(f => f.unit === project.unit && f.period === period)
      .map(f => [`${f.metric}/${f.stage}`, f.value]),
  )
  const written: ProjectStep['figures'] = []
  for (const item of project.items) {
    const { metric, stage } = item.figure
    const before = values.get(`${metric}/${stage}`) ?? null
    const after = valueAfter(item.figure, before)
    if (after === null) return refuse(figureMissing(project.title, item.title))
    if (after === before) continue
    const corrected = await correctFigure(tx, deps.vocabulary, {
      ...{ region, unit: project.unit, period: period as Period, metric, stage, value: after },
      reason: `项目验收：${project.title}`,
      document: `项目 ${project.title}（${project.id.slice(0, 8)}）`,
    })
    if (!corrected.ok) return corrected
    values.set(`${metric}/${stage}`, after)
    written.push({ metric, stage, period: period as Period, before, after })
  }
  return ok(written)
}

/** Null where the figure to be added to was never reported. What somebody else took away meanwhile is not taken twice. */
function valueAfter({ change, value }: FigureChange, before: number | null): number | null {
  if (change === 'set') return Math.max(before ?? value, value)
  return before === null ? null : Math.max(0, before + value)
}

import type { Tx } from '@kit/store'
import { type ColumnType, type JSONColumnType, sql } from 'kysely'
import type { Project, ProjectStep, StepName } from './schema.ts'

/** The only file that names our tables. Both are append-only. */

type Once<T> = ColumnType<T, T, never>

interface Tables {
  act_projects: {
    region_code: Once<string>
    project_id: Once<string>
    unit_id: Once<string>
    year: Once<number>
    project: JSONColumnType<Project, string, never>
    proposed_by_id: Once<string>
    proposed_at: Once<Date>
  }
  act_project_steps: {
    region_code: Once<string>
    project_id: Once<string>
    seq: Once<number>
    step: Once<StepName>
    content: JSONColumnType<ProjectStep, string, never>
    made_by_id: Once<string>
    made_at: Once<Date>
  }
}

/** A project as it was proposed, by whom, and the steps it has taken since. */
export interface Kept {
  readonly project: Project
  readonly proposedById: string
  readonly steps: readonly ProjectStep[]
}

const tables = (tx: Tx) => tx.tables<Tables>()

/** Until the end of the transaction nobody else puts projects of this region down. */
export async function holdProjects(tx: Tx, region: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`act_projects ${region}`}, 0))`.execute(
    tables(tx),
  )
}

export async function saveProject(tx: Tx, region: string, project: Project): Promise<void> {
  await tables(tx)
    .insertInto('act_projects')
    .values({
      region_code: region,
      project_id: project.id,
      unit_id: project.unit,
      year: project.year,
      project: JSON.stringify(project),
      proposed_by_id: tx.actor.id,
      proposed_at: new Date(project.proposedAt),
    })
    .execute()
}

/** By year, then as they were proposed, those of one proposal by school. */
export async function loadProjects(tx: Tx, region: string): Promise<Kept[]> {
  const projects = await tables(tx)
    .selectFrom('act_projects')
    .select(['project', 'proposed_by_id'])
    .where('region_code', '=', region)
    .orderBy('year')
    .orderBy('proposed_at')
    .orderBy('unit_id')
    .orderBy('project_id')
    .execute()
  const steps = await tables(tx)
    .selectFrom('act_project_steps')
    .select(['project_id', 'content'])
    .where('region_code', '=', region)
    .orderBy('seq')
    .execute()
  return projects.map(({ project, proposed_by_id }) => ({
    project,
    proposedById: proposed_by_id,
    steps: steps.filter(s => s.project_id === project.id).map(s => s.content),
  }))
}

export async function loadProject(tx: Tx, region: string, id: string): Promise<Kept | null> {
  return (await loadProjects(tx, region)).find(({ project }) => project.id === id) ?? null
}

/** False when somebody was faster. */
export async function saveStep(
  tx: Tx,
  region: string,
  id: string,
  { seq, content }: { readonly seq: number; readonly content: ProjectStep },
): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('act_project_steps')
    .values({
      region_code: region,
      project_id: id,
      seq,
      step: content.step,
      content: JSON.stringify(content),
      made_by_id: tx.actor.id,
      made_at: new Date(content.at),
    })
    .onConflict(c => c.doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

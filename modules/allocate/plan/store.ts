import type { Tx } from '@kit/store'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { Decision, Plan, PlanKindName, Publication } from './schema.ts'

/** The only file that names the tables of plans. All are append-only. */

type Once<T> = ColumnType<T, T, never>

interface PlanTables {
  allocate_plans: {
    region_code: Once<string>
    plan_id: Once<string>
    kind: Once<PlanKindName>
    period: Once<string>
    input_digest: Once<string>
    plan: JSONColumnType<Plan, string, never>
    made_by: Once<string>
    made_at: Once<Date>
  }
  allocate_decisions: {
    region_code: Once<string>
    plan_id: Once<string>
    decision: Once<Decision['decision']>
    why: Once<string>
    decided_by: Once<string>
    decided_at: Once<Date>
  }
  allocate_publications: {
    region_code: Once<string>
    publication_id: Once<string>
    plan_id: Once<string>
    what: Once<string>
    head: JSONColumnType<Publication, string, never>
    content: Once<Buffer>
    published_at: Once<Date>
  }
}

const tables = (tx: Tx) => tx.tables<PlanTables>()

export async function savePlan(tx: Tx, plan: Plan): Promise<void> {
  await tables(tx)
    .insertInto('allocate_plans')
    .values({
      region_code: plan.region,
      plan_id: plan.id,
      kind: plan.kind,
      period: plan.period,
      input_digest: plan.inputDigest,
      plan: JSON.stringify(plan),
      made_by: plan.madeBy,
      made_at: new Date(plan.madeAt),
    })
    .execute()
}

/** Newest first, each with its decision. */
export async function loadPlans(tx: Tx, region: string, kind: PlanKindName, period?: string) {
  let query = withDecision(tx, region).where('p.kind', '=', kind)
  if (period !== undefined) query = query.where('p.period', '=', period)
  return (await query.orderBy('p.made_at', 'desc').orderBy('p.plan_id').execute()).map(viewOf)
}

export async function loadPlan(tx: Tx, region: string, kind: PlanKindName, id: string) {
  const row = await withDecision(tx, region)
    .where('p.kind', '=', kind)
    .where('p.plan_id', '=', id)
    .executeTakeFirst()
  return row ? viewOf(row) : null
}

/** False when it has been decided before. */
export async function saveDecision(tx: Tx, region: string, id: string, of: Decision): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('allocate_decisions')
    .values({
      region_code: region,
      plan_id: id,
      decision: of.decision,
      why: of.why,
      decided_by: of.decidedBy,
      decided_at: new Date(of.decidedAt),
    })
    .onConflict(c => c.columns(['region_code', 'plan_id']).doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

/** False when this part has been published before. */
export async function savePublication(tx: Tx, head: Publication, content: Uint8Array): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('allocate_publications')
    .values({
      region_code: head.region,
      publication_id: head.id,
      plan_id: head.plan,
      what: head.what,
      head: JSON.stringify(head),
      content: Buffer.from(content),
      published_at: new Date(head.publishedAt),
    })
    .onConflict(c => c.columns(['region_code', 'plan_id', 'what']).doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

/** Newest first; of one plan, or of the whole region. */
export async function loadPublications(tx: Tx, region: string, plan?: string): Promise<Publication[]> {
  let query = tables(tx).selectFrom('allocate_publications').select('head').where('region_code', '=', region)
  if (plan !== undefined) query = query.where('plan_id', '=', plan)
  const rows = await query.orderBy('published_at', 'desc').orderBy('publication_id').execute()
  return rows.map(r => r.head)
}

export async function loadPublication(tx: Tx, region: string, id: string) {
  const row = await tables(tx)
    .selectFrom('allocate_publications')
    .select(['head', 'content'])
    .where('region_code', '=', region)
    .where('publication_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

function withDecision(tx: Tx, region: string) {
  return tables(tx)
    .selectFrom('allocate_plans as p')
    .leftJoin('allocate_decisions as d', join =>
      join.onRef('d.region_code', '=', 'p.region_code').onRef('d.plan_id', '=', 'p.plan_id'),
    )
    .select(['p.plan', 'd.decision', 'd.why', 'd.decided_by', 'd.decided_at'])
    .where('p.region_code', '=', region)
}

interface Row {
  readonly plan: Plan
  readonly decision: Decision['decision'] | null
  readonly why: string | null
  readonly decided_by: string | null
  readonly decided_at: Date | null
}

function viewOf({ plan, decision, why, decided_by, decided_at }: Row) {
  if (decision === null) return { plan, decision: null }
  const made = {
    decision,
    why: why ?? '',
    decidedBy: decided_by ?? '',
    decidedAt: decided_at?.toISOString() ?? '',
  }
  return { plan, decision: made satisfies Decision }
}

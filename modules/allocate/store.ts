import type { Tx } from '@kit/store'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { Decision, PathPlan } from './schema.ts'

/** The only file that names this module's tables. Both are append-only. */

type Once<T> = ColumnType<T, T, never>

interface AllocateTables {
  allocate_plans: {
    region_code: Once<string>
    plan_id: Once<string>
    period: Once<string>
    input_digest: Once<string>
    plan: JSONColumnType<PathPlan, string, never>
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
}

const tables = (tx: Tx) => tx.tables<AllocateTables>()

export async function savePlan(tx: Tx, plan: PathPlan): Promise<void> {
  await tables(tx)
    .insertInto('allocate_plans')
    .values({
      region_code: plan.region,
      plan_id: plan.id,
      period: plan.request.period,
      input_digest: plan.inputDigest,
      plan: JSON.stringify(plan),
      made_by: plan.madeBy,
      made_at: new Date(plan.madeAt),
    })
    .execute()
}

/** Newest first, each with its decision. */
export async function loadPlans(tx: Tx, region: string, period?: string) {
  let query = withDecision(tx, region)
  if (period !== undefined) query = query.where('p.period', '=', period)
  return (await query.orderBy('p.made_at', 'desc').orderBy('p.plan_id').execute()).map(viewOf)
}

export async function loadPlan(tx: Tx, region: string, id: string) {
  const row = await withDecision(tx, region).where('p.plan_id', '=', id).executeTakeFirst()
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
  readonly plan: PathPlan
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

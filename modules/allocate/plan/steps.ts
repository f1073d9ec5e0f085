import { digestOfBytes } from '@kit/base/digest'
import type { Tx } from '@kit/store'
import type { ColumnType } from 'kysely'

type Once<T> = ColumnType<T, T, never>

interface StepTables {
  allocate_steps: {
    region_code: Once<string>
    plan_id: Once<string>
    step: Once<string>
    content: Once<Buffer>
    digest: Once<string>
    made_by: Once<string>
    made_at: Once<Date>
  }
}

/** What happens to a plan in time; each step once, never again: the database sees to it. */
export interface Step {
  readonly step: string
  readonly content: Uint8Array
  readonly digest: string
  readonly madeBy: string
  readonly madeAt: string
}

const tables = (tx: Tx) => tx.tables<StepTables>()

/** False when this step was taken before. */
export async function saveStep(
  tx: Tx,
  region: string,
  plan: string,
  { step, content }: Pick<Step, 'step' | 'content'>,
): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('allocate_steps')
    .values({
      region_code: region,
      plan_id: plan,
      step,
      content: Buffer.from(content),
      digest: digestOfBytes(content),
      made_by: tx.actor.name,
      made_at: tx.now,
    })
    .onConflict(c => c.columns(['region_code', 'plan_id', 'step']).doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

export async function loadStep(tx: Tx, region: string, plan: string, step: string): Promise<Step | null> {
  const row = await ofPlan(tx, region, plan).selectAll().where('step', '=', step).executeTakeFirst()
  return row ? { step, content: row.content, digest: row.digest, ...madeOf(row) } : null
}

/** The steps a plan has taken, in the order of time, without what they hold. */
export async function stepsOf(tx: Tx, region: string, plan: string): Promise<Omit<Step, 'content'>[]> {
  const rows = await ofPlan(tx, region, plan)
    .select(['step', 'digest', 'made_by', 'made_at'])
    .orderBy('made_at')
    .orderBy('step')
    .execute()
  return rows.map(row => ({ step: row.step, digest: row.digest, ...madeOf(row) }))
}

function ofPlan(tx: Tx, region: string, plan: string) {
  return tables(tx).selectFrom('allocate_steps').where('region_code', '=', region).where('plan_id', '=', plan)
}

function madeOf({ made_by, made_at }: { readonly made_by: string; readonly made_at: Date }) {
  return { madeBy: made_by, madeAt: made_at.toISOString() }
}

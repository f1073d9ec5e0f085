import type { Tx } from '@kit/store'
import type { PeriodStep } from '../rules/period-steps.ts'
import type { DataTables } from './tables.ts'

/** Steps of all periods of a region, oldest first. */
export async function loadSteps(tx: Tx, region: string): Promise<ReadonlyMap<string, readonly PeriodStep[]>> {
  const rows = await tx
    .tables<DataTables>()
    .selectFrom('data_periods')
    .selectAll()
    .where('region_code', '=', region)
    .orderBy('period')
    .orderBy('seq')
    .execute()
  const steps = new Map<string, PeriodStep[]>()
  for (const r of rows) {
    const list = steps.get(r.period) ?? []
    steps.set(r.period, list)
    list.push({
      step: r.step,
      unit: r.unit_id,
      by: r.made_by,
      byName: r.made_by_name,
      at: r.made_at,
      digest: r.digest,
    })
  }
  return steps
}

export async function saveStep(
  tx: Tx,
  region: string,
  period: string,
  step: {
    readonly seq: number
    readonly step: PeriodStep['step']
    readonly unit: string | null
    readonly digest: string | null
    readonly reason: string | null
    readonly at: Date
  },
): Promise<void> {
  await tx
    .tables<DataTables>()
    .insertInto('data_periods')
    .values({
      region_code: region,
      period,
      seq: step.seq,
      step: step.step,
      unit_id: step.unit,
      digest: step.digest,
      reason: step.reason,
      made_by: tx.actor.id,
      made_by_name: tx.actor.name,
      made_at: step.at,
    })
    .execute()
}

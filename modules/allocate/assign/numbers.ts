import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import type { Tx } from '@kit/store'
import { drawRecord } from '../draw/record.ts'
import { seedOf } from '../plan/public-seed.ts'
import { loadPlans } from '../plan/store.ts'
import { notDrawnYet } from './errors.ts'
import type { AssignmentRequest, AssignmentSetUp } from './schema.ts'

/** The public seed, or the record of a draw that is finished; never a rehearsal. */
export async function numbersOf(
  tx: Tx,
  region: RegionCode,
  numbers: AssignmentRequest['numbers'],
): Promise<Result<{ readonly seed?: string; readonly draw?: Transcript }>> {
  if (numbers.from === 'seed') return ok({ seed: seedOf(numbers.numbers) })
  const draw = (await drawRecord(tx, region, numbers.plan))?.transcript
  return draw && !draw.list.rehearsal ? ok({ draw }) : refuse(notDrawnYet())
}

export async function finishedDraws(tx: Tx, region: string): Promise<AssignmentSetUp['draws']> {
  const plans = await loadPlans(tx, region, 'draw')
  const records = await Promise.all(
    plans.map(async ({ plan }) => ({ plan, record: await drawRecord(tx, region, plan.id) })),
  )
  return records.flatMap(({ plan, record }) =>
    record && !record.transcript.list.rehearsal
      ? [{ id: plan.id, title: record.transcript.list.title, at: record.step.madeAt }]
      : [],
  )
}

import type { RegionCode } from '@kit/base'
import type { Tx } from '@kit/store'
import type { Sealer } from '../lists/seal.ts'
import { openList } from '../lists/service.ts'
import { headingOf } from '../lists/table.ts'
import type { Plan } from '../plan/schema.ts'
import { applicantList } from './applicants.ts'
import type { DrawBody, DrawRequest } from './schema.ts'

/** Names behind the numbers, for the office's own copy; null where the list has none or was erased. The reading is in the ledger. */
export async function namesOf(
  tx: Tx,
  sealer: Sealer,
  { region, request }: Plan<DrawRequest, DrawBody>,
): Promise<ReadonlyMap<string, string> | null> {
  const of = { id: request.list, kind: applicantList, why: 'draw.result' }
  const opened = await openList(tx, sealer, region as RegionCode, of)
  if (!opened.ok) return null
  const { table } = opened.value
  const name = headingOf(table, ['姓名', 'name'])
  const id = headingOf(table, ['编号', 'id'])
  if (name === null || id === null) return null
  return new Map(table.records.map(r => [r.cell(id), r.cell(name)]))
}

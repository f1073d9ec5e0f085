import { ok, type RegionCode, type Result } from '@kit/base'
import type { Tx } from '@kit/store'
import type { Sealer } from '../lists/seal.ts'
import { openList, openMap } from '../lists/service.ts'
import type { Table } from '../lists/table.ts'
import { BLOCK_MAP, BLOCK_TABLE } from './forms.ts'
import type { MapSource } from './lists.ts'

/** The blocks somebody brought, as a map or as a table; that they were read is in the ledger. */
export async function openBlocks(
  tx: Tx,
  sealer: Sealer,
  region: RegionCode,
  { form, list: id }: { readonly form: 'map' | 'table'; readonly list: string },
  why: string,
): Promise<Result<{ readonly source: MapSource | Table; readonly digest: string }>> {
  if (form === 'table') {
    const opened = await openList(tx, sealer, region, { id, kind: BLOCK_TABLE, why })
    return opened.ok ? ok({ source: opened.value.table, digest: opened.value.head.digest }) : opened
  }
  const opened = await openMap(tx, sealer, region, { id, kind: BLOCK_MAP, why })
  if (!opened.ok) return opened
  const { head, map } = opened.value
  return ok({ source: { file: head.file, map }, digest: head.digest })
}

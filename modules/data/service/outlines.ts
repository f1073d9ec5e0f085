import { ok, type RegionCode, type Result } from '@kit/base'
import type { Tx } from '@kit/store'
import { checkOutline } from '../rules/check-outline.ts'
import type { OutlineFile, OutlineOnRecord } from '../schema.ts'
import { loadOutline, saveOutline } from '../store/outlines.ts'
import { findRegion } from './regions.ts'

/** The outline maps of the region are drawn with; null where none is known. */
export function findOutline(tx: Tx, region: string): Promise<OutlineOnRecord | null> {
  return loadOutline(tx, region)
}

/** Sets the outline of a region; those before stay on record. */
export async function setOutline(
  tx: Tx,
  region: string,
  sent: { readonly fileName: string; readonly outline: OutlineFile },
): Promise<Result<OutlineOnRecord>> {
  const known = await findRegion(tx, region)
  if (!known.ok) return known
  const checked = checkOutline(sent.outline)
  if (!checked.ok) return checked
  const { fileName } = sent
  const entry = {
    fileName,
    recordedBy: tx.actor.name,
    recordedAt: tx.now.toISOString(),
    outline: checked.value,
  }
  await saveOutline(tx, region, entry)
  await tx.ledger({
    region: region as RegionCode,
    event: 'data.outline-set',
    subject: region,
    detail: { fileName, parts: checked.value.features.length },
  })
  return ok(entry)
}

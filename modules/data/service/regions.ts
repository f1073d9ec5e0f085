import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { regionKnown, unknownRegion } from '../errors.ts'
import type { Region } from '../schema.ts'
import { loadRegions, saveRegion } from '../store/regions.ts'
import { saveUnits } from '../store/units.ts'

/** All regions the actor may see. */
export function regions(tx: Tx): Promise<Region[]> {
  return loadRegions(tx)
}

export async function findRegion(tx: Tx, code: string): Promise<Result<Region>> {
  const region = (await loadRegions(tx)).find(r => r.code === code)
  return region ? ok(region) : refuse(unknownRegion(code))
}

/** Puts a region on record; it is also the unit that carries the figures of the region as a whole. */
export async function registerRegion(tx: Tx, region: Region): Promise<Result<Region>> {
  if ((await findRegion(tx, region.code)).ok) return refuse(regionKnown(region.code))
  await saveRegion(tx, region)
  const unit = {
    id: region.code,
    kind: 'region' as const,
    code: null,
    name: region.name.zh,
    parent: null,
    legalEntity: null,
    memberOf: null,
    openedOn: null,
    closedOn: null,
  }
  await saveUnits(tx, region.code, [unit], tx.now)
  await tx.ledger({
    region: region.code as RegionCode,
    event: 'data.region-registered',
    subject: region.code,
    detail: { level: region.level, synthetic: region.synthetic },
  })
  return ok(region)
}

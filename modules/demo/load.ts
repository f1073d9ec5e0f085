import { fill, ok, type Result, type Text, t } from '@kit/base'
import type { Actor, Store } from '@kit/store'
import { recordBatch, registerRegion } from '@loop/data'
import { type District, generateDistrict } from './district/generate.ts'

export interface LoadProgress {
  readonly step: Text
  readonly done: number
  readonly total: number
}

export interface Loaded {
  readonly region: string
  readonly units: number
  readonly facts: number
}

/**
 * Puts the demonstration district on record: the region, its units and every batch, all in one transaction. Interrupted,
 * it leaves nothing.
 *
 * @refuses a region that is already on record
 */
export function loadDistrict(
  store: Store,
  actor: Actor,
  options: {
    readonly seed?: string
    readonly district?: District
    readonly onProgress?: (p: LoadProgress) => void
  } = {},
): Promise<Result<Loaded>> {
  const district = options.district ?? generateDistrict({ seed: options.seed ?? '1' })
  const total = district.batches.length + 1
  const tell = (step: Text, done: number) => options.onProgress?.({ step, done, total })
  return store.transaction(actor, async (tx): Promise<Result<Loaded>> => {
    tell(t('登记演示区', 'Registering the demonstration district'), 0)
    const registered = await registerRegion(tx, district.region)
    if (!registered.ok) return registered
    let facts = 0
    for (const [i, batch] of district.batches.entries()) {
      tell(
        fill(t('载入 {file}', 'Loading {file}'), { file: batch.source.fileName ?? batch.source.stream }),
        i + 1,
      )
      const recorded = await recordBatch(tx, {
        region: district.region.code,
        source: batch.source,
        units: i === 0 ? district.units : [],
        facts: batch.facts,
        reason: null,
      })
      if (!recorded.ok) return recorded
      facts += recorded.value.factsNew + recorded.value.factsChanged
    }
    tell(t('演示数据载入完成', 'The demonstration is loaded'), total)
    return ok({ region: district.region.code, units: district.units.length, facts })
  })
}

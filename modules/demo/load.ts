import { fill, ok, type Result, type Text, t } from '@kit/base'
import type { Actor, Store, Tx } from '@kit/store'
import { type Knowledge, recordBatch, registerRegion, setOutline } from '@loop/data'
import { type Batch, type District, generateDistrict } from './district/generate.ts'
import { withCells } from './workbook.ts'

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
export async function loadDistrict(
  store: Store,
  actor: Actor,
  knowledge: Knowledge,
  options: {
    readonly seed?: string
    readonly district?: District
    readonly onProgress?: (p: LoadProgress) => void
  } = {},
): Promise<Result<Loaded>> {
  const district = options.district ?? generateDistrict({ seed: options.seed ?? '1' })
  const total = district.batches.length * 2 + 1
  const tell = (step: Text, done: number) => options.onProgress?.({ step, done, total })
  const batches: Batch[] = []
  for (const [i, batch] of district.batches.entries()) {
    tell(named(t('生成 {file}', 'Writing {file}'), batch), i)
    batches.push(batch.source.stream === 'workbook' ? await withCells(knowledge, district, batch) : batch)
  }
  const loaded = await store.transaction(actor, tx =>
    record(tx, district, batches, (step, i) => tell(step, batches.length + i)),
  )
  if (loaded.ok) tell(t('演示数据载入完成', 'The demonstration is loaded'), total)
  return loaded
}

async function record(
  tx: Tx,
  { region, units, outline }: District,
  batches: readonly Batch[],
  tell: (step: Text, i: number) => void,
): Promise<Result<Loaded>> {
  const registered = await registerRegion(tx, region)
  if (!registered.ok) return registered
  const outlined = await setOutline(tx, region.code, { fileName: '演示区_区划边界.geojson', outline })
  if (!outlined.ok) return outlined
  let facts = 0
  for (const [i, batch] of batches.entries()) {
    tell(named(t('载入 {file}', 'Loading {file}'), batch), i)
    const recorded = await recordBatch(tx, {
      region: region.code,
      source: batch.source,
      units: i === 0 ? units : [],
      facts: batch.facts,
      reason: null,
    })
    if (!recorded.ok) return recorded
    facts += recorded.value.factsNew + recorded.value.factsChanged
  }
  return ok({ region: region.code, units: units.length, facts })
}

function named(sentence: Text, { source }: Batch): Text {
  return fill(sentence, { file: source.fileName ?? source.stream })
}

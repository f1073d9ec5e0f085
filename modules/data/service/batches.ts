import { randomUUID } from 'node:crypto'
import { ok, type Refusal, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import {
  type FigureKey,
  lockedPeriod,
  notYourUnit,
  toldTwice,
  unknownRegion,
  unknownUnit,
} from '../errors.ts'
import { periodState } from '../rules/period-steps.ts'
import { changedUnits, checkUnitTree } from '../rules/unit-tree.ts'
import type { FactSource, Import, NewFact, Unit } from '../schema.ts'
import {
  appendBatch,
  type BatchCounts,
  batchUnits,
  countBatch,
  countContested,
  repeatedKeys,
  sampleChanges,
  stageFacts,
} from '../store/batch.ts'
import { saveSource } from '../store/entries.ts'
import { loadSteps } from '../store/periods.ts'
import { lastInstant, nextInstant } from '../store/regions.ts'
import { loadUnits, saveUnits } from '../store/units.ts'
import { keyText, loadStories } from './stories.ts'

/** Figures that come in together: an import, a form, the demo. Entries of one stream supersede one another. */
export interface Batch {
  readonly region: string
  readonly source: Omit<FactSource, 'id' | 'importedAt' | 'importedBy'>
  /** Units new or as they are now called; those on record and unchanged do no harm. */
  readonly units: readonly Unit[]
  readonly facts: Iterable<NewFact> | AsyncIterable<NewFact>
  /** Why figures of a locked period are changed; null for an ordinary batch. */
  readonly reason: string | null
}

export interface BatchReceipt extends BatchCounts {
  /** Null when the batch says nothing new: then nothing was stored. */
  readonly source: string | null
  readonly unitsNew: number
}

export type BatchPreview = NonNullable<Import['preview']>

/** Refusals of one kind that are listed; more would help nobody. */
const LISTED = 50
const SAMPLE = 100

/**
 * Stores what is new in a batch, in this transaction: changed and new units, facts whose value differs from what the same
 * stream said before. All or nothing; the same batch again stores nothing.
 */
export async function recordBatch(tx: Tx, batch: Batch): Promise<Result<BatchReceipt>> {
  const at = await nextInstant(tx, batch.region)
  const staged = await stage(tx, batch)
  if (!staged.ok) return staged
  const { known, changed } = staged.value
  const counts = await countBatch(tx, batch.region, batch.source.stream)
  const unitsNew = changed.filter(u => !known.has(u.id)).length
  if (counts.factsNew + counts.factsChanged + changed.length === 0)
    return ok({ source: null, unitsNew, ...counts })
  const source = randomUUID()
  await saveSource(tx, batch.region, { id: source, ...batch.source }, batch.reason, at)
  await saveUnits(tx, batch.region, changed, at)
  await appendBatch(tx, batch.region, batch.source.stream, source, at)
  await tx.ledger({
    region: batch.region as RegionCode,
    event: 'data.batch-recorded',
    subject: source,
    detail: {
      kind: batch.source.kind,
      stream: batch.source.stream,
      sha256: batch.source.sha256,
      reason: batch.reason,
      unitsNew,
      unitsChanged: changed.length - unitsNew,
      ...counts,
    },
  })
  return ok({ source, unitsNew, ...counts })
}

/** What `recordBatch` would do, with some of the changes; stores nothing. */
export async function previewBatch(tx: Tx, batch: Batch): Promise<Result<BatchPreview>> {
  const staged = await stage(tx, batch)
  if (!staged.ok) return staged
  const { known, mentioned, names } = staged.value
  const counts = await countBatch(tx, batch.region, batch.source.stream)
  const changes = await sampleChanges(tx, batch.region, batch.source.stream, SAMPLE)
  const today = await officialValues(tx, batch.region, changes)
  return ok({
    ...counts,
    unitsNew: mentioned.filter(id => !known.has(id)).length,
    unitsKnown: mentioned.filter(id => known.has(id)).length,
    factsContested: await countContested(tx, batch.region, batch.source.stream),
    sample: changes.map(c => ({
      unit: c.unit,
      unitName: names.get(c.unit)?.name ?? c.unit,
      metric: c.metric,
      stage: c.stage,
      before: today.get(keyText(c)) ?? null,
      after: c.after,
      at: c.at,
    })),
  })
}

/** What counts today, whoever said it: a new voice that differs from it is seen beside it. */
async function officialValues(tx: Tx, region: string, keys: readonly FigureKey[]) {
  const stories = await loadStories(tx, region, keys)
  return new Map(stories.map(({ figure }) => [keyText(figure), figure.official.value]))
}

interface Staged {
  readonly known: ReadonlyMap<string, Unit>
  readonly names: ReadonlyMap<string, Unit>
  /** Units new or changed. */
  readonly changed: readonly Unit[]
  /** Every unit the batch names, by row or by fact. */
  readonly mentioned: readonly string[]
}

async function stage(tx: Tx, batch: Batch): Promise<Result<Staged>> {
  if (!(await lastInstant(tx, batch.region))) return refuse(unknownRegion(batch.region))
  const known = new Map((await loadUnits(tx, batch.region)).map(u => [u.id, u]))
  const periods = await stageFacts(tx, batch.facts)
  const spoken = await batchUnits(tx)
  const names = new Map([...known, ...batch.units.map(u => [u.id, u] as const)])
  const mentioned = [...new Set([...batch.units.map(u => u.id), ...spoken])]
  const refusals = [
    ...checkUnitTree(known, batch.units),
    ...spoken.filter(id => !names.has(id)).map(id => unknownUnit(id)),
    ...notOwn(tx, mentioned),
    ...(await repeatedKeys(tx, LISTED)).map(toldTwice),
    ...(batch.reason === null ? await closedPeriods(tx, batch.region, periods) : []),
  ]
  if (refusals.length > 0) return refuse(...refusals.slice(0, LISTED))
  return ok({ known, names, mentioned, changed: changedUnits(known, batch.units) })
}

function notOwn(tx: Tx, units: readonly string[]): Refusal[] {
  const own = tx.actor.unit
  return own === null ? [] : units.filter(id => id !== own).map(notYourUnit)
}

/** Periods nobody may write into without a reason: locked, or for a school its own submission. */
export async function closedPeriods(tx: Tx, region: string, periods: Iterable<string>): Promise<Refusal[]> {
  const steps = await loadSteps(tx, region)
  return [...periods].flatMap(period => {
    const { state } = periodState(steps.get(period) ?? [], tx.actor.unit)
    const isClosed = state === 'locked' || (state === 'submitted' && tx.actor.unit !== null)
    return isClosed ? [lockedPeriod(period)] : []
  })
}

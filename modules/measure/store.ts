import { gunzipSync, gzipSync } from 'node:zlib'
import { type CanonicalValue, canonicalJson, type Period } from '@kit/base'
import type { Tx } from '@kit/store'
import type { ColumnType, JSONColumnType, Selectable } from 'kysely'
import type { ConflictChoice } from './plan-schema.ts'
import type { AssessmentHead, AssessmentResult, Overlay, OverlayChange, Verdict } from './schema.ts'

/** The only file that names this module's tables. All are append-only. */

type Once<T> = ColumnType<T, T, never>

interface MeasureTables {
  measure_rulebooks: { region_code: Once<string>; digest: Once<string>; content: Once<Buffer> }
  measure_assessments: {
    region_code: Once<string>
    assessment_id: Once<string>
    period: Once<Period>
    pack_id: Once<string>
    pack: JSONColumnType<AssessmentHead['pack'], string, never>
    rules_digest: Once<string>
    engine: Once<string>
    day: ColumnType<string, string, never>
    known_at: Once<Date>
    facts_digest: Once<string>
    result_digest: Once<string>
    verdict: Once<Verdict>
    result: Once<Buffer>
    made_by: Once<string>
    made_at: Once<Date>
  }
  measure_overlays: {
    region_code: Once<string>
    overlay_id: Once<string>
    period: Once<Period>
    name: Once<string>
    note: Once<string>
    changes: JSONColumnType<OverlayChange[], string, never>
    made_by: Once<string>
    made_at: Once<Date>
  }
  measure_conflict_choices: {
    region_code: Once<string>
    choice_id: Once<string>
    pack_id: Once<string>
    conflict_id: Once<string>
    chosen: Once<string>
    reason: Once<string>
    chosen_by: Once<string>
    chosen_at: Once<Date>
  }
}

const tables = (tx: Tx) => tx.tables<MeasureTables>()

/** An assessment as it is kept: what identifies it, and the bytes of its result. */
export interface StoredAssessment {
  readonly head: AssessmentHead
  readonly rulesDigest: string
  readonly day: string
  /** Canonical JSON; `head.resultDigest` is its digest. */
  readonly json: string
}

export async function saveRulebook(tx: Tx, region: string, digest: string, json: string): Promise<void> {
  const known = await tables(tx)
    .selectFrom('measure_rulebooks')
    .select('digest')
    .where('region_code', '=', region)
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (known) return
  await tables(tx)
    .insertInto('measure_rulebooks')
    .values({ region_code: region, digest, content: gzipSync(json) })
    .onConflict(c => c.columns(['region_code', 'digest']).doNothing())
    .execute()
}

export async function loadRulebook(tx: Tx, region: string, digest: string): Promise<string> {
  const row = await tables(tx)
    .selectFrom('measure_rulebooks')
    .select('content')
    .where('region_code', '=', region)
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow()
  return gunzipSync(row.content).toString('utf8')
}

export async function saveAssessment(tx: Tx, of: StoredAssessment): Promise<void> {
  const { head } = of
  await tables(tx)
    .insertInto('measure_assessments')
    .values({
      region_code: head.region,
      assessment_id: head.id,
      period: head.period,
      pack_id: head.pack.id,
      pack: JSON.stringify(head.pack),
      rules_digest: of.rulesDigest,
      engine: head.engine,
      day: of.day,
      known_at: new Date(head.knownAt),
      facts_digest: head.factsDigest,
      result_digest: head.resultDigest,
      verdict: head.verdict,
      result: gzipSync(of.json),
      made_by: head.madeBy,
      made_at: new Date(head.madeAt),
    })
    .execute()
}

export interface AssessmentFilter {
  readonly region: string
  readonly period?: Period | undefined
  readonly pack?: string | undefined
}

/** Newest first. */
export async function loadHeads(tx: Tx, filter: AssessmentFilter): Promise<AssessmentHead[]> {
  const rows = await headsQuery(tx, filter).orderBy('made_at', 'desc').orderBy('assessment_id').execute()
  return rows.map(headOf)
}

/** The newest assessment with these facts, rules and engine: measuring again would give the same bytes. */
export async function findSame(
  tx: Tx,
  filter: Required<AssessmentFilter>,
  same: { factsDigest: string; rulesDigest: string; engine: string },
): Promise<string | null> {
  const row = await headsQuery(tx, filter)
    .where('facts_digest', '=', same.factsDigest)
    .where('rules_digest', '=', same.rulesDigest)
    .where('engine', '=', same.engine)
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  return row?.assessment_id ?? null
}

const HEAD = [
  'region_code',
  'assessment_id',
  'period',
  'pack',
  'rules_digest',
  'engine',
  'known_at',
  'facts_digest',
  'result_digest',
  'verdict',
  'made_by',
  'made_at',
] as const

function headsQuery(tx: Tx, { region, period, pack }: AssessmentFilter) {
  let query = tables(tx).selectFrom('measure_assessments').select(HEAD).where('region_code', '=', region)
  if (period !== undefined) query = query.where('period', '=', period)
  if (pack !== undefined) query = query.where('pack_id', '=', pack)
  return query
}

export async function loadAssessment(tx: Tx, region: string, id: string): Promise<StoredAssessment | null> {
  const row = await tables(tx)
    .selectFrom('measure_assessments')
    .selectAll()
    .select(eb => eb.cast<string>('day', 'text').as('day_text'))
    .where('region_code', '=', region)
    .where('assessment_id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const json = gunzipSync(row.result).toString('utf8')
  return { head: headOf(row), rulesDigest: row.rules_digest, day: row.day_text, json }
}

function headOf(
  row: Pick<Selectable<MeasureTables['measure_assessments']>, (typeof HEAD)[number]>,
): AssessmentHead {
  return {
    id: row.assessment_id,
    region: row.region_code,
    period: row.period,
    pack: row.pack,
    engine: row.engine,
    factsDigest: row.facts_digest,
    resultDigest: row.result_digest,
    knownAt: row.known_at.toISOString(),
    overlay: null,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    verdict: row.verdict,
  }
}

export function resultOf(stored: StoredAssessment): AssessmentResult {
  return JSON.parse(stored.json)
}

/** False when the name is taken. */
export async function saveOverlay(tx: Tx, region: string, overlay: Overlay): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('measure_overlays')
    .values({
      region_code: region,
      overlay_id: overlay.id,
      period: overlay.period,
      name: overlay.name,
      note: overlay.note,
      changes: canonicalJson(overlay.changes satisfies CanonicalValue),
      made_by: overlay.madeBy,
      made_at: new Date(overlay.madeAt),
    })
    .onConflict(c => c.columns(['region_code', 'period', 'name']).doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

export async function loadOverlays(tx: Tx, region: string, period?: Period): Promise<Overlay[]> {
  let query = tables(tx).selectFrom('measure_overlays').selectAll().where('region_code', '=', region)
  if (period !== undefined) query = query.where('period', '=', period)
  const rows = await query.orderBy('made_at', 'desc').orderBy('overlay_id').execute()
  return rows.map(row => ({
    id: row.overlay_id,
    name: row.name,
    period: row.period,
    note: row.note,
    changes: row.changes,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }))
}

export async function saveConflictChoice(
  tx: Tx,
  region: string,
  pack: string,
  choice: ConflictChoice,
): Promise<void> {
  await tables(tx)
    .insertInto('measure_conflict_choices')
    .values({
      region_code: region,
      choice_id: choice.id,
      pack_id: pack,
      conflict_id: choice.conflict,
      chosen: choice.chosen,
      reason: choice.reason,
      chosen_by: choice.chosenBy,
      chosen_at: new Date(choice.chosenAt),
    })
    .execute()
}

export async function loadConflictChoices(tx: Tx, region: string, pack: string): Promise<ConflictChoice[]> {
  const rows = await tables(tx)
    .selectFrom('measure_conflict_choices')
    .selectAll()
    .where('region_code', '=', region)
    .where('pack_id', '=', pack)
    .orderBy('chosen_at', 'desc')
    .orderBy('choice_id')
    .execute()
  return rows.map(row => ({
    id: row.choice_id,
    conflict: row.conflict_id,
    chosen: row.chosen,
    reason: row.reason,
    chosenBy: row.chosen_by,
    chosenAt: row.chosen_at.toISOString(),
  }))
}

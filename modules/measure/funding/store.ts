import { type CanonicalValue, canonicalJson, type Stage } from '@kit/base'
import type { Tx } from '@kit/store'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { Move } from './schema.ts'

type Once<T> = ColumnType<T, T, never>

/** Append-only. */
interface MoveTables {
  measure_moves: {
    region_code: Once<string>
    move_id: Once<string>
    from_unit: Once<string | null>
    to_unit: Once<string | null>
    stage: Once<Stage>
    moved_on: Once<string>
    heads: JSONColumnType<Record<string, number>, string, never>
    note: Once<string>
    recorded_by: Once<string>
    recorded_at: Once<Date>
  }
  measure_move_cancellations: {
    region_code: Once<string>
    move_id: Once<string>
    reason: Once<string>
    cancelled_by: Once<string>
    cancelled_at: Once<Date>
  }
}

const tables = (tx: Tx) => tx.tables<MoveTables>()

export async function saveMoves(tx: Tx, region: string, moves: readonly Move[]): Promise<void> {
  await tables(tx)
    .insertInto('measure_moves')
    .values(
      moves.map(move => ({
        region_code: region,
        move_id: move.id,
        from_unit: move.from,
        to_unit: move.to,
        stage: move.stage,
        moved_on: move.day,
        heads: canonicalJson(move.heads satisfies CanonicalValue),
        note: move.note,
        recorded_by: move.recordedBy,
        recorded_at: new Date(move.recordedAt),
      })),
    )
    .execute()
}

/** Every move of a region with what became of it, the latest day first. */
export async function loadMoves(tx: Tx, region: string): Promise<Move[]> {
  const rows = await tables(tx)
    .selectFrom('measure_moves')
    .leftJoin('measure_move_cancellations', join =>
      join
        .onRef('measure_move_cancellations.region_code', '=', 'measure_moves.region_code')
        .onRef('measure_move_cancellations.move_id', '=', 'measure_moves.move_id'),
    )
    .select(['measure_moves.move_id', 'from_unit', 'to_unit', 'stage', 'heads', 'note'])
    .select(['recorded_by', 'recorded_at', 'reason', 'cancelled_by', 'cancelled_at'])
    .select(eb => eb.cast<string>('moved_on', 'text').as('day'))
    .where('measure_moves.region_code', '=', region)
    .orderBy('moved_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('measure_moves.move_id')
    .execute()
  return rows.map(row => ({
    ...{ id: row.move_id, from: row.from_unit, to: row.to_unit, stage: row.stage, day: row.day },
    ...{ heads: row.heads, note: row.note, recordedBy: row.recorded_by },
    recordedAt: row.recorded_at.toISOString(),
    cancelled:
      row.reason === null || row.cancelled_by === null || row.cancelled_at === null
        ? null
        : { reason: row.reason, by: row.cancelled_by, at: row.cancelled_at.toISOString() },
  }))
}

export async function saveCancellation(
  tx: Tx,
  region: string,
  of: { readonly id: string; readonly reason: string },
): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('measure_move_cancellations')
    .values({
      region_code: region,
      move_id: of.id,
      reason: of.reason,
      cancelled_by: tx.actor.name,
      cancelled_at: tx.now,
    })
    .onConflict(c => c.columns(['region_code', 'move_id']).doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

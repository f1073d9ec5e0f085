import { randomUUID } from 'node:crypto'
import { assert, ok, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { type FigureSet, readFigures } from '@loop/data'
import { MOVE_CANCELLED, MOVES_RECORDED } from '../events.ts'
import { ALL, checkMoves, headsAsked, type PlacedDraft } from '../rules/funding/check-moves.ts'
import { cancelledAlready, unknownMove } from '../rules/funding/move-refusals.ts'
import { draftsOf, type MoveRow } from '../rules/funding/move-rows.ts'
import { adoptedPacks } from '../service/adoptions.ts'
import type { MeasureDeps } from '../service/deps.ts'
import type { Move, Moves } from './schema.ts'
import { loadMoves, saveCancellation, saveMoves } from './store.ts'

/** Moves on record and the heads money asks for; people of one school see those of their school. */
export async function listMoves(tx: Tx, deps: MeasureDeps, region: string): Promise<Moves> {
  const moves = await loadMoves(tx, region)
  const own = tx.actor.unit
  return {
    moves: own === null ? moves : moves.filter(({ from, to }) => from === own || to === own),
    metrics: headsAsked(await adoptedPacks(tx, deps, region), deps.vocabulary),
  }
}

/** Records moves, all or none. */
export async function recordMoves(
  tx: Tx,
  deps: MeasureDeps,
  region: RegionCode,
  drafts: readonly PlacedDraft[],
): Promise<Result<Moves>> {
  const set = await readFigures(tx, { region })
  return set.ok ? record(tx, deps, region, drafts, set.value) : set
}

/** The same out of the rows of a file: what cannot be read and what cannot be is told together. */
export async function recordMoveRows(
  tx: Tx,
  deps: MeasureDeps,
  region: RegionCode,
  { header, rows }: { readonly header: readonly string[]; readonly rows: readonly MoveRow[] },
): Promise<Result<Moves>> {
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const metrics = headsAsked(await adoptedPacks(tx, deps, region), deps.vocabulary)
  const { drafts, refusals } = draftsOf(rows, header, { units: set.value.units, metrics })
  if (refusals.length === 0) return record(tx, deps, region, drafts, set.value)
  return refuse(...refusals, ...checkMoves(drafts, await sceneOf(tx, deps, region, set.value)))
}

async function record(
  tx: Tx,
  deps: MeasureDeps,
  region: RegionCode,
  drafts: readonly PlacedDraft[],
  set: FigureSet,
): Promise<Result<Moves>> {
  const refusals = checkMoves(drafts, await sceneOf(tx, deps, region, set))
  if (refusals.length > 0) return refuse(...refusals)
  const moves = drafts.map(
    ({ draft }): Move => ({
      ...draft,
      ...{ id: randomUUID(), recordedBy: tx.actor.name, recordedAt: tx.now.toISOString(), cancelled: null },
    }),
  )
  const [first] = moves
  assert(first, 'somebody moved')
  await saveMoves(tx, region, moves)
  const pupils = moves.reduce((sum, { heads }) => sum + (heads[ALL] ?? 0), 0)
  const detail = { moves: moves.map(({ id }) => id), pupils }
  await tx.ledger({ region, event: MOVES_RECORDED, subject: first.id, detail })
  return ok(await listMoves(tx, deps, region))
}

async function sceneOf(tx: Tx, deps: MeasureDeps, region: string, { units, figures }: FigureSet) {
  const taught = new Set(figures.filter(f => f.metric === ALL).map(f => `${f.unit}\n${f.stage}`))
  return {
    units,
    vocabulary: deps.vocabulary,
    known: await loadMoves(tx, region),
    today: tx.now.toISOString().slice(0, 10),
    teaches: (unit: string, stage: string) => taught.has(`${unit}\n${stage}`),
  }
}

/** Takes a wrong move out of all reckoning; it stays on record with who said so and why. */
export async function cancelMove(
  tx: Tx,
  deps: MeasureDeps,
  region: RegionCode,
  of: { readonly id: string; readonly reason: string },
): Promise<Result<Moves>> {
  const known = (await loadMoves(tx, region)).some(({ id }) => id === of.id)
  if (!known) return refuse(unknownMove(of.id))
  if (!(await saveCancellation(tx, region, of))) return refuse(cancelledAlready(of.id))
  await tx.ledger({ region, event: MOVE_CANCELLED, subject: of.id, detail: { reason: of.reason } })
  return ok(await listMoves(tx, deps, region))
}

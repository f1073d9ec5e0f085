import { randomUUID } from 'node:crypto'
import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import { planOf } from '@kit/policy'
import type { Tx } from '@kit/store'
import { unknownConflict } from '../errors.ts'
import { CONFLICT_SETTLED } from '../events.ts'
import type { ConflictChoice } from '../plan-schema.ts'
import { loadConflictChoices, saveConflictChoice } from '../store.ts'
import { findPack, type MeasureDeps } from './deps.ts'

/** Every choice there was about the contradictions of a pack, newest first: the first of a conflict holds. */
export async function conflictChoices(
  tx: Tx,
  { region, pack }: { readonly region: string; readonly pack: string },
): Promise<ConflictChoice[]> {
  return loadConflictChoices(tx, region, pack)
}

/** Names the official side of a contradiction; both stay where they stand, and who decided why is kept. */
export async function settleConflict(
  tx: Tx,
  deps: MeasureDeps,
  asked: {
    readonly region: RegionCode
    readonly pack: string
    readonly conflict: string
    readonly chosen: string
    readonly reason: string
  },
): Promise<Result<ConflictChoice>> {
  const pack = findPack(deps, asked.pack)
  if (!pack.ok) return pack
  const conflict = planOf(pack.value).conflicts.find(c => c.id === asked.conflict)
  if (!conflict?.between.includes(asked.chosen)) return refuse(unknownConflict(asked.conflict, asked.chosen))
  const { region, chosen, reason } = asked
  const choice: ConflictChoice = {
    id: randomUUID(),
    conflict: conflict.id,
    chosen,
    reason,
    chosenBy: tx.actor.name,
    chosenAt: tx.now.toISOString(),
  }
  await saveConflictChoice(tx, region, pack.value.id, choice)
  const detail = { pack: pack.value.id, conflict: conflict.id, chosen, reason }
  await tx.ledger({ region, event: CONFLICT_SETTLED, subject: choice.id, detail })
  return ok(choice)
}

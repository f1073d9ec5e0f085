import { ok, type Period, type Result } from '@kit/base'
import type { Tx } from '@kit/store'
import { staffing } from '../rules/staffing/staffing.ts'
import type { Staffing, StaffingRules } from '../staffing/schema.ts'
import { openFigures } from './open-figures.ts'

/** Posts and who fills them in a year; people of one school see their own rows beside the sums of the county. */
export async function staffingOf(
  tx: Tx,
  rules: StaffingRules,
  { region, period }: { readonly region: string; readonly period: Period },
): Promise<Result<Staffing>> {
  const opened = await openFigures(tx, region, period)
  if (!opened.ok) return opened
  const { units, ask } = opened.value
  const found = staffing({ units, ask, period, rules })
  const own = tx.actor.unit
  if (own === null) return ok(found)
  const mine = <T extends { readonly unit: string }>(list: readonly T[]) => list.filter(r => r.unit === own)
  return ok({ ...found, rows: mine(found.rows), counsellors: mine(found.counsellors) })
}

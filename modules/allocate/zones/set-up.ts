import { ok, type Result } from '@kit/base'
import type { Tx } from '@kit/store'
import { findOutline } from '@loop/data'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { entrySchools } from './entry-schools.ts'
import { shippedZonePlans } from './plan.ts'
import type { ZonesSetUp } from './schema.ts'

export const setUpQuery = z.object({ period: PeriodSchema })

/** The rules in words, and what the figures say of the children who enter. */
export async function setUp(
  tx: Tx,
  _: unknown,
  { region, period }: { readonly region: string; readonly period: string },
): Promise<Result<ZonesSetUp>> {
  const stages: ZonesSetUp['stages'] = []
  for (const stage of ['primary', 'junior'] as const) {
    const entry = await entrySchools(tx, { region, period, stage })
    if (!entry.ok) return entry
    const { schools } = entry.value
    stages.push({
      stage,
      schools: schools.length,
      entrants: schools.reduce((n, s) => n + (s.entrants ?? 0), 0),
      missing: schools.filter(s => s.entrants === null).map(s => s.name),
      unplaced: schools.filter(s => s.lon === null || s.lat === null).map(s => s.name),
    })
  }
  const rules = (await shippedZonePlans()).map(({ id, title, note, source, weights, ways, protect }) => ({
    id,
    title,
    note,
    status: source.status,
    weights,
    detour: ways.detour,
    keeps: protect.kinds,
  }))
  return ok({ rules, stages, hasOutline: (await findOutline(tx, region)) !== null })
}

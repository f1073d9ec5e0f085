import { ok, type Result, refuse } from '@kit/base'
import type { Metric, Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import { unknownRegion } from '../errors.ts'
import type { UnitView } from '../schema.ts'
import { loadFigures } from '../store/figures.ts'
import { lastInstant } from '../store/regions.ts'
import { loadUnits } from '../store/units.ts'
import { everything } from './figures.ts'

/** Metrics that say what a school is rather than how much it has. */
const ATTRIBUTES: ReadonlySet<Metric['type']> = new Set(['code', 'flag', 'year', 'coordinate'])

/** The units of a region with their attributes of a period; people of one school see their own and the region itself. */
export async function listUnits(
  tx: Tx,
  vocabulary: Vocabulary,
  asked: { readonly region: string; readonly period?: string | undefined },
): Promise<Result<UnitView[]>> {
  if (!(await lastInstant(tx, asked.region))) return refuse(unknownRegion(asked.region))
  const own = tx.actor.unit
  const units = (await loadUnits(tx, asked.region)).filter(
    u => own === null || u.id === own || u.id === asked.region,
  )
  const attributes = new Map<string, Record<string, number>>()
  for (const { unit, metric, value } of asked.period
    ? await loadAttributes(tx, vocabulary, asked.region, asked.period)
    : []) {
    const known = attributes.get(unit) ?? {}
    attributes.set(unit, known)
    if (value !== null) known[metric] = value
  }
  return ok(units.map(u => ({ ...u, attributes: attributes.get(u.id) ?? {} })))
}

function loadAttributes(tx: Tx, vocabulary: Vocabulary, region: string, period: string) {
  const metrics = [...vocabulary.metrics.values()].filter(m => m.level === 'school' && ATTRIBUTES.has(m.type))
  return loadFigures(tx, {
    ...everything(region),
    periods: [period],
    metrics: metrics.map(m => m.id),
    stages: ['all'],
  })
}

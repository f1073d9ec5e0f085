import { ok, type Result, refuse, type Stage } from '@kit/base'
import type { Tx } from '@kit/store'
import { readFacts } from '@loop/data'
import { nothingToExplain, notYourSchool } from '../errors.ts'
import { explainCell } from '../rules/lineage/explain-cell.ts'
import { explainTest } from '../rules/lineage/explain-test.ts'
import { factsIn, type Step } from '../rules/lineage/step.ts'
import { type County, measureCounty } from '../rules/measure-county.ts'
import type { LineageNode } from '../schema.ts'
import { findStored, inputOf } from './assessments.ts'

/** Which figure is asked about: a school's value of an indicator, or a test. */
export type Subject =
  | { readonly unit: string; readonly stage: Stage; readonly indicator: string }
  | { readonly test: string; readonly stage?: Stage | undefined }

/** The way back from a figure of a stored assessment to its files, sheets and cells, and to its clauses. */
export async function lineage(
  tx: Tx,
  region: string,
  id: string,
  subject: Subject,
): Promise<Result<LineageNode>> {
  const own = tx.actor.unit
  if (own !== null && !('unit' in subject && subject.unit === own))
    return refuse(notYourSchool('unit' in subject ? subject.unit : own))
  const stored = await findStored(tx, region, id)
  if (!stored.ok) return stored
  const known = await inputOf(tx, stored.value)
  if (!known.ok) return known
  const found = explain(measureCounty(known.value.input), subject)
  if (!found) return refuse(nothingToExplain('unit' in subject ? subject.unit : subject.test))
  const facts = await readFacts(tx, region, [...new Set(factsIn(found))])
  return ok(withSources(found, facts))
}

function explain(county: County, subject: Subject): Step | null {
  if ('unit' in subject) return explainCell(county, subject.unit, subject.stage, subject.indicator)
  return explainTest(county, subject.test, subject.stage ?? null)
}

/** Puts file, sheet and cell to every figure whose fact is on record. */
export function withSources(
  { fact, inputs, ...step }: Step,
  facts: Awaited<ReturnType<typeof readFacts>>,
): LineageNode {
  const found = fact === null ? undefined : facts.get(fact)
  return {
    ...step,
    source: found
      ? {
          file: found.source.fileName,
          sheet: found.fact.locator.sheet ?? null,
          cell: found.fact.locator.cell ?? null,
          line: found.fact.locator.line ?? null,
          rows: found.fact.locator.rows ?? null,
          raw: found.fact.raw,
          kind: found.source.kind,
          importedBy: found.source.importedBy,
          recordedAt: found.fact.recordedAt,
        }
      : null,
    inputs: inputs.map(input => withSources(input, facts)),
  }
}

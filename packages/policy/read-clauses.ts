import { ok, type Result, refuse } from '@kit/base'
import { z } from 'zod'
import type { IndexedClause } from './coverage.ts'
import { Reading } from './reading.ts'
import type { YamlFile } from './yaml-file.ts'

const IndexShape = z.strictObject({
  clauses: z.array(
    z.strictObject({ id: z.string(), kind: z.string(), q: z.union([z.literal(0), z.literal(1)]) }),
  ),
})

/** Reads the inventory of clauses (`policies/plans/clauses.yaml`). */
export function readClauses(file: YamlFile): Result<IndexedClause[]> {
  const reading = new Reading()
  const pieces = file.data === null ? [] : reading.piece(file, [], file.data, IndexShape)
  const refusals = [...file.refusals, ...reading.refusals]
  if (refusals.length > 0) return refuse(...refusals)
  return ok(
    pieces
      .flatMap(({ value }) => value.clauses)
      .map(({ id, kind, q }) => ({ id, kind, quantified: q === 1 })),
  )
}

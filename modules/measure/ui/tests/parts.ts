import type { TestResult, Verdict } from '@loop/measure/schema'
import { countVerdicts } from '../assessment/reading.ts'

export interface Part {
  readonly id: string
  readonly tests: readonly TestResult[]
  readonly counts: { readonly pass: number; readonly fail: number; readonly undetermined: number }
}

/** Tests by part of the document, in the order they came; parts with nothing to show are left out. */
export function partsOf(tests: readonly TestResult[], shown: Verdict | null): readonly Part[] {
  const ids = [...new Set(tests.map(t => t.part))]
  return ids.flatMap(id => {
    const all = tests.filter(t => t.part === id)
    const wanted = shown === null ? all : all.filter(t => t.verdict === shown)
    if (wanted.length === 0) return []
    const { pass, fail, undetermined } = countVerdicts(all.map(t => t.verdict))
    return [{ id, tests: wanted, counts: { pass, fail, undetermined } }]
  })
}

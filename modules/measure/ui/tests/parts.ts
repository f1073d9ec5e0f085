import type { TestResult, Verdict } from '@loop/measure/schema'
import { countVerdicts } from '../assessment/reading.ts'

export interface Part {
  readonly id: string
  readonly tests: readonly TestResult[]
  readonly counts: { readonly pass: number; readonly fail: number; readonly undetermined: number }
}

/** The order in which one reads: what decides, what schools have, what the government does. Others follow as they come. */
const READING_ORDER = [
  'overall',
  'eligibility',
  'standard',
  'resources',
  'access',
  'effort',
  'effort-access',
  'effort-assurance',
  'effort-teachers',
  'effort-management',
  'assurance',
  'quality',
  'recognition',
  'veto',
]

const place = (part: string) => {
  const at = READING_ORDER.indexOf(part)
  return at < 0 ? READING_ORDER.length : at
}

export function inReadingOrder(tests: readonly TestResult[]): readonly TestResult[] {
  return [...tests].sort((a, b) => place(a.part) - place(b.part))
}

/** Tests by part of the document; parts with nothing to show are left out. */
export function partsOf(tests: readonly TestResult[], shown: Verdict | null): readonly Part[] {
  const ids = [...new Set(inReadingOrder(tests).map(t => t.part))]
  return ids.flatMap(id => {
    const all = tests.filter(t => t.part === id)
    const wanted = shown === null ? all : all.filter(t => t.verdict === shown)
    if (wanted.length === 0) return []
    const { pass, fail, undetermined } = countVerdicts(all.map(t => t.verdict))
    return [{ id, tests: wanted, counts: { pass, fail, undetermined } }]
  })
}

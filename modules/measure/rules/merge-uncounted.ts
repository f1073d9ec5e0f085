import { add, rationalOf } from '@kit/kernels'
import type { Metric, Vocabulary } from '@kit/policy'
import type { Unit } from '@loop/data/schema'
import { type Entry, partsOf, type Return } from './returns.ts'
import { columnKey } from './stage-table.ts'

/** Units that are not schools themselves. */
const FRAMES: ReadonlySet<Unit['kind']> = new Set(['legal-entity', 'union', 'group', 'region'])

export interface MergedSchool {
  readonly unit: Unit
  readonly figures: Return
  readonly merged: readonly Unit[]
}

/**
 * Adds what campuses, teaching points and attached classes that are not counted as schools (是否计校数 = 0) reported to
 * the school above them. Counts, areas and money add up; the kind, place and other attributes stay the school's own.
 *
 * A part that says «not available» makes the sum not available; a part that says nothing changes nothing.
 * A record without a school above it stays by itself.
 */
export function mergeUncounted(
  units: readonly Unit[],
  returns: ReadonlyMap<string, Return>,
  vocabulary: Vocabulary,
  merge: boolean,
): MergedSchool[] {
  const byId = new Map(units.map(u => [u.id, u]))
  const parts = new Map<string, Unit[]>()
  const schools: Unit[] = []
  for (const unit of [...units].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!returns.has(unit.id) || FRAMES.has(unit.kind)) continue
    const head = merge ? headOf(unit, byId, returns) : unit
    if (head === unit) schools.push(unit)
    else parts.set(head.id, [...(parts.get(head.id) ?? []), unit])
  }
  return schools.map(unit => {
    const merged = parts.get(unit.id) ?? []
    const figures = merged.reduce<Return>(
      (sum, part) => joined(sum, returns.get(part.id)!, vocabulary),
      returns.get(unit.id)!,
    )
    return { unit, figures, merged }
  })
}

/** The counted school above a record; the record itself where there is none, or where the parents run in a circle. */
function headOf(unit: Unit, byId: ReadonlyMap<string, Unit>, returns: ReadonlyMap<string, Return>): Unit {
  const seen = new Set([unit.id])
  let head = unit
  while (returns.get(head.id)?.get(columnKey('counted', 'all'))?.value === 0) {
    const parent = head.parent === null ? undefined : byId.get(head.parent)
    if (!parent || FRAMES.has(parent.kind) || !returns.has(parent.id) || seen.has(parent.id)) return unit
    seen.add(parent.id)
    head = parent
  }
  return head
}

function joined(school: Return, part: Return, vocabulary: Vocabulary): Return {
  const sum = new Map(school)
  for (const [key, entry] of part) {
    const metric = vocabulary.metrics.get(key.slice(0, key.indexOf('@')))
    const how = metric ? mergeOf(metric) : 'parent'
    if (how === 'parent') continue
    const own = sum.get(key)
    sum.set(key, own ? joinedEntry(own, entry, how) : entry)
  }
  return sum
}

/** How figures of parts (records, stages) become one figure; `parent`: they do not. */
export function mergeOf(metric: Metric): NonNullable<Metric['merge']> {
  if (metric.merge) return metric.merge
  return metric.type === 'count' || metric.type === 'amount' || metric.type === 'money' ? 'add' : 'parent'
}

function joinedEntry(a: Entry, b: Entry, how: 'add' | 'largest' | 'smallest'): Entry {
  const value = a.value === null || b.value === null ? null : joinedValue(a.value, b.value, how)
  const standing = a.standing === 'contested' || b.standing === 'contested' ? 'contested' : 'sole'
  return { value, standing, parts: [...partsOf(a), ...partsOf(b)] }
}

export function joinedValue(a: number, b: number, how: 'add' | 'largest' | 'smallest'): number {
  if (how === 'add') return decimalSum(a, b)
  return how === 'largest' ? Math.max(a, b) : Math.min(a, b)
}

/** 0.1 + 0.2 = 0.3: what two tables add up to on paper, so that a sum exactly on a limit is exactly on it. */
function decimalSum(a: number, b: number): number {
  const sum = a + b
  if (Number.isInteger(a) && Number.isInteger(b)) return sum
  const exact = add(rationalOf(a), rationalOf(b))
  return Number(exact.n) / Number(exact.d)
}

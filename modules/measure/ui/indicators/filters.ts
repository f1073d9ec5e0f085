import { STAGES, type Stage } from '@kit/base'
import { type SchoolStage, type Verdict, VerdictSchema } from '@loop/measure/schema'
import { isRankable } from '../assessment/rankable.ts'
import { indicatorOf, type Result } from '../assessment/reading.ts'

/** What the table shows, as it stands in the address. */
export interface Filters {
  readonly stage: Stage
  readonly name: string
  readonly urbanRural: number | null
  readonly ownership: number | null
  readonly verdict: Verdict | null
  readonly sort: { readonly by: string; readonly direction: 'up' | 'down' } | null
}

type Search = Readonly<Record<string, string | undefined>>

const numberOrNull = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : null)

/** Reads the address; what it does not understand counts as not said. */
export function filtersOf(search: Search, result: Result): Filters {
  const stages = result.stages.map(s => s.stage)
  const asked = STAGES.find(s => s === search.stage && stages.includes(s))
  const verdict = VerdictSchema.safeParse(search.verdict)
  const [by, direction] = (search.sort ?? '').split('.')
  return {
    stage: asked ?? stages[0] ?? 'primary',
    name: search.name ?? '',
    urbanRural: numberOrNull(search.urbanRural),
    ownership: numberOrNull(search.ownership),
    verdict: verdict.success ? verdict.data : null,
    sort: by ? { by, direction: direction === 'down' ? 'down' : 'up' } : null,
  }
}

/** Columns besides the indicators by which one may sort. */
export const PLAIN_COLUMNS = ['name', 'pupils', 'reached'] as const

/** False for figures the policy forbids to rank. */
export function maySortBy(result: Result, stage: Stage, column: string): boolean {
  if (PLAIN_COLUMNS.some(c => c === column)) return true
  const indicator = indicatorOf(result, column, stage)
  return indicator !== undefined && isRankable(indicator)
}

export function rowsOf(result: Result, filters: Filters): readonly SchoolStage[] {
  const name = filters.name.trim().toLowerCase()
  const rows = result.schools.filter(
    s =>
      s.stage === filters.stage &&
      (name === '' || s.name.toLowerCase().includes(name)) &&
      (filters.urbanRural === null || s.urbanRural === filters.urbanRural) &&
      (filters.ownership === null || s.ownership === filters.ownership) &&
      (filters.verdict === null || s.verdict === filters.verdict),
  )
  const { sort } = filters
  if (!sort || !maySortBy(result, filters.stage, sort.by)) return rows
  return rows.sort(byColumn(result, sort.by, sort.direction))
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Missing values stand last in both directions: they are neither small nor large. */
function byColumn(result: Result, by: string, direction: 'up' | 'down') {
  const sign = direction === 'up' ? 1 : -1
  if (by === 'name') return (a: SchoolStage, b: SchoolStage) => sign * collator.compare(a.name, b.name)
  const at = result.order.indexOf(by)
  const value = (s: SchoolStage) =>
    by === 'pupils' ? s.pupils : by === 'reached' ? s.reached : (s.cells[at]?.value ?? null)
  return (a: SchoolStage, b: SchoolStage) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    return sign * (x - y) || collator.compare(a.name, b.name)
  }
}

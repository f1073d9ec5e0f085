import { ok, type Refusal, type Result, refuse, type Stage, type Text } from '@kit/base'
import type { Conditions } from '@loop/measure/conditions/schema'
import { alreadyPlanned, noGap } from '../errors.ts'
import type { FigureChange, Gap, ProjectItem, ProjectView } from '../schema.ts'

/** What a project is before anybody has put it down. */
export interface Draft {
  readonly unit: string
  readonly school: string
  readonly title: string
  readonly items: readonly ProjectItem[]
  readonly cost: number
}

/**
 * Gaps of the ledger as one project a school. Quantities and costs are those of the ledger, never those of the sender.
 *
 * @refuses no-gap (met, missing, or nothing a project can change), already-planned: all of them at once
 */
export function draftsOf(
  ledger: Conditions,
  gaps: readonly Gap[],
  open: readonly ProjectView[],
  unitNames: (unit: string) => Text,
): Result<Draft[]> {
  const refusals: Refusal[] = []
  const items = new Map<string, ProjectItem[]>()
  for (const gap of unique(gaps)) {
    const item = itemOf(ledger, gap, unitNames)
    const taken = item && planned(gap.unit, item, open)
    if (!item) refusals.push(noGap(gap.unit, gap.standard))
    else if (taken) refusals.push(alreadyPlanned(taken.title, item.title))
    else items.set(gap.unit, [...(items.get(gap.unit) ?? []), item])
  }
  if (refusals.length > 0) return refuse(...refusals)
  return ok([...items].map(([unit, list]) => draftOf(unit, nameIn(ledger, unit), list)))
}

export function draftOf(unit: string, school: string, items: readonly ProjectItem[]): Draft {
  const first = items[0]?.title.zh ?? ''
  const title = items.length > 1 ? `${school}：${first}等${items.length}项` : `${school}：${first}`
  return { unit, school, title, items, cost: items.reduce((sum, item) => sum + item.cost, 0) }
}

/** The project that is already at work on it. */
export function planned(
  unit: string,
  item: Pick<ProjectItem, 'closes' | 'stage'>,
  projects: readonly ProjectView[],
): ProjectView | undefined {
  return projects.find(
    project =>
      project.unit === unit &&
      project.next.length > 0 &&
      project.items.some(i => i.closes === item.closes && i.stage === item.stage),
  )
}

function itemOf(
  { rows, items, groups }: Conditions,
  gap: Gap,
  unitNames: (unit: string) => Text,
): ProjectItem | null {
  const row = rows.find(r => r.unit === gap.unit && r.standard === gap.standard && r.stage === gap.stage)
  const line = items.find(i => i.id === gap.standard)
  const group = groups.find(g => g.id === line?.group)
  if (!row || !line?.figure || !group || row.quantity === null || row.cost === null || row.quantity === 0)
    return null
  const stage: Stage = row.stage ?? 'all'
  return {
    title: line.title,
    closes: line.id,
    group: { id: group.id, title: group.title },
    stage,
    quantity: row.quantity,
    unit: unitNames(line.unit),
    cost: row.cost,
    figure: changeOf(line, row, stage),
  }
}

/** More of what is lacking, less of what must not be, or the value that is demanded. */
function changeOf(
  { figure, compare }: Conditions['items'][number],
  { quantity, need }: Conditions['rows'][number],
  stage: Stage,
): FigureChange {
  const metric = figure?.metric ?? ''
  if (figure?.by === 'setting') return { metric, stage, change: 'set', value: need ?? 0 }
  return { metric, stage, change: 'add', value: (compare === '>=' ? 1 : -1) * (quantity ?? 0) }
}

function nameIn({ schools }: Conditions, unit: string): string {
  return schools.find(s => s.unit === unit)?.name ?? unit
}

function unique(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map(gap => [`${gap.unit}/${gap.standard}/${gap.stage}`, gap])).values()]
}

import type { Stage } from '@kit/base'
import { type ConditionLists, conditionsOf, type Standard } from '@kit/policy'
import type { ConditionItem, ConditionRow, ConditionSchool, Conditions } from '../../conditions/schema.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'

const costOf = (rows: readonly ConditionRow[]) => rows.reduce((sum, row) => sum + (row.cost ?? 0), 0)
const countOf = (rows: readonly ConditionRow[], state: ConditionRow['state']) =>
  rows.filter(row => row.state === state).length

/** The bill of quantities: one line a standard, with its price and the sums over all schools. */
export function billOfQuantities(county: County, rows: readonly ConditionRow[]): ConditionItem[] {
  return conditionsOf(county.book.pack).standards.map(standard => {
    const own = rows.filter(row => row.standard === standard.id)
    const isBought = standard.price !== undefined
    return {
      ...headOf(county, standard),
      asked: own.length,
      met: countOf(own, 'met'),
      lacking: countOf(own, 'lacking'),
      missing: countOf(own, 'missing'),
      quantity: isBought ? own.reduce((sum, row) => sum + (row.quantity ?? 0), 0) : null,
      cost: isBought ? costOf(own) : null,
    }
  })
}

function headOf({ book }: County, standard: Standard) {
  const { id, title, group, tier, unit, compare, source, figure } = standard
  const stage: Stage = standard.level === 'school' ? 'all' : (standard.stages?.[0] ?? 'all')
  return {
    ...{ id, title, group, tier, unit, compare, figure: figure ?? null },
    clause: source.clause,
    sourceStatus: source.status,
    when: standard.when ? inWords(book, standard.when) : null,
    have: inWords(book, standard.have),
    need: inWords(book, standard.need),
    price: standard.price === undefined ? null : book.parameter(standard.price, stage),
    lump: standard.lump === undefined ? null : book.parameter(standard.lump, stage),
  }
}

/** What each group of conditions lacks and costs, in the order of the pack. */
export function groupSums(
  { groups, standards }: ConditionLists,
  rows: readonly ConditionRow[],
): Conditions['groups'] {
  const groupOf = new Map(standards.map(s => [s.id, s.group]))
  return groups.map(({ id, title }) => {
    const own = rows.filter(row => groupOf.get(row.standard) === id)
    return {
      id,
      title,
      lacking: countOf(own, 'lacking'),
      missing: countOf(own, 'missing'),
      cost: costOf(own),
    }
  })
}

/** Every school with its tier and what it lacks. */
export function schoolSums(lists: ConditionLists, rows: readonly ConditionRow[]): ConditionSchool[] {
  const bySchool = new Map<string, ConditionRow[]>()
  for (const row of rows) bySchool.set(row.unit, [...(bySchool.get(row.unit) ?? []), row])
  return [...bySchool].map(([unit, own]) => ({
    unit,
    name: own[0]?.name ?? unit,
    ...tierOf(lists, own),
    met: countOf(own, 'met'),
    lacking: countOf(own, 'lacking'),
    missing: countOf(own, 'missing'),
    cost: costOf(own),
  }))
}

/**
 * The highest tier all of whose standards, and those of the tiers below, are met. A lack ends the climb; a missing figure
 * ends it too, but then nothing is told for sure.
 */
export function tierOf(
  { tiers, standards }: ConditionLists,
  rows: readonly ConditionRow[],
): { readonly tier: string | null; readonly told: boolean } {
  const tierOfStandard = new Map(standards.map(s => [s.id, s.tier]))
  let reached: string | null = null
  for (const { id } of tiers) {
    const own = rows.filter(row => tierOfStandard.get(row.standard) === id)
    if (own.some(row => row.state === 'lacking')) return { tier: reached, told: true }
    if (own.some(row => row.state === 'missing')) return { tier: reached, told: false }
    reached = id
  }
  return { tier: reached, told: true }
}

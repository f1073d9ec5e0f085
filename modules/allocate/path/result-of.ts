import { ok, type Refusal, type Result, refuse, t } from '@kit/base'
import { type Clash, type InvestmentPlan, type Schedule, scheduleOf } from '@kit/kernels/investment'
import type { OverlayChange } from '@loop/measure/schema'
import { budgetTooSmall, noRoom, spreadTooWide } from './errors.ts'
import type { PathInstance } from './instance-of.ts'
import { changesOf, type Giving, projectOf } from './projects.ts'
import type { PathBody, Project } from './schema.ts'

/** What a solver found: a plan with its bound, or the rules that clash. */
export type Found =
  | { readonly kind: 'solved'; readonly plan: InvestmentPlan; readonly bound: number }
  | { readonly kind: 'infeasible'; readonly clashes: readonly Clash[] }

export interface PathResult {
  readonly cost: number
  readonly bound: number
  readonly projects: readonly Project[]
  readonly years: PathBody['years']
  readonly changes: readonly OverlayChange[]
}

/**
 * A plan in the words of the office, year by year.
 *
 * @refuses schools without room, spreads that stay too wide, budgets that are not enough
 */
export function resultOf(
  path: PathInstance,
  found: Found,
  budgets: readonly number[],
  giving: Giving | null = null,
): Result<PathResult> {
  if (found.kind === 'infeasible') return refuse(...found.clashes.map(c => clashRefusal(path, c)))
  const { plan, bound } = found
  const schedule = scheduleOf(path.instance, plan, budgets.length > 0 ? budgets : [plan.cost])
  if (schedule.status === 'infeasible') return refuse(budgetTooSmall(schedule.short, schedule.yearly))
  return ok({
    cost: plan.cost,
    bound,
    projects: schedule.payments.map(p => projectOf(path, p, budgets.length > 0)),
    years: budgets.length > 0 ? yearsOf(schedule, budgets) : [],
    changes: changesOf(path, plan, giving),
  })
}

function yearsOf(
  { spent, doneIn }: Extract<Schedule, { status: 'solved' }>,
  budgets: readonly number[],
): PathBody['years'] {
  return budgets.map((budget, y) => ({
    year: y + 1,
    budget,
    spent: spent[y] as number,
    done: doneIn.filter(year => year === y).length,
  }))
}

function clashRefusal({ rows, indicators, instance, items }: PathInstance, clash: Clash): Refusal {
  if (clash.rule === 'spread') {
    const of = indicators[clash.stage]?.[clash.kind] as (typeof indicators)[number][number]
    return spreadTooWide(of.title, `${of.indicator}/${of.stage}`, clash.reached, clash.limit)
  }
  const stage = instance.rows[clash.row]?.stage as number
  const words = clash.lacking.map(({ kind, lumps }) => {
    const amount = lumps * (items[kind]?.lump as number)
    const unit = indicators[stage]?.[kind]?.gapUnit ?? t('', '')
    return t(`${amount} ${unit.zh}`, `${amount} ${unit.en}`)
  })
  return noRoom(rows[clash.row]?.name as string, {
    zh: words.map(x => x.zh).join('、'),
    en: words.map(x => x.en).join(', '),
  })
}

import type { PlanStanding } from '@loop/measure/plan-schema'
import type { PackPage } from '../packs/pack-page-schema.ts'

/** One thing that runs for a clause. */
export interface Running {
  readonly id: string
  readonly what: 'target' | 'record' | 'trigger' | 'entitlement' | 'duty' | 'disclosure' | 'rule'
  readonly way: 'computed' | 'tracked' | 'published' | 'recorded'
  readonly title: { readonly zh: string; readonly en: string }
  /** Key of the words for how it stands today. */
  readonly state: string | null
}

type Named = Pick<PlanStanding['targets'][number], 'id' | 'clause' | 'title'>

/** What runs for each clause of a plan, strongest first: computed, published, tracked, recorded. */
export function runningOf(standing: PlanStanding, page: PackPage): ReadonlyMap<string, readonly Running[]> {
  const found = new Map<string, Running[]>()
  const put = (clause: string, running: Running) => found.set(clause, [...(found.get(clause) ?? []), running])
  const all = <T extends Named>(
    list: readonly T[],
    what: Running['what'],
    of: (one: T) => Pick<Running, 'way' | 'state'>,
  ) => {
    for (const one of list) put(one.clause, { id: one.id, what, title: one.title, ...of(one) })
  }
  all(standing.targets, 'target', x => ({ way: 'computed', state: `plan.status.${x.status}` }))
  for (const document of page.documents)
    for (const clause of document.clauses)
      for (const rule of clause.rules)
        if (['indicator', 'test', 'parameter'].includes(rule.kind))
          put(clause.id, { id: rule.id, what: 'rule', way: 'computed', title: rule.title, state: null })
  all(standing.triggers, 'trigger', x => ({
    way: 'computed',
    state: x.fires.length > 0 ? 'plan.firing' : 'plan.quiet',
  }))
  all(standing.entitlements, 'entitlement', () => ({ way: 'computed', state: null }))
  all(standing.records, 'record', x => ({
    way: x.formula === null ? 'recorded' : 'computed',
    state: `plan.record.${x.state}`,
  }))
  all(standing.disclosures, 'disclosure', () => ({ way: 'published', state: null }))
  all(standing.duties, 'duty', x => ({ way: 'tracked', state: `plan.due.${x.due.state}` }))
  return found
}

import { isSchoolYear, ok, type Period, type Result, refuse } from '@kit/base'
import { isInForce, type Pack, planOf } from '@kit/policy'
import type { Tx } from '@kit/store'
import { type FigureSet, readFigures } from '@loop/data'
import { noFigures } from '../errors.ts'
import type { PlanStanding } from '../plan-schema.ts'
import { type AdoptedStanding, moneyKey } from '../rules/asks/pack-asks.ts'
import { assessFigures } from '../rules/assess-figures.ts'
import { govern } from '../rules/funding/govern.ts'
import { evaluatePlan } from '../rules/plan/evaluate-plan.ts'
import { referenceDay } from '../rules/reference-day.ts'
import { listAdoptions } from './adoptions.ts'
import type { MeasureDeps } from './deps.ts'

export interface AdoptedYear {
  readonly set: FigureSet
  readonly period: Period
  readonly today: string
  readonly list: readonly AdoptedStanding[]
}

/** Where every document that holds in a county stands in a year; with the tests of each where they are wanted. */
export async function adoptedStandings(
  tx: Tx,
  deps: MeasureDeps,
  { region, period: named, tests }: { region: string; period?: Period | undefined; tests: boolean },
): Promise<Result<AdoptedYear>> {
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const { units, figures } = set.value
  const periods = [...new Set(figures.map(figure => figure.period))].filter(isSchoolYear).sort()
  const period = named ?? periods.at(-1)
  if (period === undefined || !figures.some(figure => figure.period === period))
    return refuse(noFigures(period ?? '—'))
  const day = referenceDay(period)
  const today = tx.now.toISOString().slice(0, 10)
  const adoptions = new Map((await listAdoptions(tx, deps, region)).map(state => [state.pack, state]))
  const packs = [...deps.packs.values()].filter(({ id }) => adoptions.get(id)?.adoption === 'adopted')
  const governing = govern(packs, day).flatMap(({ versions }) => versions)
  const list = packs.flatMap((pack): AdoptedStanding[] => {
    const input = { units, figures, pack, vocabulary: deps.vocabulary, period, day }
    const state = adoptions.get(pack.id)
    if (state === undefined || (isNoPlan(pack) && !tests)) return []
    const { adoption, territory, from, note } = state
    return [
      {
        standing: isNoPlan(pack) ? nothing(pack, period, day) : evaluatePlan({ ...input, today }),
        adoption: { adoption, territory, from, note },
        result: tests && isInForce(pack, day) ? assessFigures(input) : null,
        governs: governedBy(pack, governing),
      },
    ]
  })
  return ok({ set: set.value, period, today, list })
}

/** A document of tests alone: where it stands is its verdict. */
function isNoPlan(pack: Pack): boolean {
  return pack.targets.length === 0 && Object.values(planOf(pack)).every(list => list.length === 0)
}

function nothing({ id, version, digest, title }: Pack, period: Period, day: string): PlanStanding {
  return {
    ...{ pack: { id, version, digest, title }, period, day },
    ...{ targets: [], records: [], conflicts: [], triggers: [], duties: [], disclosures: [] },
    entitlements: [],
  }
}

function governedBy(
  pack: Pack,
  governing: ReturnType<typeof govern>[number]['versions'],
): AdoptedStanding['governs'] {
  const own = governing.filter(candidate => candidate.pack === pack)
  return new Set(
    own.flatMap(({ entitlement, governs }) => governs.map(stage => moneyKey(entitlement.id, stage))),
  )
}

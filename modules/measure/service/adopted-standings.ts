import { isSchoolYear, ok, type Period, type Result, refuse } from '@kit/base'
import { isInForce, type Pack } from '@kit/policy'
import type { Tx } from '@kit/store'
import { type FigureSet, readFigures } from '@loop/data'
import { noFigures } from '../errors.ts'
import { type AdoptedStanding, moneyKey } from '../rules/asks/pack-asks.ts'
import { assessFigures } from '../rules/assess-figures.ts'
import { govern } from '../rules/funding/govern.ts'
import { evaluatePlan } from '../rules/plan/evaluate-plan.ts'
import { referenceDay } from '../rules/reference-day.ts'
import { adoptedPacks, adoptionOf } from './adoptions.ts'
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
  const packs = await adoptedPacks(tx, deps, region)
  const governing = govern(packs, day).flatMap(({ versions }) => versions)
  const list: AdoptedStanding[] = []
  for (const pack of packs) {
    const input = { units, figures, pack, vocabulary: deps.vocabulary, period, day }
    list.push({
      standing: evaluatePlan({ ...input, today }),
      adoption: await adoptionOf(tx, pack, region),
      result: tests && isInForce(pack, day) ? assessFigures(input) : null,
      governs: governedBy(pack, governing),
    })
  }
  return ok({ set: set.value, period, today, list })
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

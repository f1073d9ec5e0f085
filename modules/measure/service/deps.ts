import { canonicalJson, ok, type Period, type Result, refuse } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { isInForce, type Pack, type Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import { type FigureSet, readFigures } from '@loop/data'
import { noFigures, packNotInForce, unknownPack } from '../errors.ts'
import type { ClassSizeRules } from '../monitor/schema.ts'
import { referenceDay } from '../rules/reference-day.ts'
import type { StaffingRules } from '../staffing/schema.ts'

/** What the server hands this module. */
export interface MeasureDeps {
  readonly packs: ReadonlyMap<string, Pack>
  readonly vocabulary: Vocabulary
}

/** What the routes of this module need beyond measuring. */
export interface MonitorDeps extends MeasureDeps {
  readonly classSize: ClassSizeRules
  readonly staffing: StaffingRules
}

/** What is measured: which county, which year, by which document. */
export interface Asked {
  readonly region: string
  readonly period: Period
  readonly pack: string
}

/** Pack and vocabulary as one record, so that an assessment can be recomputed after both have moved on. */
export interface Rules {
  readonly pack: Pack
  readonly vocabulary: Vocabulary
}

export interface KeptRules {
  readonly digest: string
  readonly json: string
}

export function findPack(deps: Pick<MeasureDeps, 'packs'>, id: string): Result<Pack> {
  const pack = deps.packs.get(id)
  return pack ? ok(pack) : refuse(unknownPack(id))
}

/** The pack, if it was the law on the day the figures of a period stand for. */
export function packInForce(deps: MeasureDeps, id: string, period: Period): Result<Pack> {
  const pack = findPack(deps, id)
  if (!pack.ok) return pack
  const day = referenceDay(period)
  return isInForce(pack.value, day) ? pack : refuse(packNotInForce(id, day))
}

const kept = new WeakMap<Pack, KeptRules>()

export function keepRules({ vocabulary }: MeasureDeps, pack: Pack): KeptRules {
  const known = kept.get(pack)
  if (known) return known
  const plain = {
    pack,
    metrics: [...vocabulary.metrics.values()],
    units: [...vocabulary.units.values()],
  }
  const json = canonicalJson(JSON.parse(JSON.stringify(plain)))
  const rules = { digest: digestOf(JSON.parse(json)), json }
  kept.set(pack, rules)
  return rules
}

export function openRules(json: string): Rules {
  const { pack, metrics, units } = JSON.parse(json)
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map(x => [x.id, x]))
  return { pack, vocabulary: { metrics: byId(metrics), units: byId(units) } }
}

/** The official figures of one year, and of the years before that a pack looks at; a year without any is refused. */
export async function figuresOf(
  tx: Tx,
  region: string,
  periods: readonly [Period, ...Period[]],
  knownAt?: Date,
): Promise<Result<FigureSet>> {
  const [period] = periods
  const set = await readFigures(tx, { region, periods: [...periods], ...(knownAt ? { knownAt } : {}) })
  return set.ok && !set.value.figures.some(f => f.period === period) ? refuse(noFigures(period)) : set
}

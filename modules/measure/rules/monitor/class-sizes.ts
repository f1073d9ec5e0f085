import { type Stage, t } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import type { ClassSizeRow, ClassSizeRules, ClassSizeStage, ClassSizes } from '../../monitor/schema.ts'

/** A figure by what one asks for; null: not reported, which is never zero. */
export type Ask = (unit: string, metric: string, stage: Stage, period: string) => number | null

interface Asked {
  readonly units: readonly Unit[]
  readonly ask: Ask
  /** In order of time, the last is the year asked about. */
  readonly periods: readonly [string, ...string[]]
  readonly rules: ClassSizeRules
}

/**
 * Every class by its size, what is new since last year, what is to be expected next September and what would help.
 *
 * A school whose bands are missing is in no sum and says so.
 *
 * @source policies/monitors/class-size.yaml; system 14
 */
export function classSizes(asked: Asked): ClassSizes {
  const { periods, rules } = asked
  const rows = rules.limits.flatMap(limit =>
    asked.units.flatMap(unit => {
      const row = rowOf(asked, unit, limit)
      return row === null ? [] : [row]
    }),
  )
  return {
    period: periods.at(-1) as ClassSizes['period'],
    before: (periods.at(-2) ?? null) as ClassSizes['before'],
    stages: rules.limits
      .map(limit => stageOf(asked, limit, rows))
      .filter(s => s.classes > 0 || s.missing > 0),
    rows,
    method: t(
      '下一年在校生＝在校生－毕业生＋新生。毕业生取学制年数之前的招生数，没有记录时取最近一届毕业生数；新生取各年招生数的平均。班数不变。',
      'Pupils next year = pupils − leavers + entrants. Leavers: those who entered as many years ago as the stage lasts, or else the last graduates on record; entrants: the mean of the years on record. Classes stay as they are.',
    ),
  }
}

type Limit = ClassSizeRules['limits'][number]

function rowOf(asked: Asked, unit: Unit, limit: Limit): ClassSizeRow | null {
  const { ask, periods, rules } = asked
  const period = periods.at(-1) as string
  const { stage, standard } = limit
  const pupils = ask(unit.id, 'pupils', stage, period)
  const classes = ask(unit.id, 'classes', stage, period)
  const bands = bandsIn(asked, unit.id, stage, period)
  if (pupils === null && classes === null && bands === null) return null
  const earlier = periods.length < 2 ? null : bandsIn(asked, unit.id, stage, periods.at(-2) as string)
  const from = (of: readonly number[] | null, heads: number) => sumFrom(rules, of, heads)
  const [oversized, oversizedBefore] = [from(bands, limit.oversized), from(earlier, limit.oversized)]
  const above = from(bands, standard + 1)
  const spare = pupils === null || classes === null ? null : classes * standard - pupils
  const needed = spare === null ? null : Math.max(0, Math.ceil(-spare / standard))
  return {
    ...{ unit: unit.id, name: unit.name, stage, pupils, classes },
    mean: pupils === null || !classes ? null : pupils / classes,
    largest: ask(unit.id, 'largest_class', stage, period),
    ...{ above, oversized, veryOversized: from(bands, limit.veryOversized) },
    ...sinceLastYear(oversized, oversizedBefore),
    ...{ spare, remedy: remedyOf(above, spare), classesNeeded: needed },
    overSchoolSize: pupils === null ? null : pupils > limit.schoolSize,
    next: nextYear(asked, unit.id, stage, { pupils, classes, standard }),
    addsUp: bands === null || classes === null ? null : bands.reduce((a, b) => a + b, 0) === classes,
  }
}

/** Classes by band; null when one of them is missing. */
function bandsIn({ ask, rules }: Asked, unit: string, stage: Stage, period: string): number[] | null {
  const found = rules.bands.map(b => ask(unit, b.metric, stage, period))
  return found.every(x => x !== null) ? found : null
}

/** Classes of `heads` and more: bands that begin there or above. */
function sumFrom({ bands }: ClassSizeRules, of: readonly number[] | null, heads: number): number | null {
  return of === null ? null : of.reduce((sum, n, i) => ((bands[i]?.from ?? 0) >= heads ? sum + n : sum), 0)
}

/** No class may become oversized anew: what was there is told apart from what came. */
function sinceLastYear(now: number | null, before: number | null) {
  if (now === null || before === null) return { inherited: null, created: null, dissolved: null }
  const inherited = Math.min(now, before)
  return { inherited, created: now - inherited, dissolved: before - inherited }
}

function remedyOf(above: number | null, spare: number | null): ClassSizeRow['remedy'] {
  if (above === 0 && (spare === null || spare >= 0)) return 'none'
  if (spare === null) return 'unknown'
  return spare < 0 ? 'open-classes' : above === null ? 'unknown' : 'even-out'
}

function nextYear(
  { ask, periods, rules }: Asked,
  unit: string,
  stage: Stage,
  { pupils, classes, standard }: { pupils: number | null; classes: number | null; standard: number },
): ClassSizeRow['next'] {
  const known = (metric: string) => periods.flatMap(p => ask(unit, metric, stage, p) ?? [])
  const entrants = known('entrants')
  const years = rules.years[stage] ?? 0
  const entered = periods.length >= years ? ask(unit, 'entrants', stage, periods.at(-years) as string) : null
  const leaving = entered ?? known('graduates').at(-1) ?? null
  if (pupils === null || leaving === null || entrants.length === 0)
    return { pupils: null, mean: null, warning: false }
  const entering = Math.round(entrants.reduce((a, b) => a + b, 0) / entrants.length)
  const next = Math.max(0, pupils - leaving + entering)
  const mean = classes ? next / classes : null
  return { pupils: next, mean, warning: mean !== null && mean > standard }
}

function stageOf(asked: Asked, limit: Limit, all: readonly ClassSizeRow[]): ClassSizeStage {
  const { rules, periods } = asked
  const { stage, standard, oversized, veryOversized, schoolSize, source } = limit
  const rows = all.filter(r => r.stage === stage)
  const counted = rows.filter(r => r.oversized !== null)
  const [now, before] = [periods.at(-1) as string, periods.at(-2)]
  const sum = (of: (r: ClassSizeRow) => number | null) =>
    counted.reduce((total, r) => total + (of(r) ?? 0), 0)
  const change = (of: (r: ClassSizeRow) => number | null) =>
    before === undefined || counted.some(r => of(r) === null) ? null : sum(of)
  const inBand = (i: number, period: string | undefined) =>
    period === undefined
      ? null
      : rows.reduce((total, r) => total + (bandsIn(asked, r.unit, stage, period)?.[i] ?? 0), 0)
  const bands = rules.bands.map((b, i) => ({
    from: b.from ?? null,
    to: b.to ?? null,
    classes: inBand(i, now),
    before: inBand(i, before),
  }))
  const classes = bands.reduce((total, b) => total + (b.classes ?? 0), 0)
  const oversizedClasses = sum(r => r.oversized)
  return {
    ...{ stage, standard, oversized, veryOversized, schoolSize, source, bands, classes, oversizedClasses },
    veryOversizedClasses: sum(r => r.veryOversized),
    oversizedShare: classes === 0 ? null : (100 * oversizedClasses) / classes,
    inherited: change(r => r.inherited),
    created: change(r => r.created),
    dissolved: change(r => r.dissolved),
    missing: rows.length - counted.length,
  }
}

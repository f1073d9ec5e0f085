import { type Period, previousPeriod, type Stage } from '@kit/base'
import type { ClassSizeRules, GradeRow } from '../../monitor/schema.ts'
import type { Asked } from './asked.ts'
import { bandsIn, sumFrom } from './size-bands.ts'

export type Limit = ClassSizeRules['limits'][number]

/** One grade of a school in a year, as the register has it. */
export interface GradeOfYear {
  readonly pupils: number
  readonly classes: number
  readonly largest: number | null
  readonly bands: readonly number[] | null
}

/** The register of a school at a stage, the entry grade first; null where pupils or classes of a grade are not on record. */
export function registerOf(
  asked: Asked,
  unit: string,
  stage: Stage,
  period: string,
): readonly GradeOfYear[] | null {
  const found = Array.from({ length: asked.rules.years[stage] ?? 0 }, (_, i) => {
    const of = (metric: string) => asked.ask(unit, `${metric}_g${i + 1}`, stage, period)
    const [pupils, classes] = [of('pupils'), of('classes')]
    if (pupils === null || classes === null) return null
    const bands = bandsIn(asked, unit, stage, period, `_g${i + 1}`)
    return { pupils, classes, largest: of('largest_class'), bands }
  })
  return found.length > 0 && found.every(grade => grade !== null) ? found : null
}

/** What a class of a grade may have in the September of a period. */
export function limitIn({ standard, entry }: Limit, grade: number, period: string): number {
  return grade === 1 && entry && entry.from <= `${period.slice(0, 4)}-09-01` ? entry.atMost : standard
}

/**
 * Every grade with what its cohort brought along and what is to be expected next September: each grade moves up with the
 * mean ratio of the years on record, its classes with it; as many enter as on average, into as many
 * classes as now, or as the leavers give up where that is more.
 *
 * @source systems 14; S4-48.1: a limit of the entry grade does not reach those who entered before
 */
export function gradeRows(asked: Asked, unit: string, limit: Limit): GradeRow[] {
  const { periods, rules } = asked
  const period = periods.at(-1) as Period
  const now = registerOf(asked, unit, limit.stage, period)
  if (!now) return []
  const before = registerOf(asked, unit, limit.stage, previousPeriod(period))
  return now.map((grade, i) => {
    const heads = (from: number) => sumFrom(rules, grade.bands, from)
    const standard = limitIn(limit, i + 1, period)
    const cohort = i === 0 ? 0 : sumFrom(rules, before?.[i - 1]?.bands ?? null, limit.oversized)
    return {
      grade: i + 1,
      name: rules.grades[limit.stage]?.[i] ?? { zh: `${i + 1}`, en: `${i + 1}` },
      ...{ pupils: grade.pupils, classes: grade.classes, largest: grade.largest, limit: standard },
      mean: grade.classes > 0 ? grade.pupils / grade.classes : null,
      ...{ above: heads(limit.standard + 1), oversized: heads(limit.oversized) },
      veryOversized: heads(limit.veryOversized),
      ...sinceLastYear(heads(limit.oversized), before === null ? null : cohort),
      next: nextSeptember(asked, unit, limit, now, i),
    }
  })
}

/** No class may become oversized anew: what was there is told apart from what came. */
export function sinceLastYear(now: number | null, before: number | null) {
  if (now === null || before === null) return { inherited: null, created: null, dissolved: null }
  const inherited = Math.min(now, before)
  return { inherited, created: now - inherited, dissolved: before - inherited }
}

/** Oversized classes that left school with the last grade of the year before. */
export function leftWithCohort(asked: Asked, unit: string, limit: Limit): number | null {
  const before = registerOf(asked, unit, limit.stage, previousPeriod(asked.periods.at(-1) as Period))
  return sumFrom(asked.rules, before?.at(-1)?.bands ?? null, limit.oversized)
}

function nextSeptember(
  asked: Asked,
  unit: string,
  limit: Limit,
  now: readonly GradeOfYear[],
  i: number,
): GradeRow['next'] {
  const from = now[i - 1]
  const survival = from === undefined ? null : survivalOf(asked, unit, limit.stage, i)
  const ratio = survival?.ratio ?? 1
  const pupils = from ? Math.round(from.pupils * ratio) : meanEntrants(asked, unit, limit.stage)
  const classes = from?.classes ?? Math.max(now[0]?.classes ?? 0, now.at(-1)?.classes ?? 0)
  const mean = pupils === null || !classes ? null : pupils / classes
  const largest = from?.largest == null ? null : Math.round(from.largest * ratio)
  const most = limitIn(limit, i + 1, `${Number(asked.periods.at(-1)?.slice(0, 4)) + 1}`)
  const over = mean !== null && mean > most ? 'mean' : largest !== null && largest > most ? 'largest' : 'none'
  const warning = over !== 'none' && i > 0 && limit.entry ? 'inherited' : over
  return { pupils, classes, mean, largest, survival, warning }
}

/** How many of a grade come to the next: the mean of the years on record that follow one another. */
function survivalOf(
  { ask, periods }: Asked,
  unit: string,
  stage: Stage,
  i: number,
): GradeRow['next']['survival'] {
  const ratios = periods.flatMap(period => {
    const then = ask(unit, `pupils_g${i}`, stage, previousPeriod(period as Period))
    const since = ask(unit, `pupils_g${i + 1}`, stage, period)
    return then && since !== null ? [since / then] : []
  })
  if (ratios.length === 0) return null
  return { ratio: ratios.reduce((a, r) => a + r, 0) / ratios.length, years: ratios.length }
}

/** As many as have entered on average over the years on record. */
export function meanEntrants(
  { ask, periods }: Pick<Asked, 'ask' | 'periods'>,
  unit: string,
  stage: Stage,
): number | null {
  const known = periods.flatMap(p => ask(unit, 'entrants', stage, p) ?? [])
  return known.length === 0 ? null : Math.round(known.reduce((a, n) => a + n, 0) / known.length)
}

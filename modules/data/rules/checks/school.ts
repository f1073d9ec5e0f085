import type { Stage, Text } from '@kit/base'
import type { Metric } from '@kit/policy'
import type { Problem } from '../../schema.ts'
import { type Place, problem, type Rule, type Words } from './catalogue.ts'
import { categoryOf } from './identity.ts'

/** The figures of one school and stage as the file gives them: a number, null for “not available”, undefined for nothing. */
export interface SchoolView {
  readonly name: string
  readonly code: string | null
  readonly stage: Stage
  value(metric: string): number | null | undefined
  place(metric: string): Place
  /** The official figure of the period before, if any. */
  before(metric: string): number | null | undefined
  /** Whether the file has a place for this metric at all; a metric it does not ask for is not missing. */
  asked(metric: string): boolean
  /** Figures given for the whole school (kind, premises). */
  readonly whole: (metric: string) => number | null | undefined
}

export interface Meaning {
  metric(id: string): Metric
  /** A figure with its unit, for a sentence. */
  figure(id: string, value: number): Text
}

type Op<K extends Rule['with']['check']> = Extract<Rule['with'], { check: K }>
type Found = { readonly at: string; readonly words: Words }

/** How many problems a rule finds, without their sentences: for files with more problems than anybody will read. */
export function countInSchool(rule: Rule, school: SchoolView, meaning: Meaning): number {
  return rule.stages && !rule.stages.includes(school.stage) ? 0 : findings(rule.with, school, meaning).length
}

/**
 * Checks one school and stage against one rule of the catalogue.
 *
 * @complexity O(metrics named by the rule)
 */
export function checkSchool(rule: Rule, school: SchoolView, meaning: Meaning): Problem[] {
  if (rule.stages && !rule.stages.includes(school.stage)) return []
  return findings(rule.with, school, meaning).map(({ at, words }) => {
    const value = school.value(at)
    const shown = typeof value === 'number' ? meaning.figure(at, value) : { zh: '', en: '' }
    const all = { school: school.name, metric: meaning.metric(at).title, value: shown, ...words }
    return problem(rule, school.place(at), typeof value === 'number' ? shown.zh : null, all)
  })
}

function findings(operation: Rule['with'], school: SchoolView, meaning: Meaning): Found[] {
  switch (operation.check) {
    case 'found':
      return []
    case 'sum':
      return checkSum(operation, school, meaning)
    case 'at-most':
      return checkAtMost(operation, school, meaning)
    case 'quotient':
      return checkQuotient(operation, school, meaning)
    case 'bands':
      return checkBands(operation, school)
    case 'change':
      return checkChange(operation, school, meaning)
    case 'zero':
      return positive(school, operation.while) ? zeroes(operation, school, meaning) : []
    case 'absent':
      return positive(school, operation.while) ? absences(operation, school, meaning) : []
    case 'together':
      return checkTogether(operation, school, meaning)
    case 'stage-of-kind':
      return checkStage(operation, school, meaning)
    case 'category-of-kind':
      return checkCategory(operation, school, meaning)
  }
}

const known = (value: number | null | undefined): value is number => typeof value === 'number'

function anywhere(school: SchoolView, metric: string): number | null | undefined {
  const own = school.value(metric)
  return own === undefined ? school.whole(metric) : own
}

function positive(school: SchoolView, metric: string): boolean {
  const value = anywhere(school, metric)
  return known(value) && value > 0
}

function addUp(school: SchoolView, metrics: readonly string[]): { sum: number; all: boolean } {
  const values = metrics.map(metric => school.value(metric))
  return { sum: values.filter(known).reduce((a, b) => a + b, 0), all: values.every(known) }
}

/** A part that is missing makes no difference, unless the known parts already exceed the total. */
function checkSum({ total, parts, tolerance }: Op<'sum'>, school: SchoolView, meaning: Meaning): Found[] {
  const whole = school.value(total)
  if (!known(whole)) return []
  const { sum, all } = addUp(school, parts)
  const differs = all ? Math.abs(sum - whole) > tolerance : sum > whole + tolerance
  return differs
    ? [
        {
          at: total,
          words: {
            sum: meaning.figure(total, sum),
            difference: meaning.figure(total, Math.abs(sum - whole)),
          },
        },
      ]
    : []
}

function checkAtMost({ less, than }: Op<'at-most'>, school: SchoolView, meaning: Meaning): Found[] {
  const limit = addUp(school, than)
  const { sum } = addUp(school, less)
  if (!limit.all || sum <= limit.sum) return []
  const at = less.find(metric => known(school.value(metric)))!
  const other = meaning.metric(than[0]!).title
  return [{ at, words: { sum: meaning.figure(at, sum), limit: meaning.figure(than[0]!, limit.sum), other } }]
}

function checkQuotient(
  { of, by, scale, minimum, maximum }: Op<'quotient'>,
  school: SchoolView,
  meaning: Meaning,
): Found[] {
  const [above, below] = [school.value(of), anywhere(school, by)]
  if (!known(above) || !known(below) || below <= 0 || above === 0) return []
  const quotient = above / scale / below
  const low = minimum !== undefined && quotient < minimum
  const high = maximum !== undefined && quotient > maximum
  if (!low && !high) return []
  const limit = low ? minimum : maximum!
  return [{ at: of, words: { quotient: brief(quotient), limit, by: meaning.figure(by, below) } }]
}

const brief = (number: number) =>
  Math.abs(number) >= 100 ? Math.round(number) : Number(number.toPrecision(3))

function checkBands({ pupils, bands }: Op<'bands'>, school: SchoolView): Found[] {
  const heads = school.value(pupils)
  const classes = bands.map(({ metric }) => school.value(metric))
  if (!known(heads) || !classes.every(known)) return []
  const least = bands.reduce((sum, { from }, i) => sum + from * classes[i]!, 0)
  const open = bands.some(({ to }, i) => to === null && classes[i]! > 0)
  const most = open ? Infinity : bands.reduce((sum, { to }, i) => sum + (to ?? 0) * classes[i]!, 0)
  if (heads >= least && heads <= most) return []
  return [{ at: pupils, words: { least, most: most === Infinity ? '∞' : most } }]
}

function checkChange(
  { metrics, percent, from }: Op<'change'>,
  school: SchoolView,
  meaning: Meaning,
): Found[] {
  return metrics.flatMap((at): Found[] => {
    const [now, before] = [school.value(at), school.before(at)]
    if (!known(now) || !known(before) || before < from) return []
    // Multiplied, not divided: exactly on the limit stays within it.
    if (Math.abs(now - before) * 100 <= percent * before) return []
    const moved = ((now - before) / before) * 100
    const direction = moved > 0 ? { zh: '增加', en: 'up' } : { zh: '减少', en: 'down' }
    return [
      {
        at,
        words: { before: meaning.figure(at, before), moved: brief(Math.abs(moved)), direction, percent },
      },
    ]
  })
}

function zeroes({ metrics, while: other }: Op<'zero'>, school: SchoolView, meaning: Meaning): Found[] {
  return metrics
    .filter(at => school.value(at) === 0)
    .map(at => ({ at, words: otherWords(other, school, meaning) }))
}

function absences({ metrics, while: other }: Op<'absent'>, school: SchoolView, meaning: Meaning): Found[] {
  return metrics
    .filter(
      at =>
        school.asked(at) &&
        meaning.metric(at).stages.includes(school.stage) &&
        anywhere(school, at) === undefined,
    )
    .map(at => ({ at, words: otherWords(other, school, meaning) }))
}

function otherWords(other: string, school: SchoolView, meaning: Meaning): Words {
  return {
    other: meaning.metric(other).title,
    otherValue: meaning.figure(other, anywhere(school, other) ?? 0),
  }
}

function checkTogether({ metrics }: Op<'together'>, school: SchoolView, meaning: Meaning): Found[] {
  const blank = metrics.filter(metric => school.asked(metric) && school.value(metric) === undefined)
  if (blank.length === 0 || blank.length === metrics.length) return []
  const names = (lang: 'zh' | 'en') => blank.map(metric => meaning.metric(metric).title[lang])
  return [{ at: blank[0]!, words: { blank: { zh: names('zh').join('、'), en: names('en').join(', ') } } }]
}

function checkStage({ kind, metrics }: Op<'stage-of-kind'>, school: SchoolView, meaning: Meaning): Found[] {
  const code = meaning.metric(kind).codes?.find(entry => entry.code === school.whole(kind))
  if (school.stage === 'all' || !code?.stages || code.stages.includes(school.stage)) return []
  return metrics
    .filter(at => positive(school, at))
    .slice(0, 1)
    .map(at => ({ at, words: { kind: code.title } }))
}

function checkCategory(
  { kind, categories }: Op<'category-of-kind'>,
  school: SchoolView,
  meaning: Meaning,
): Found[] {
  const own = school.value(kind)
  if (!known(own) || school.code === null) return []
  const category = categoryOf(school.code)
  const allowed = categories[category]
  if (!allowed || allowed.includes(own)) return []
  const title = meaning.metric(kind).codes?.find(entry => entry.code === own)?.title ?? String(own)
  return [{ at: kind, words: { code: school.code, category, kind: title } }]
}

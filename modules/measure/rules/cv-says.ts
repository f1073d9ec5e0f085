import type { Text } from '@kit/base'
import type { County, Measure } from './measure-county.ts'
import type { Outcome } from './outcome.ts'
import { firstOf, joined, sentence, show, stageName } from './wording.ts'

type Summary = Omit<Outcome, 'says'>

export function cvEachSays(county: County, summary: Summary, tested: readonly Measure[]): Text {
  const places = {
    stage: stageName(summary.stage),
    all: tested.length,
    failing: summary.failing.length,
    limit: show(summary.limit ?? Number.NaN),
  }
  if (summary.verdict === 'not-applicable') return noSchools(summary)
  const worst = largest(tested)
  const peak = worst && {
    ...places,
    indicator: worst.of.indicator.title,
    cv: show(worst.spread.cv[0]!, summary.limit),
    driver: driverOf(county, summary, worst),
  }
  const main =
    summary.failing.length > 0
      ? sentence(
          '{stage}{all}项指标中有{failing}项的校际差异系数超过{limit}',
          'For {stage}, {failing} of {all} coefficients of variation exceed {limit}',
          places,
        )
      : summary.missing.length === 0
        ? sentence(
            '{stage}{all}项指标的校际差异系数均不超过{limit}',
            'For {stage}, all {all} coefficients of variation are within {limit}',
            places,
          )
        : null
  return joined(
    main && peak
      ? {
          zh: main.zh + sentence('，最大的是{indicator}（{cv}）{driver}。', '', peak).zh,
          en: main.en + sentence('', '; the largest is {indicator} ({cv}){driver}.', peak).en,
        }
      : null,
    missing(county, summary),
  )
}

export function compositeSays(county: County, summary: Summary, tested: readonly Measure[]): Text {
  if (summary.verdict === 'not-applicable') return noSchools(summary)
  if (summary.value === null) return missing(county, summary) ?? noSchools(summary)
  const worst = largest(tested)
  const places = {
    stage: stageName(summary.stage),
    value: show(summary.value, summary.limit),
    limit: show(summary.limit ?? Number.NaN),
    indicator: worst?.of.indicator.title ?? { zh: '', en: '' },
    cv: show(worst?.spread.cv[0] ?? Number.NaN),
  }
  return summary.verdict === 'fail'
    ? sentence(
        '{stage}综合差异系数为{value}，超过{limit}；单项中最大的是{indicator}（{cv}）。',
        'The composite coefficient of {stage} is {value}, above {limit}; the largest single one is {indicator} ({cv}).',
        places,
      )
    : sentence(
        '{stage}综合差异系数为{value}，不超过{limit}。',
        'The composite coefficient of {stage} is {value}, within {limit}.',
        places,
      )
}

function largest(tested: readonly Measure[]): Measure | null {
  return tested
    .filter(m => !Number.isNaN(m.spread.cv[0]))
    .reduce<Measure | null>((a, b) => (a && a.spread.cv[0]! >= b.spread.cv[0]! ? a : b), null)
}

/** Named only when leaving the school out would lower the coefficient. */
function driverOf(county: County, summary: Summary, measure: Measure): Text {
  const row = measure.spread.drivers.row[0]!
  const school = row < 0 ? undefined : county.stages.get(summary.stage ?? 'all')?.schools[row]
  if (!school || summary.failing.length === 0 || measure.spread.drivers.without[0]! >= measure.spread.cv[0]!)
    return { zh: '', en: '' }
  return sentence('，影响最大的是{name}', ', driven most by {name}', { name: school.unit.name })
}

function missing(county: County, summary: Summary): Text | null {
  const outside = county.leftOut.filter(l => l.open).length
  if (outside > 0)
    return sentence(
      '有{n}所学校的数据不足以判断是否纳入测算，差异系数暂不能判定。',
      '{n} schools cannot be placed for lack of figures; the coefficients cannot be decided.',
      { n: outside },
    )
  if (summary.missing.length === 0) return null
  const titles = summary.missing.map(id => county.book.indicator(id).title)
  return sentence(
    '{names}因有学校缺少数据暂不能计算。',
    '{names} cannot be computed because schools have missing figures.',
    { names: { zh: firstOf(titles.map(x => x.zh)).zh, en: firstOf(titles.map(x => x.en)).en } },
  )
}

function noSchools(summary: Summary): Text {
  return sentence('没有纳入测算的{stage}。', 'There are no {stage} to measure.', {
    stage: stageName(summary.stage),
  })
}

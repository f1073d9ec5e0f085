import type { Text } from '@kit/base'
import type { Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import type { County, Measure } from './measure-county.ts'
import { comparisonWords, type Outcome } from './outcome.ts'
import type { School } from './returns.ts'
import { joined, sentence, show, stageName, withUnit } from './wording.ts'

type Summary = Omit<Outcome, 'says'>

export function atLeastKSays(
  county: County,
  test: Extract<Test, { op: 'at-least-k@1' }>,
  summary: Summary,
  tested: readonly Measure[],
  verdicts: readonly Verdict[],
): Text {
  const places = {
    stage: stageName(summary.stage),
    all: verdicts.length,
    k: test.k,
    rest: test.indicators.length - test.k,
    failing: summary.failing.length,
    floor: show((county.book.parameter(test.floor, summary.stage ?? 'all') ?? Number.NaN) * 100),
  }
  if (summary.verdict === 'not-applicable') return nobodyAsked(summary)
  if (summary.failing.length === 0)
    return joined(
      summary.missing.length > 0
        ? null
        : sentence(
            '{all}所{stage}均有至少{k}项指标达标，余项不低于要求的{floor}%。',
            'All {all} {stage} reach at least {k} thresholds and {floor}% of the rest.',
            places,
          ),
      open(summary),
    )
  return joined(
    sentence(
      '{all}所{stage}中有{failing}所未达到“至少{k}项达标、余项不低于{floor}%”的要求{worst}',
      '{failing} of {all} {stage} miss the rule of {k} thresholds reached and {floor}% of the rest{worst}',
      { ...places, worst: worstGap(county, summary, tested) },
    ),
    open(summary),
  )
}

/** The failing school that lacks most of one threshold, and how much of what would fill the gap. */
function worstGap(county: County, summary: Summary, tested: readonly Measure[]): Text {
  const end = { zh: '。', en: '.' }
  const stage = county.stages.get(summary.stage ?? 'all')
  const rows = (stage?.schools ?? []).map((school, row) => ({ school, row }))
  const failing = rows.filter(({ school }) => summary.failing.includes(school.unit.id))
  const gaps = failing.flatMap(({ school, row }) => tested.flatMap(m => lackOf(m, row, school)))
  const worst = gaps.reduce<(typeof gaps)[number] | null>((a, b) => (a && a.share <= b.share ? a : b), null)
  if (!worst) return end
  const { indicator, threshold } = worst.measure.of
  return sentence(
    '，差距最大的是{school}：{indicator}为{value}，标准为{threshold}，还差{gap}{gapUnit}。',
    '; the widest gap is at {school}: {indicator} {value} against {threshold}, {gap} {gapUnit} short.',
    {
      school: worst.school.unit.name,
      indicator: indicator.title,
      value: withUnit(worst.value, indicator.unit, county.book.vocabulary, threshold),
      threshold: withUnit(threshold ?? 0, indicator.unit, county.book.vocabulary),
      gap: show(worst.gap),
      gapUnit: indicator.gapUnit,
    },
  )
}

function lackOf(measure: Measure, row: number, school: School) {
  const { numerator, denominator, threshold, indicator } = measure.of
  const value = (numerator[row]! / denominator[row]!) * indicator.per
  const gap = gapOf(measure, row)
  if (threshold === null || gap === null || gap === 0 || indicator.better === 'lower') return []
  return [{ measure, school, value, gap, share: value / threshold }]
}

/** How much of the numerator is lacking to the threshold (too much of it, where lower is better); 0 when reached. */
export function gapOf({ of }: Measure, row: number): number | null {
  const { numerator, denominator, threshold, indicator } = of
  if (threshold === null) return null
  const lack = (threshold * denominator[row]!) / indicator.per - numerator[row]!
  if (Number.isNaN(lack)) return null
  return Math.max(0, indicator.better === 'higher' ? lack : -lack)
}

export function schoolValueSays(
  county: County,
  test: Extract<Test, { op: 'school-value@1' }>,
  summary: Summary,
  rows: readonly { school: School; value: number | null; limit: number | null }[],
  verdicts: readonly Verdict[],
): Text {
  if (summary.verdict === 'not-applicable') return nobodyAsked(summary)
  const asked = verdicts.filter(v => v !== 'not-applicable').length
  const places = {
    stage: stageName(summary.stage),
    asked,
    failing: summary.failing.length,
    title: test.title,
  }
  if (summary.failing.length === 0)
    return joined(
      summary.missing.length > 0
        ? null
        : sentence('{asked}所{stage}均符合“{title}”。', 'All {asked} {stage} keep “{title}”.', places),
      open(summary),
    )
  const failing = rows.filter((_, i) => verdicts[i] === 'fail')
  const far = (r: (typeof rows)[number]) => Math.abs((r.value ?? 0) - (r.limit ?? 0))
  const worst = failing.reduce((a, b) => (far(b) > far(a) ? b : a))
  if (test.unit === 'yes-no') {
    const said = {
      ...places,
      school: worst.school.unit.name,
      value: withUnit(worst.value ?? 0, 'yes-no', county.book.vocabulary),
    }
    const first = sentence(
      '{asked}所{stage}中有{failing}所不符合“{title}”，如{school}：{value}。',
      '{failing} of {asked} {stage} do not keep “{title}”, such as {school}: {value}.',
      said,
    )
    return joined(first, open(summary))
  }
  return joined(
    sentence(
      '{asked}所{stage}中有{failing}所不符合“{title}”，相差最大的是{school}：{value}，应{compare}{limit}。',
      '{failing} of {asked} {stage} do not keep “{title}”; furthest off is {school}: {value}, {compare} {limit} required.',
      {
        ...places,
        school: worst.school.unit.name,
        value: withUnit(worst.value ?? 0, test.unit, county.book.vocabulary, worst.limit),
        limit: withUnit(worst.limit ?? 0, test.unit, county.book.vocabulary),
        compare: comparisonWords(test.compare),
      },
    ),
    open(summary),
  )
}

function nobodyAsked(summary: Summary): Text {
  return sentence('没有需要检验的{stage}。', 'There are no {stage} to test.', {
    stage: stageName(summary.stage),
  })
}

function open(summary: Summary): Text | null {
  if (summary.missing.length === 0) return null
  return sentence('{n}所因缺少数据暂不能判定。', '{n} cannot be decided because figures are missing.', {
    n: summary.missing.length,
  })
}

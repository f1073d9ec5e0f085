import { assert, isSchoolYear, type Period, type Text } from '@kit/base'
import type { Comparison, Formula, Target, YearValue } from '@kit/policy'
import type { TargetStanding, TargetStatus } from '../../plan-schema.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import type { Outcome } from '../outcome.ts'
import { type Quantity, written } from '../quantity.ts'
import { regionQuantity, regionValue } from '../region-tests.ts'
import type { Rulebook } from '../rulebook.ts'
import { flagsOfFormulas } from '../test-rows.ts'
import { allOf } from '../verdicts.ts'
import { joined, sentence, withUnit } from '../wording.ts'
import { demandOf, standingOf } from './target-standing.ts'

/** What a target is about: a formula of the county, or whether a test passes. */
export interface Subject {
  readonly formula: Formula | null
  readonly unit: string
  readonly compare: Comparison
}

/** Where every target of the pack stands in the period, with the years on record. */
export function targetStandings(
  county: County,
  outcomes: readonly Outcome[],
  past: readonly County[],
): TargetStanding[] {
  return county.book.pack.targets.map(target => targetStanding(county, outcomes, past, target))
}

function targetStanding(
  county: County,
  outcomes: readonly Outcome[],
  past: readonly County[],
  target: Target,
): TargetStanding {
  const { book } = county
  const subject = subjectOf(book, target)
  const value = subject.formula ? regionQuantity(county, subject.formula) : passedOf(outcomes, target)
  const years = past.map(earlier => ({
    period: earlier.period as Period,
    year: yearOf(earlier.period),
    value: subject.formula ? regionValue(earlier, subject.formula) : null,
  }))
  const benchmark = target.peer ? regionQuantity(county, target.peer.benchmark) : null
  const year = yearOf(county.period)
  const demand = demandOf(target, subject.compare, year)
  const standing = standingOf(demand, {
    ...{ value, benchmark },
    past: years.filter((p): p is typeof p & YearValue => p.value !== null),
  })
  const { id, title, kind, baseline, by, peer, source } = target
  const formulas = [...(subject.formula ? [subject.formula] : []), ...(peer ? [peer.benchmark] : [])]
  const row = {
    ...{ id, title, kind, by: [...by], better: demand.better, ...standing, unit: subject.unit },
    clause: source.clause,
    sourceStatus: source.status,
    origin: target.origin ?? ('literal' as const),
    test: target.test ?? null,
    formula: subject.formula && inWords(book, subject.formula),
    baseline: baseline ?? null,
    peer: peer ? { group: peer.group, statistic: peer.statistic, due: peer.due ?? null } : null,
    value: value?.near ?? null,
    years: [...years, { period: county.period as Period, year, value: value?.near ?? null }],
    flags: flagsOfFormulas(book, formulas),
  }
  return { ...row, says: saysOf(county, row) }
}

export function subjectOf(book: Rulebook, { test, value, unit, compare }: Target): Subject {
  if (test !== undefined) {
    const found = book.test(test)
    if (found.op !== 'region-value@1') return { formula: null, unit: 'yes-no', compare: '>=' }
    return { formula: found.value, unit: found.unit, compare: found.compare }
  }
  assert(value && unit !== undefined && compare, 'a target without a test has a value, unit and comparison')
  return { formula: value, unit, compare }
}

/** 1 when the test passes, 0 when it fails. */
function passedOf(outcomes: readonly Outcome[], { test }: Target): Quantity | null {
  const verdict = allOf(outcomes.filter(o => o.test.id === test).map(o => o.verdict))
  return verdict === 'pass' ? written(1) : verdict === 'fail' ? written(0) : null
}

/** The year a period stands for: that of its first day. */
export function yearOf(period: string): number {
  return Number(period.slice(0, 4))
}

/** The county in every earlier year on record of the same kind of period, ascending. */
export function yearsOnRecord(county: County): County[] {
  const own = isSchoolYear(county.period)
  const year = yearOf(county.period)
  const earlier = county.onRecord
    .filter(period => isSchoolYear(period) === own && yearOf(period) < year)
    .toSorted()
  return earlier.flatMap(period => county.before(year - yearOf(period)) ?? [])
}

const SAYS: Readonly<Record<TargetStatus, Text>> = {
  reached: { zh: '{title}：{value}，已达到。', en: '{title}: {value}, reached.' },
  missed: { zh: '{title}：{value}，未达到{end}，差{gap}。', en: '{title}: {value}, missed {end} by {gap}.' },
  'on-track': { zh: '{title}：{value}，进度正常。', en: '{title}: {value}, on track.' },
  'off-track': { zh: '{title}：{value}，进度滞后。', en: '{title}: {value}, behind.' },
  undetermined: {
    zh: '{title}：缺少数据，暂不能判断。',
    en: '{title}: cannot be told, figures are missing.',
  },
}

const UNDECIDED: Text = {
  zh: '{title}：{value}，尚无应达数和趋势可比。',
  en: '{title}: {value}; nothing is due yet and there is no trend.',
}

function saysOf({ book }: County, row: Omit<TargetStanding, 'says'>): Text {
  const end =
    row.kind === 'expected' || row.kind === 'binding' ? (row.by.at(-1)?.value ?? null) : row.expected
  const now = row.status === 'on-track' || row.status === 'off-track' ? row.expected : null
  const show = (value: number | null, beside: number | null = null) =>
    withUnit(value ?? 0, row.unit, book.vocabulary, beside)
  const places = {
    title: row.title,
    value: show(row.value, now ?? end),
    end: show(end),
    gap: show(row.gap),
  }
  const isYesNo = row.unit === 'yes-no'
  if (isYesNo && row.status === 'missed')
    return sentence('{title}：{value}，应为{end}。', '{title}: {value}, but it should be {end}.', places)
  const { zh, en } = row.status === 'undetermined' && row.value !== null ? UNDECIDED : SAYS[row.status]
  const due =
    now === null || isYesNo
      ? null
      : sentence('本年应达{now}。', '{now} is due this year.', { now: show(now) })
  return joined(sentence(zh, en, places), due)
}

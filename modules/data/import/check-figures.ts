import { type Period, previousPeriod, STAGES, type Stage } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import type { Rule } from '../rules/checks/catalogue.ts'
import { checkSchool, countInSchool, type Meaning, type SchoolView } from '../rules/checks/school.ts'
import type { Collection, Subject } from './collection.ts'
import { figureText } from './findings.ts'
import type { Reading } from './reading.ts'

/** Official figures of other imports, to compare with: by unit, metric, stage and period. */
export type KnownFigures = (
  unit: string,
  metric: string,
  stage: Stage,
  period: Period,
) => number | null | undefined

/** Checks every school and stage of a file against the rules across figures. */
export function checkFigures(reading: Reading, known: KnownFigures): void {
  const { collection, findings, knowledge } = reading
  const rules = knowledge.checks.rules.filter(rule => rule.with.check !== 'found')
  const meaning = meaningOf(knowledge.vocabulary)
  for (const [index, subject] of collection.subjects.entries()) {
    const view = viewOf(index, reading, known)
    for (const rule of applicable(rules, subject.stage))
      if (findings.isFull) findings.count(rule.level, countInSchool(rule, view, meaning))
      else findings.add(checkSchool(rule, view, meaning))
  }
}

function applicable(rules: readonly Rule[], stage: Stage): readonly Rule[] {
  return rules.filter(rule => !rule.stages || rule.stages.includes(stage))
}

function meaningOf(vocabulary: Vocabulary): Meaning {
  return {
    metric: id => vocabulary.metrics.get(id)!,
    figure: (id, value) => figureText(vocabulary.metrics.get(id)!, value, vocabulary),
  }
}

function viewOf(index: number, { collection, roster }: Reading, known: KnownFigures): SchoolView {
  const { unit, stage, period } = collection.subjects[index]!
  const before = previousPeriod(period)
  const whole = collection.find(unit, 'all', period)
  return {
    name: roster.get(unit)?.name ?? unit,
    code: roster.get(unit)?.code ?? null,
    stage,
    value: metric => collection.value(index, metric),
    asked: metric => collection.isAsked(metric),
    place: metric =>
      collection.place(index, metric) ?? collection.blank(index, metric) ?? anyPlace(index, collection),
    before: metric => {
      const told = collection.find(unit, stage, before)
      return (
        (told === undefined ? undefined : collection.value(told, metric)) ??
        known(unit, metric, stage, before)
      )
    },
    whole: metric =>
      (whole === undefined ? undefined : collection.value(whole, metric)) ??
      sumOfStages(metric, collection.subjects[index]!, collection),
  }
}

/** What is given by stage only counts for the whole school when all stages are asked about. */
function sumOfStages(
  metric: string,
  { unit, stage, period }: Subject,
  collection: Collection,
): number | undefined {
  if (stage !== 'all') return undefined
  let sum: number | undefined
  for (const one of STAGES) {
    const index = collection.find(unit, one, period)
    const value = index === undefined ? undefined : collection.value(index, metric)
    if (typeof value === 'number') sum = (sum ?? 0) + value
  }
  return sum
}

/** A figure that is not there has no cell; the row of its school is the place to look. */
function anyPlace(index: number, collection: Collection): { sheet: string; cell: string | null } {
  for (const metric of collection.metrics) {
    const place = collection.place(index, metric)
    if (place) return place
  }
  return { sheet: '', cell: null }
}

/** The newest entry of one figure in one stream. */
export interface RecordedFigure {
  readonly stream: string
  readonly unit: string
  readonly metric: string
  readonly stage: Stage
  readonly period: Period
  readonly value: number | null
}

/** A figure of the same period that is on record but blank now is withdrawn: recorded as not available, with a warning. */
export function withdrawBlanks(reading: Reading, onRecord: Iterable<RecordedFigure>): void {
  const { collection, findings, roster, knowledge } = reading
  for (const { unit, metric, stage, period, value } of onRecord) {
    const subject = collection.find(unit, stage, period)
    if (subject === undefined || value === null) continue
    const place = collection.withdraw(subject, metric)
    if (!place) continue
    const of = knowledge.vocabulary.metrics.get(metric)!
    const school = roster.get(unit)?.name ?? unit
    const before = figureText(of, value, knowledge.vocabulary)
    findings.found('value-withdrawn', place, null, { metric: of.title, school, before })
  }
}

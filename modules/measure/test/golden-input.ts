import type { GoldenCase, Pack, Vocabulary } from '@kit/policy'
import type { AssessmentInput } from '../rules/measure-county.ts'
import { unit } from './county.ts'

/** What the engine is asked in a worked example. */
export function goldenInput(example: GoldenCase, pack: Pack, vocabulary: Vocabulary): AssessmentInput {
  const told = [example, ...example.before]
  const of = (id: string, period: string, figures: GoldenCase['region']) =>
    figures.map(f => ({ ...f, unit: id, period, fact: null, standing: 'sole' as const }))
  const schools = new Map(told.flatMap(of => of.schools.map(s => [s.id, s] as const)).reverse())
  return {
    figures: told.flatMap(({ period, region, schools }) => [
      ...of('county', period, region),
      ...schools.flatMap(s => of(s.id, period, s.figures)),
    ]),
    units: [
      unit('county', { kind: 'region' }),
      ...[...schools.values()].map(s => unit(s.id, { parent: s.parent })),
    ],
    pack,
    vocabulary,
    period: example.period,
    day: example.day,
  }
}

import { fill, ok, type Result, refuse, t } from '@kit/base'
import {
  type Golden,
  type GoldenCase,
  type GoldenExpectation,
  GoldenFileSchema,
  readGolden,
} from './golden.ts'
import { planOf } from './plan-schema.ts'
import { Reading } from './reading.ts'
import type { Pack, Vocabulary } from './schema.ts'
import { conditionsOf } from './standards-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** Reads the worked examples of a pack; a name that neither the pack nor the vocabulary knows is an error. */
export function readGoldenFiles(
  files: readonly YamlFile[],
  pack: Pack,
  vocabulary: Vocabulary,
): Result<Golden> {
  const reading = new Reading()
  const golden = files.flatMap(file =>
    file.data === null
      ? []
      : reading
          .piece(file, [], file.data, GoldenFileSchema)
          .map(piece => readGolden(piece.value, path => file.at(path))),
  )
  const cases = golden.flatMap(file => file.cases)
  for (const example of cases) checkNames(example, pack, vocabulary, reading)
  const refusals = [...files.flatMap(file => file.refusals), ...reading.refusals]
  if (refusals.length > 0) return refuse(...refusals)
  return ok({ cases, composites: golden.flatMap(file => file.composites) })
}

/** Why a school may be left out without a rule of the pack: it has no pupils in the stages of the scope. */
const ENGINE_RULES = ['no-pupils']

function checkNames(example: GoldenCase, pack: Pack, vocabulary: Vocabulary, reading: Reading): void {
  const { expect } = example
  const plan = planOf(pack)
  const conditions = conditionsOf(pack)
  const ofConditions = namedOfConditions(expect)
  const ids = (things: readonly { readonly id: string }[]) => new Set(things.map(thing => thing.id))
  const known = {
    metric: new Set(vocabulary.metrics.keys()),
    indicator: ids(pack.indicators),
    test: ids(pack.tests),
    rule: new Set([...ids(pack.scope.exclude), ...ENGINE_RULES]),
    school: ids(example.schools),
    target: ids(pack.targets),
    record: ids(plan.records),
    trigger: ids(plan.triggers),
    entitlement: ids(plan.entitlements),
    standard: ids(conditions.standards),
    score: ids(conditions.scores),
    idle: ids(conditions.idle),
    tier: ids(conditions.tiers),
  }
  const cells = (expect.schools ?? []).flatMap(school => Object.keys(school.cells ?? {}))
  const named: Record<keyof typeof known, readonly string[]> = {
    metric: [example, ...example.before]
      .flatMap(told => [...told.region, ...told.schools.flatMap(school => school.figures)])
      .map(figure => figure.metric),
    indicator: [...(expect.indicators ?? []).map(i => i.id), ...cells],
    test: [
      ...(expect.tests ?? []).map(test => test.id),
      ...(expect.schools ?? []).flatMap(s => s.fails ?? []),
    ],
    rule: (expect.excluded ?? []).map(e => e.rule),
    school: [
      ...[...(expect.schools ?? []), ...(expect.excluded ?? [])].map(s => s.id),
      ...(expect.entitlements ?? []).flatMap(e => e.school ?? []),
      ...ofConditions.schools,
    ],
    target: (expect.targets ?? []).map(e => e.id),
    record: (expect.records ?? []).map(e => e.id),
    trigger: (expect.triggers ?? []).map(e => e.id),
    entitlement: (expect.entitlements ?? []).map(e => e.id),
    standard: ofConditions.standards,
    score: ofConditions.scores,
    idle: ofConditions.idle,
    tier: ofConditions.tiers,
  }
  for (const what of Object.keys(known) as (keyof typeof known)[]) {
    for (const id of new Set(named[what])) {
      if (known[what].has(id)) continue
      reading.say(
        'policy.unknown-in-golden',
        example.at,
        fill(t('例题中的“{id}”不存在', 'the example names "{id}", and there is none'), { id }),
        t('请检查拼写', 'check the spelling'),
      )
    }
  }
}

/** What an example names of the conditions. */
function namedOfConditions({ standards = [], scores = [], tiers = [], idle = [] }: GoldenExpectation) {
  return {
    standards: standards.map(e => e.id),
    scores: scores.map(e => e.id),
    idle: idle.map(e => e.id),
    tiers: tiers.flatMap(e => e.tier ?? []),
    schools: [
      ...[...standards, ...tiers].map(e => e.school),
      ...idle.flatMap(e => Object.keys(e.steps)),
      ...scores.flatMap(e => [...(e.weak ?? []), ...(e.open ?? []), ...Object.keys(e.points ?? {})]),
    ],
  }
}

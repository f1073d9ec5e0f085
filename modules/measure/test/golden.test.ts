import { assert } from '@kit/base'
import { compositeCv } from '@kit/kernels'
import {
  type GoldenCase,
  type GoldenExpectation,
  loadGolden,
  loadPacks,
  type Pack,
  type Vocabulary,
  withChoices,
} from '@kit/policy'
import { describe, expect, it } from 'vitest'
import { assessFigures } from '../rules/assess-figures.ts'
import type { AssessmentResult } from '../schema.ts'
import { unit } from './county.ts'

/** Every worked example of every pack, through the engine. */

const read = await loadPacks('policies')
assert(read.ok, 'the packs are sound')
const { packs, vocabulary } = read.value

for (const pack of packs.values()) {
  const golden = await loadGolden('policies', pack, vocabulary)
  assert(golden.ok, `the worked examples of ${pack.id} are sound`)
  describe(pack.id, () => {
    for (const example of golden.value.cases)
      it(`${example.name} (${example.at})`, () => {
        const result = measure(example, pack, vocabulary)
        expect(differences(example, result)).toEqual([])
      })
    for (const { name, at, cvs, published, places } of golden.value.composites)
      it(`composite of ${name} (${at})`, () => {
        const half = 0.5 * 10 ** -places
        expect(Math.abs(compositeCv(cvs) - published)).toBeLessThanOrEqual(half + 1e-12)
      })
  })
}

function measure(example: GoldenCase, pack: Pack, words: Vocabulary): AssessmentResult {
  const chosen = withChoices(pack, example.choose)
  assert(chosen.ok, `the choices of ${example.name} exist`)
  const of = (id: string, figures: GoldenCase['region']) =>
    figures.map(f => ({ ...f, unit: id, period: example.period, fact: null, standing: 'sole' as const }))
  return assessFigures({
    figures: [...of('county', example.region), ...example.schools.flatMap(s => of(s.id, s.figures))],
    units: [
      unit('county', { kind: 'region' }),
      ...example.schools.map(s => unit(s.id, { parent: s.parent })),
    ],
    pack: chosen.value,
    vocabulary: words,
    period: example.period,
    day: example.day,
  })
}

/** What came out otherwise than expected, a line each; only what the example names is compared. */
function differences({ expect: wanted, tolerance }: GoldenCase, result: AssessmentResult): string[] {
  const found: string[] = []
  const compare = (where: string, expected: object | undefined, actual: object | undefined) => {
    if (expected === undefined) return
    if (actual === undefined) {
      found.push(`${where} is not there`)
      return
    }
    for (const [key, value] of Object.entries(expected)) {
      const other = (actual as Record<string, unknown>)[key]
      if (!isSame(value, other, tolerance))
        found.push(`${where}.${key}: ${text(value)} expected, ${text(other)} found`)
    }
  }
  if (wanted.verdict !== undefined) compare('county', { verdict: wanted.verdict }, result)
  compareSchools(wanted, result, compare)
  for (const { id, stage, ...rest } of wanted.indicators ?? [])
    compare(
      `indicator ${id}/${stage}`,
      rest,
      result.indicators.find(i => i.indicator === id && i.stage === stage),
    )
  for (const { id, stage, points, ...rest } of wanted.tests ?? []) {
    const test = result.tests.find(t => t.id === id && (stage === undefined || t.stage === stage))
    compare(`test ${id}/${stage ?? ''}`, rest, test)
    if (points !== undefined) compare(`test ${id}`, { got: points }, test?.points ?? undefined)
  }
  if (wanted.excluded)
    compare(
      'county',
      { excluded: wanted.excluded.map(x => `${x.id}:${x.rule}`) },
      { excluded: result.excluded.map(x => `${x.unit}:${x.rule}`) },
    )
  return found
}

function compareSchools(
  wanted: GoldenExpectation,
  result: AssessmentResult,
  compare: (where: string, expected: object | undefined, actual: object | undefined) => void,
): void {
  for (const { id, stage, cells, ...rest } of wanted.schools ?? []) {
    const school = result.schools.find(s => s.unit === id && s.stage === stage)
    compare(`school ${id}/${stage}`, rest, school)
    for (const [indicator, cell] of Object.entries(cells ?? {}))
      compare(`cell ${id}/${stage}/${indicator}`, cell, school?.cells[result.order.indexOf(indicator)])
  }
}

/** Numbers within the tolerance, lists as sets. */
function isSame(expected: unknown, actual: unknown, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= tolerance
  if (Array.isArray(expected) && Array.isArray(actual))
    return text([...expected].sort()) === text([...actual].sort())
  return expected === actual
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

import { assert, type Period } from '@kit/base'
import { type GoldenCase, loadGolden, loadPacks, type Pack, withChoices } from '@kit/policy'
import { generateDistrict } from '@loop/demo'
import { expect, test } from 'vitest'
import { assessFigures } from '../rules/assess-figures.ts'
import { type AssessmentInput, measureOverYears } from '../rules/measure-county.ts'
import { joinCounties } from '../rules/nation/join-counties.ts'
import { measureNationPlan, type NationPlanBlock, yearsBackOf } from '../rules/nation/nation-plan.ts'
import { evaluatePlan } from '../rules/plan/evaluate-plan.ts'
import type { FigureInput } from '../rules/returns.ts'
import { openRulebook } from '../rules/rulebook.ts'
import { allOf } from '../rules/verdicts.ts'
import { goldenInput } from './golden-input.ts'

/** Many counties in columns come out as each of them alone. */

const read = await loadPacks('policies')
assert(read.ok, 'the packs are sound')
const { packs, vocabulary } = read.value

/** What the columns must say of a county, from the engine that has it alone. */
function alone(input: AssessmentInput) {
  const plan = evaluatePlan({ ...input, today: input.day })
  const tests = assessFigures(input).tests
  return {
    tests: input.pack.tests.map(({ id, op }) => {
      const own = tests.filter(t => t.id === id)
      return [id, allOf(own.map(t => t.verdict)), op === 'region-value@1' ? (own[0]?.value ?? null) : null]
    }),
    targets: plan.targets.map(({ id, status, value, expected, gap, projected }) => ({
      ...{ id, status, value, expected, gap, projected },
    })),
    records: plan.records.map(({ id, computed, difference, state }) => ({ id, computed, difference, state })),
    triggers: plan.triggers.map(({ id, fires, open }) => [id, fires.length, open.length]),
    entitlements: plan.entitlements.map(({ id, total, open }) => [id, total, open]),
  }
}

/** The same from the columns. */
function together(blocks: readonly NationPlanBlock[], county: number): ReturnType<typeof alone> {
  const block = blocks.find(b => b.firstCounty <= county && county < b.endCounty)
  assert(block, 'every county is in a block')
  const c = county - block.firstCounty
  return {
    tests: block.tests.map(({ id, verdicts, value }) => [id, verdicts[c]!, orNull(value?.[c])]),
    targets: block.targets.map(({ id, standings }) => ({ id, ...standings[c]! })),
    records: block.records.map(({ id, standings }) => ({ id, ...standings[c]! })),
    triggers: block.triggers.map(({ id, fires, open }) => [id, fires[c]!, open[c]!]),
    entitlements: block.entitlements.map(({ id, total, open }) => [id, total[c]!, open[c]!]),
  }
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}

function compareTogether(inputs: readonly AssessmentInput[]): void {
  const [first] = inputs
  assert(first, 'there is a county')
  const { pack, day } = first
  const period = first.period as Period
  const periods = new Set(inputs.flatMap(({ figures }) => [...figures].map(f => f.period as Period)))
  const blocks = measureNationPlan(
    joinCounties(inputs.map(measureOverYears)),
    openRulebook(pack, vocabulary, day),
    period,
    yearsBackOf([...periods], period),
  )
  inputs.forEach((input, c) => {
    expect(together(blocks, c)).toEqual(alone(input))
  })
}

/** The worked examples of a pack that share day, period and readings. */
function groupsOf(cases: readonly GoldenCase[]): GoldenCase[][] {
  const groups = new Map<string, GoldenCase[]>()
  for (const example of cases) {
    const key = JSON.stringify([example.day, example.period, example.choose])
    groups.set(key, [...(groups.get(key) ?? []), example])
  }
  return [...groups.values()]
}

test.each([...packs.values()].map(pack => [pack.id, pack] as const))(
  'the worked examples of %s, side by side in columns, come out as each alone',
  async (_, pack: Pack) => {
    const golden = await loadGolden('policies', pack, vocabulary)
    assert(golden.ok, 'the examples are sound')
    for (const group of groupsOf(golden.value.cases)) {
      const chosen = withChoices(pack, group[0]!.choose)
      assert(chosen.ok, 'the choices exist')
      compareTogether(group.map(example => goldenInput(example, chosen.value, vocabulary)))
    }
  },
)

test('three made-up districts over three years come out as each alone, by every pack', () => {
  const districts = ['1', '2', '3'].map(seed => {
    const { units, batches } = generateDistrict({ seed })
    const official = new Map<string, FigureInput>()
    for (const fact of batches.flatMap(b => b.facts)) {
      const key = `${fact.unit}/${fact.period}/${fact.metric}/${fact.stage}`
      if (!official.has(key)) official.set(key, { ...fact, fact: null, standing: 'sole' })
    }
    return { units, figures: [...official.values()] }
  })
  for (const pack of packs.values())
    compareTogether(
      districts.map(of => ({ ...of, pack, vocabulary, period: '2020-2021', day: '2020-09-01' })),
    )
})

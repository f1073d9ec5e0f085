import { assert } from '@kit/base'
import {
  type GoldenCase,
  loadGolden,
  loadPacks,
  type Pack,
  type Parameter,
  type ParameterValue,
} from '@kit/policy'
import { expect, it } from 'vitest'
import { exampleDifferences } from './golden-differences.ts'

/** Every number of every pack is altered by its smallest step, down and up: some worked example has to notice. */

const read = await loadPacks('policies')
assert(read.ok, 'the packs are sound')
const { packs, vocabulary } = read.value

const MOVERS =
  'money that follows pupils needs days of moving, which examples do not have: funding/portability.test.ts'
const ONLY_SHARE = 'who alone bears a sum bears all of it, whatever the part'
/** Alterations no example can notice, and why; the tests fail when one is noticed after all. */
const UNNOTICED: Readonly<Record<string, string>> = {
  'national/funding-base-2016#funding-year 2016-01-01 1→9': MOVERS,
  'national/funding-base-2016#textbook-central-part 2016-01-01 1→0.9': ONLY_SHARE,
  'national/funding-base-2016#textbook-central-part 2016-01-01 1→1.1': ONLY_SHARE,
  'plans/city-urban-rural-integration#funding-year 2018-01-01 1→9': MOVERS,
  'plans/city-urban-rural-integration#small-school-below 2018-01-01 200→201':
    'a school of exactly 200 pupils is funded for 200 heads on both sides of the limit',
}

it.each([...packs.values()].map(pack => [pack.id, pack] as const))(
  'every altered number of %s makes a worked example fail',
  async (id, pack) => {
    const golden = await loadGolden('policies', pack, vocabulary)
    assert(golden.ok, `the worked examples of ${id} are sound`)
    const { cases } = golden.value
    const unnoticed = pack.parameters
      .filter(({ id }) => id !== pack.scope.stageWeights || splits(pack))
      .flatMap(parameter => {
        const examples = likelyFirst(cases, pack, parameter.id)
        return alterations(parameter)
          .filter(altered => !isNoticed(altered.parameter, pack, examples))
          .map(altered => `${id}#${altered.name}`)
      })
    expect(unnoticed.sort()).toEqual(expectedOf(id))
  },
  120_000,
)

it('excuses alterations of packs that exist alone', () => {
  expect(Object.keys(UNNOTICED).filter(name => !packs.has(name.split('#')[0] ?? ''))).toEqual([])
})

function expectedOf(id: string): string[] {
  return Object.keys(UNNOTICED)
    .filter(name => name.startsWith(`${id}#`))
    .sort()
}

/** A scope has to name stage weights; where no indicator is split no measurement reads them. */
function splits(pack: Pack): boolean {
  return pack.indicators.some(indicator => indicator.split === 'stage-weights')
}

function isNoticed(altered: Parameter, pack: Pack, examples: readonly GoldenCase[]): boolean {
  const parameters = pack.parameters.map(p => (p.id === altered.id ? altered : p))
  return examples.some(example => exampleDifferences(example, { ...pack, parameters }, vocabulary).length > 0)
}

/** Examples that expect something of a rule that reads the parameter stand first: most alterations are noticed there. */
function likelyFirst(cases: readonly GoldenCase[], pack: Pack, parameter: string): GoldenCase[] {
  const rules = [
    pack.tests,
    pack.indicators,
    pack.targets,
    ...Object.values({ ...pack.plan, ...pack.conditions }),
  ]
  const readers = rules
    .flat()
    .filter(rule => JSON.stringify(rule).includes(`"${parameter}"`))
    .flatMap(rule => ('id' in rule ? [`"${rule.id}"`] : []))
  const named = (example: GoldenCase) => {
    const told = JSON.stringify(example.expect)
    return readers.filter(reader => told.includes(reader)).length
  }
  return cases
    .map(example => ({ example, rank: named(example) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ example }) => example)
}

interface Altered {
  /** `cv-limit 2017-04-19 primary 0.5→0.49` */
  readonly name: string
  readonly parameter: Parameter
}

/** One alteration a dated value, stage and direction; of a choice of readings every other choice. */
function alterations(parameter: Parameter): Altered[] {
  return parameter.values.flatMap((dated, at) =>
    placesOf(dated.value).flatMap(({ stage, value, put }) =>
      othersOf(parameter, value).map(other => ({
        name: `${parameter.id} ${dated.from} ${stage}${value}→${other}`,
        parameter: {
          ...parameter,
          values: parameter.values.map((d, i) => (i === at ? { ...d, value: put(other) } : d)),
        },
      })),
    ),
  )
}

interface Place {
  readonly stage: string
  readonly value: number
  readonly put: (other: number) => ParameterValue
}

function placesOf(value: ParameterValue): Place[] {
  if (typeof value === 'number') return [{ stage: '', value, put: other => other }]
  return Object.entries(value).map(([stage, own]) => ({
    stage: `${stage} `,
    value: own,
    put: other => ({ ...value, [stage]: other }),
  }))
}

/** One less and one more in the last decimal place that is written; of a ratio no coarser than a tenth. */
function othersOf({ choices, unit }: Parameter, value: number): number[] {
  if (choices) return choices.map(choice => choice.value).filter(other => other !== value)
  const places = Math.max(String(value).split('.')[1]?.length ?? 0, unit === 'ratio' ? 1 : 0)
  const step = 10 ** -places
  return [value - step, value + step].map(other => Number(other.toFixed(places)))
}

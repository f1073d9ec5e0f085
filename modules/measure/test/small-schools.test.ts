import { assert } from '@kit/base'
import { loadPack, loadVocabulary } from '@kit/policy'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluatePlan } from '../rules/plan/evaluate-plan.ts'
import { county, type Figures, PERIOD } from './county.ts'

/** Operating funds of small rural schools as the opinion on town and country has them. */

const vocabulary = await loadVocabulary('policies')
assert(vocabulary.ok, 'the vocabulary reads')
const pack = await loadPack('policies', 'plans/city-urban-rural-integration', vocabulary.value)
assert(pack.ok, 'the opinion reads')
const rules = { pack: pack.value, vocabulary: vocabulary.value }

function fundsOf(schools: Readonly<Record<string, Figures>>) {
  const day = '2020-09-01'
  const plan = evaluatePlan({
    ...county({ region: {}, ...schools }),
    ...rules,
    period: PERIOD,
    day,
    today: day,
  })
  const funds = plan.entitlements.find(({ id }) => id === 'operating-funds')
  assert(funds, 'the opinion grants operating funds')
  return funds.rows
}

const rural = (kind: number) => ({ school_kind: kind, counted: 1, urban_rural: 220 })

it('one pupil more never brings less money, and only the 101st brings more than one rate', () => {
  const sizes = Array.from({ length: 400 }, (_, i) => i + 1)
  const rows = fundsOf(
    Object.fromEntries(
      sizes.map(n => [`S${n}`, { all: rural(211), primary: { pupils: n, included_pupils: 0 } }]),
    ),
  )
  const amount = (n: number) => rows.find(row => row.unit === `S${n}`)!.amount!
  const steps = sizes.slice(1).map(n => ({ n, step: amount(n) - amount(n - 1) }))
  const rate = amount(400) - amount(399)
  expect(steps.filter(({ step }) => step < 0)).toEqual([])
  expect(steps.filter(({ step }) => step > rate)).toEqual([{ n: 101, step: 100 * rate }])
})

it('the stages of a nine-year school share the heads of the whole, and the levels every fen', () => {
  const pupils = fc.integer({ min: 1, max: 150 })
  fc.assert(
    fc.property(pupils, pupils, (primary, junior) => {
      const rows = fundsOf({
        N: {
          all: rural(312),
          primary: { pupils: primary, included_pupils: 0 },
          junior: { pupils: junior, included_pupils: 0 },
        },
      })
      const whole = primary + junior
      const heads = whole <= 100 ? 100 : whole < 200 ? 200 : whole
      expect(rows.reduce((sum, row) => sum + row.counted!, 0)).toBeCloseTo(heads, 9)
      for (const { amount, shares } of rows)
        expect(shares.reduce((sum, share) => sum + share.amount!, 0)).toBe(amount)
    }),
    { numRuns: 40 },
  )
})

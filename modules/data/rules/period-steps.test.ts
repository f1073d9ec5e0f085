import { describe, expect, it } from 'vitest'
import {
  checkConfirmation,
  checkSubmission,
  type PeriodNow,
  type PeriodStep,
  periodState,
  submittedUnits,
} from './period-steps.ts'

const now: PeriodNow = { period: '2020-2021', figures: 10, contested: 0, digest: 'd1' }
let hour = 0
function step(name: PeriodStep['step'], by: string, unit: string | null = null, digest = 'd1'): PeriodStep {
  return { step: name, by, byName: by, unit, digest, at: new Date(Date.UTC(2021, 0, 1, hour++)) }
}
const codes = (refusals: readonly { code: string }[]) => refusals.map(r => r.code)

describe('the life of a period', () => {
  it('begins open, is submitted, locked by confirmation, and open again when sent back', () => {
    const steps = [step('submitted', 'ada'), step('confirmed', 'eve'), step('reopened', 'eve')]
    const states = [0, 1, 2, 3].map(n => periodState(steps.slice(0, n), null).state)
    expect(states).toEqual(['open', 'submitted', 'locked', 'open'])
  })

  it('a lock of the region counts for every school', () => {
    expect(periodState([step('submitted', 'ada'), step('confirmed', 'eve')], 'S1').state).toBe('locked')
  })

  it('a school that submitted does not submit for the others', () => {
    const steps = [step('submitted', 'cleo', 'S1')]
    expect(['S1', 'S2', null].map(u => periodState(steps, u).state)).toEqual(['submitted', 'open', 'open'])
  })

  it('sending the region back sends every school back', () => {
    const steps = [step('submitted', 'cleo', 'S1'), step('submitted', 'ada'), step('reopened', 'eve')]
    expect(submittedUnits(steps).size).toBe(0)
    expect(periodState(steps, 'S1').state).toBe('open')
  })

  it('sending one school back leaves the others submitted', () => {
    const steps = [step('submitted', 'c', 'S1'), step('submitted', 'd', 'S2'), step('reopened', 'ada', 'S1')]
    expect([...submittedUnits(steps)]).toEqual(['S2'])
  })
})

describe('submitting', () => {
  it('an open period with figures and no conflict may be submitted', () => {
    expect(checkSubmission([], null, now)).toEqual([])
  })

  it('says everything that stands in the way at once', () => {
    const refusals = checkSubmission([step('submitted', 'ada')], null, { ...now, figures: 0, contested: 2 })
    expect(codes(refusals)).toEqual([
      'data.conflict-period-state',
      'data.nothing-to-submit',
      'data.still-contested',
    ])
  })

  it('again is right when the figures have changed meanwhile', () => {
    expect(checkSubmission([step('submitted', 'ada')], null, { ...now, digest: 'd2' })).toEqual([])
  })

  it('is not possible for a locked period, changed or not', () => {
    const steps = [step('submitted', 'ada'), step('confirmed', 'eve')]
    expect(codes(checkSubmission(steps, null, { ...now, digest: 'd2' }))).toEqual([
      'data.conflict-period-state',
    ])
  })

  it('a school cannot submit once the region is submitted', () => {
    const refusals = checkSubmission([step('submitted', 'ada')], 'S1', { ...now, digest: 'd2' })
    expect(codes(refusals)).toEqual(['data.conflict-period-state'])
  })
})

describe('confirming', () => {
  it('another person may confirm what was submitted', () => {
    expect(checkConfirmation([step('submitted', 'ada')], 'eve', now)).toEqual([])
  })

  it('the person who submitted may not', () => {
    expect(codes(checkConfirmation([step('submitted', 'ada')], 'ada', now))).toEqual(['data.same-person'])
  })

  it('what has changed since submission may not be confirmed', () => {
    const refusals = checkConfirmation([step('submitted', 'ada')], 'eve', { ...now, digest: 'd2' })
    expect(codes(refusals)).toEqual(['data.conflict-changed-since-submission'])
  })

  it('a conflict that came after submission stops it', () => {
    const refusals = checkConfirmation([step('submitted', 'ada')], 'eve', { ...now, contested: 1 })
    expect(codes(refusals)).toEqual(['data.still-contested'])
  })

  it('an open period, or one only a school has submitted, may not be confirmed', () => {
    expect(codes(checkConfirmation([], 'eve', now))).toEqual(['data.conflict-period-state'])
    expect(codes(checkConfirmation([step('submitted', 'c', 'S1')], 'eve', now))).toEqual([
      'data.conflict-period-state',
    ])
  })
})

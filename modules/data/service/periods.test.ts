import type { Period } from '@kit/base'
import type { Actor } from '@kit/store'
import { ada, COUNTY_1, cleo, testDatabase } from '@kit/testkit'
import { beforeAll, expect, it } from 'vitest'
import { batch, codes, eve, fact, must, openCounty, school } from '../test/scene.ts'
import { vocabulary } from '../test/vocabulary.ts'
import { recordBatch } from './batches.ts'
import { correctFigure } from './corrections.ts'
import { readFigures } from './figures.ts'
import { confirmPeriod, periodStates, reopenPeriod, submitPeriod } from './periods.ts'

const db = await testDatabase()
let scene: Awaited<ReturnType<typeof openCounty>>
beforeAll(async () => {
  scene = await openCounty(db)
  must(await scene.tell(batch([], { units: [school('cleo-school')] })))
})

const submit = (period: Period, who: Actor = ada) => scene.as(who, tx => submitPeriod(tx, COUNTY_1, period))
const confirm = (period: Period, who: Actor = eve) => scene.as(who, tx => confirmPeriod(tx, COUNTY_1, period))
const reopen = (period: Period, reason: string, unit: string | null = null) =>
  scene.as(eve, tx => reopenPeriod(tx, COUNTY_1, period, { unit, reason }))
const state = async (period: Period, who: Actor = ada) =>
  (await scene.as(who, tx => periodStates(tx, COUNTY_1))).find(s => s.period === period)
const tell = (period: Period, value: number, reason: string | null = null, stream = 'workbook') =>
  scene.tell(batch([fact('A', value, { period }), fact('cleo-school', 1, { period })], { reason, stream }))

it('submitted by one, confirmed by another, then locked with the digest of the figures', async () => {
  const period = '2010-2011'
  must(await tell(period, 1))
  expect(must(await submit(period))).toMatchObject({ state: 'submitted', submittedBy: 'Ada', digest: null })
  expect(codes(await confirm(period, ada))).toEqual(['data.same-person'])
  const locked = must(await confirm(period))
  const set = must(await scene.as(ada, tx => readFigures(tx, { region: COUNTY_1, periods: [period] })))
  expect(locked).toMatchObject({
    state: 'locked',
    confirmedBy: 'Eve',
    digest: set.digest,
    figures: 2,
    schools: 2,
  })
  const { rows } = await db.admin.query(
    `select actor_id, event from store_ledger where subject = $1 order by recorded_at`,
    [period],
  )
  expect(rows).toEqual([
    { actor_id: 'ada', event: 'data.period-submitted' },
    { actor_id: 'eve', event: 'data.period-confirmed' },
  ])
})

it('a locked period takes only corrections with a reason, and counts them', async () => {
  const period = '2010-2011'
  expect(codes(await tell(period, 2))).toEqual(['data.locked-period'])
  must(await tell(period, 2, '统计公报更正'))
  const key = { unit: 'A', period, metric: 'pupils', stage: 'primary' } as const
  must(
    await scene.as(ada, tx =>
      correctFigure(tx, vocabulary, { region: COUNTY_1, ...key, value: 3, reason: '再次更正' }),
    ),
  )
  expect(await state(period)).toMatchObject({ state: 'locked', corrections: 2 })
})

it('what has changed since submission must be submitted again', async () => {
  const period = '2011-2012'
  must(await tell(period, 1))
  must(await submit(period))
  must(await tell(period, 2))
  expect(codes(await confirm(period))).toEqual(['data.conflict-changed-since-submission'])
  must(await submit(period))
  expect(must(await confirm(period)).state).toBe('locked')
})

it('contested figures stand in the way', async () => {
  const period = '2012-2013'
  must(await tell(period, 1))
  must(await tell(period, 9, null, 'register'))
  expect(codes(await submit(period))).toEqual(['data.still-contested'])
  expect(await state(period)).toMatchObject({ contested: 1 })
})

it('a period without figures cannot be submitted', async () => {
  expect(codes(await submit('1999-2000'))).toEqual(['data.nothing-to-submit'])
})

it('a locked period is opened again only with a reason, and then takes figures', async () => {
  const period = '2011-2012'
  expect(codes(await reopen(period, ' '))).toEqual(['data.reason-missing'])
  expect(must(await reopen(period, '发现漏报一所学校'))).toMatchObject({ state: 'open', digest: null })
  expect(codes(await reopen(period, '再次'))).toEqual(['data.conflict-period-state'])
  must(await tell(period, 4))
})

it('a school submits its own figures, and is sent back alone', async () => {
  const period = '2013-2014'
  must(await tell(period, 1))
  expect(must(await submit(period, cleo))).toMatchObject({
    state: 'submitted',
    figures: 1,
    submittedBy: 'Cleo',
  })
  expect(await state(period)).toMatchObject({ state: 'open', figures: 2, submittedSchools: 1 })
  const own = batch([fact('cleo-school', 5, { period })])
  expect(codes(await scene.as(cleo, tx => recordBatch(tx, own)))).toEqual(['data.locked-period'])
  must(await reopen(period, '班额有误', 'cleo-school'))
  must(await scene.as(cleo, tx => recordBatch(tx, own)))
  expect(codes(await confirm(period, cleo))).toEqual(['data.outside-own-unit', 'data.conflict-period-state'])
})

it('of two who submit at the same time, one is told that somebody was faster', async () => {
  const period = '2014-2015'
  must(await tell(period, 1))
  const both = await Promise.all([submit(period), submit(period, eve)])
  expect(both.flatMap(codes)).toEqual(['data.conflict-period-state'])
})

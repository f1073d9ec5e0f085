import { fileURLToPath } from 'node:url'
import { loadPacks } from '@kit/policy'
import { ada, ben, COUNTY_1, testDatabase } from '@kit/testkit'
import { newRegion, registerRegion } from '@loop/data'
import { beforeAll, expect, it } from 'vitest'
import { conflictChoices, settleConflict } from '../service/conflicts.ts'
import type { MeasureDeps } from '../service/deps.ts'

const db = await testDatabase()
const pack = 'plans/xinghualing-2021-2025'
const sides = ['preschool-gross-text', 'preschool-gross-table'] as const
const asked = { region: COUNTY_1, pack, conflict: 'preschool-gross-differ', reason: '与统计年报一致' }
let deps: MeasureDeps

beforeAll(async () => {
  const policies = await loadPacks(fileURLToPath(new URL('../../../policies', import.meta.url)))
  if (!policies.ok) throw new Error('policies')
  deps = policies.value
  await db.store.transaction(ada, tx => registerRegion(tx, newRegion(COUNTY_1, { zh: '甲县', en: 'A' })))
})

it('the official side of a contradiction is chosen with a reason; the last choice holds, the first stays', async () => {
  for (const chosen of sides) {
    const made = await db.store.transaction(ada, tx => settleConflict(tx, deps, { ...asked, chosen }))
    expect(made.ok && [made.value.chosen, made.value.chosenBy]).toEqual([chosen, ada.name])
  }
  const kept = await db.store.transaction(ada, tx => conflictChoices(tx, { region: COUNTY_1, pack }))
  expect(kept.map(c => c.chosen)).toEqual([...sides].reverse())
  const ledger = await db.admin.query(
    "select detail from store_ledger where event = 'measure.conflict-settled'",
  )
  expect(ledger.rows.length).toBe(2)
})

it('a side that does not stand in the conflict is refused, and nothing is kept', async () => {
  const wrong = await db.store.transaction(ada, tx =>
    settleConflict(tx, deps, { ...asked, chosen: 'something-else' }),
  )
  expect(wrong.ok ? [] : wrong.refusals.map(r => r.code)).toEqual(['measure.unknown-conflict'])
  const kept = await db.store.transaction(ada, tx => conflictChoices(tx, { region: COUNTY_1, pack }))
  expect(kept.length).toBe(2)
})

it('another county sees none of it', async () => {
  const kept = await db.store.transaction(ben, tx => conflictChoices(tx, { region: COUNTY_1, pack }))
  expect(kept).toEqual([])
})

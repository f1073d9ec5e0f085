import type { RegionScope } from '@kit/base'
import type { Actor } from '@kit/store'
import { testDatabase } from '@kit/testkit'
import { listFigures, readFigures } from '@loop/data'
import { expect, it } from 'vitest'
import { generateDistrict } from './district/generate.ts'
import { loadDistrict } from './load.ts'

const db = await testDatabase()
const district = generateDistrict({ seed: '1' })
const loader: Actor = { id: 'system', name: '均衡', scope: '1401' as RegionScope, roles: [], unit: null }
const region = district.region.code

it('the whole district is on record after loading, with its contradictions open', async () => {
  const steps: number[] = []
  const loaded = await loadDistrict(db.store, loader, { district, onProgress: p => steps.push(p.done) })
  const facts = district.batches.reduce((sum, b) => sum + b.facts.length, 0)
  expect(loaded).toEqual({ ok: true, value: { region, units: district.units.length, facts } })
  expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6])
  const read = await db.store.transaction(loader, tx => readFigures(tx, { region }))
  if (!read.ok) throw new Error('not readable')
  expect(read.value.units.length).toBe(district.units.length)
  expect(read.value.figures.filter(f => f.standing === 'contested')).toHaveLength(5)
})

it('the value that stood first stays official, and its cell is known', async () => {
  const contested = district.lessons.find(l => l.id === 'contested')!.unit
  const page = await db.store.transaction(loader, tx =>
    listFigures(tx, {
      region,
      unit: contested,
      metric: 'teaching_area',
      period: '2020-2021',
      offset: 0,
      limit: 5,
    }),
  )
  if (!page.ok) throw new Error('not readable')
  const [figure] = page.value.items
  expect([figure?.official.value, figure?.rivals[0]?.value]).toEqual([5_010, 4_290])
  expect(figure?.official.locator.sheet).toBe('校舍与设备')
})

it('a region that is on record is refused and nothing is added', async () => {
  const again = await loadDistrict(db.store, loader, { district })
  expect(again.ok ? [] : again.refusals.map(r => r.code)).toEqual(['data.conflict-region-known'])
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RegionScope } from '@kit/base'
import { loadVocabulary } from '@kit/policy'
import type { Actor } from '@kit/store'
import { testDatabase } from '@kit/testkit'
import { findOutline, listFigures, loadKnowledge, previewBatch, readFigures, validateFile } from '@loop/data'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generateDistrict } from './district/generate.ts'
import { loadDistrict } from './load.ts'
import { demoWorkbooks } from './workbook.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'))
})
afterAll(() => rm(folder, { recursive: true }))

const db = await testDatabase()
const district = generateDistrict({ seed: '1' })
const loader: Actor = { id: 'system', name: '均衡', scope: '1401' as RegionScope, roles: [], unit: null }
const region = district.region.code
const policies = fileURLToPath(new URL('../../policies', import.meta.url))
const vocabulary = await loadVocabulary(policies)
if (!vocabulary.ok) throw new Error('vocabulary')
const knowledge = loadKnowledge(policies, vocabulary.value)

/** Three workbooks are written, read back and recorded: a busy machine needs more than the usual time. */
const SLOW = 120_000

it(
  'the whole district is on record after loading, with its contradictions open',
  async () => {
    const steps: number[] = []
    const loaded = await loadDistrict(db.store, loader, knowledge, {
      district,
      onProgress: p => steps.push(p.done),
    })
    const facts = district.batches.reduce((sum, b) => sum + b.facts.length, 0)
    expect(loaded).toEqual({ ok: true, value: { region, units: district.units.length, facts } })
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11])
    const read = await db.store.transaction(loader, tx => readFigures(tx, { region }))
    if (!read.ok) throw new Error('not readable')
    expect(read.value.units.length).toBe(district.units.length)
    expect(read.value.figures.filter(f => f.standing === 'contested')).toHaveLength(5)
  },
  SLOW,
)

it('the map has an outline with eight townships', async () => {
  const drawn = await db.store.transaction(loader, tx => findOutline(tx, region))
  expect(drawn?.outline.features.map(f => f.geometry.type)).toEqual(Array(9).fill('Polygon'))
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
  expect(figure?.official.locator).toEqual({ sheet: '校舍与设备', cell: expect.stringMatching(/^E\d+$/) })
})

it('a region that is on record is refused and nothing is added', async () => {
  const again = await loadDistrict(db.store, loader, knowledge, { district })
  expect(again.ok ? [] : again.refusals.map(r => r.code)).toEqual(['data.conflict-region-known'])
})

it('importing the written workbooks over the loaded district changes nothing', async () => {
  const known = await db.store.transaction(loader, tx => readFigures(tx, { region }))
  if (!known.ok) throw new Error('not readable')
  for await (const { fileName, bytes } of demoWorkbooks(knowledge, district)) {
    const path = join(folder, fileName)
    await writeFile(path, bytes)
    const checked = await validateFile(path, knowledge, { known: { units: known.value.units, figures: [] } })
    if (!checked.ok) throw new Error('not readable')
    expect(checked.value.counts.error).toBe(0)
    const { units, mapping } = checked.value
    const source = {
      kind: 'workbook',
      stream: mapping.stream,
      fileName,
      sha256: null,
      mapping: mapping.id,
    } as const
    const batch = { region, source, units, facts: checked.value.facts(), reason: null }
    const preview = await db.store.transaction(loader, tx => previewBatch(tx, batch))
    if (!preview.ok) throw new Error('refused')
    expect(preview.value).toMatchObject({ unitsNew: 0, factsNew: 0, factsChanged: 0 })
  }
})

import { createDemoAccounts, type Mode, readMode, SYSTEM, settleMode, somebodyExists } from '@kit/access'
import { assert, OutageError, type RegionCode, t } from '@kit/base'
import type { Store } from '@kit/store'
import { findRegion } from '@loop/data'
import { type District, demoMoves, generateDistrict, loadDistrict } from '@loop/demo'
import { adoptPack, listAdoptions, recordMoves } from '@loop/measure'
import type { Law } from './modules.ts'
import type { ServeOptions } from './options.ts'

const DEMO_SEED = '1'
const DEMO_ADOPTS_FROM = '2020-09-01'
const DEMO_REASON = '演示：借用公开文件，展示如何执行'

/**
 * Fills an empty database with the made-up district where that is wished. What a database holds is decided once: real
 * data are never mixed with made-up ones, and a later plain start keeps what is there.
 */
export async function fillFirstTime(store: Store, law: Law, options: ServeOptions): Promise<void> {
  const mode = await modeOf(store)
  if (mode === 'demo' && !options.demo) throw holdsDemo()
  if (mode === 'own' || !options.demo) return
  await store.transaction(SYSTEM, tx => settleMode(tx, 'demo'))
  // The accounts come last: where there is one, nothing was interrupted.
  if (await store.transaction(SYSTEM, somebodyExists)) return
  options.onProgress({ step: t('生成演示数据', 'Making up the demonstration'), done: 0, total: null })
  await loadDemo(store, law, options)
}

async function loadDemo(store: Store, law: Law, { region, onProgress }: ServeOptions): Promise<void> {
  const district = generateDistrict({ seed: DEMO_SEED, ...(region && { region }) })
  const { code } = district.region
  const onRecord = await store.transaction(SYSTEM, tx => findRegion(tx, code))
  if (!onRecord.ok) {
    const loaded = await loadDistrict(store, SYSTEM, law.knowledge, { district, onProgress })
    assert(loaded.ok, `the demonstration loads: ${loaded.ok || JSON.stringify(loaded.refusals)}`)
  }
  await adoptPlans(store, law, code as RegionCode)
  if (!onRecord.ok) await movePupils(store, law, district)
  const school = district.lessons[0]?.unit
  assert(school !== undefined, 'the demonstration has a school that shows something')
  await createDemoAccounts(store, { region: code as RegionCode, school })
}

/** The demonstration shows every plan at work, also those made for other places. */
async function adoptPlans(store: Store, law: Law, region: RegionCode): Promise<void> {
  await store.transaction(SYSTEM, async tx => {
    for (const { pack, adoption } of await listAdoptions(tx, law, region)) {
      if (adoption === 'adopted') continue
      const adopted = await adoptPack(tx, law, { region, pack, from: DEMO_ADOPTS_FROM, note: DEMO_REASON })
      assert(adopted.ok, `the demonstration adopts ${pack}`)
    }
  })
}

/** Some pupils have moved since the count, so that their money follows them. */
async function movePupils(store: Store, law: Law, district: District): Promise<void> {
  const drafts = demoMoves(district).map(draft => ({ at: draft.note, draft }))
  const { code } = district.region
  const moved = await store.transaction(SYSTEM, tx => recordMoves(tx, law, code as RegionCode, drafts))
  assert(moved.ok, `pupils of the demonstration move: ${moved.ok || JSON.stringify(moved.refusals)}`)
}

async function modeOf(store: Store): Promise<Mode | null> {
  return store.transaction(SYSTEM, async tx => {
    const mode = await readMode(tx)
    return mode ?? ((await somebodyExists(tx)) ? 'own' : null)
  })
}

function holdsDemo(): OutageError {
  return new OutageError(
    t('这个数据文件夹里装的是演示数据。', 'This data folder holds the demonstration.'),
    t(
      '请另选一个文件夹存放本单位的数据，例如：npm start -- --empty --data 我的数据',
      'Choose another folder for your own data, for example: npm start -- --empty --data my-data',
    ),
  )
}

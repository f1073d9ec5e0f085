import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ada, COUNTY_1, testDatabase } from '@kit/testkit'
import { beforeAll, expect, it } from 'vitest'
import { registerRegion } from '../service/regions.ts'
import { county, must } from '../test/scene.ts'
import { Imports } from './service.ts'
import { ownFolder, POLICIES } from './test/scene.ts'

const db = await testDatabase()
const folder = ownFolder()
const file = join(folder, 'large.csv')
const SCHOOLS = 2000
const FACTS = SCHOOLS * 10

beforeAll(async () => {
  await db.store.transaction(ada, async tx => must(await registerRegion(tx, county(COUNTY_1))))
  const lines = ['code,period,metric,stage,value']
  for (let i = 0; i < SCHOOLS; i++)
    for (let year = 2010; year < 2020; year++)
      lines.push(`2199${String(i).padStart(6, '0')},${year}-${year + 1},pupils,primary,${300 + i + year}`)
  await writeFile(file, lines.join('\n'))
})

function importInOtherProcess(): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const script = fileURLToPath(new URL('./test/commit-process.ts', import.meta.url))
  const args = ['--import', loader, script, db.url, POLICIES, join(folder, 'imports'), COUNTY_1, file]
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

const count = async (text: string): Promise<number> => Number((await db.admin.query(text)).rows[0].count)
const others = `select count(*) from pg_stat_activity where datname = current_database() and application_name <> 'vitest'
  and pid <> pg_backend_pid() and state <> 'idle'`

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5)
}

it('a process killed in the middle of storing leaves all or nothing, and the next start says so', {
  timeout: 240_000,
}, async () => {
  const child = importInOtherProcess()
  const exited = once(child, 'exit')
  // In the middle: the import is being stored and its rows are on their way into the table of facts.
  const writing = `select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query ilike '%insert into data_facts%' and pid <> pg_backend_pid()`
  await until(async () => child.exitCode !== null || (await count(writing)) > 0)
  child.kill('SIGKILL')
  expect(await exited).toEqual([null, 'SIGKILL'])
  await until(async () => (await count(others)) === 0)

  expect(await count('select count(*) from data_facts')).toBe(0)
  expect(await count('select count(*) from data_units where unit_id <> region_code')).toBe(0)
  expect(await count(`select count(*) from data_imports where state = 'storing'`)).toBe(1)
  expect(await count(`select count(*) from store_ledger where event = 'data.import-stored'`)).toBe(0)

  const imports = new Imports({ policies: POLICIES, folder: join(folder, 'imports') })
  expect(await imports.recover(db.store, ada)).toBe(1)
  expect(await count(`select count(*) from data_imports where state = 'interrupted'`)).toBe(1)
  expect(readdirSync(join(folder, 'imports'))).toEqual([])

  const again = importInOtherProcess()
  expect(await once(again, 'exit')).toEqual([0, null])
  expect(await count('select count(*) from data_facts')).toBe(FACTS)
  expect(await count(`select count(*) from data_imports where state = 'stored'`)).toBe(1)
})

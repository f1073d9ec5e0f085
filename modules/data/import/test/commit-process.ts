import { createReadStream } from 'node:fs'
import { assert } from '@kit/base'
import { openStore } from '@kit/store'
import { ada } from '../../../../packages/testkit/cast.ts'
import { Imports } from '../service.ts'

/** A process of its own that imports one file and stores it; its parent may kill it at any moment. */
const [databaseUrl, policies, folder, region, path] = process.argv.slice(2)
assert(databaseUrl && policies && folder && region && path, 'five arguments')
const store = await openStore({ dataDir: '', databaseUrl })
const caller = { actor: ada, store, lang: 'zh', ip: '' } as const
const imports = new Imports({ policies, folder })
const started = await imports.start(caller, { region }, { name: 'large.csv', stream: createReadStream(path) })
assert(started.ok, JSON.stringify(started))
await imports.settled(started.value.id)
const stored = await imports.commit(caller, region, started.value.id, null)
assert(stored.ok, JSON.stringify(stored))
await imports.settled(started.value.id)
await store.close()

/** A program of its own on a data folder, for tests that kill it: `child <what> <data folder>`. */
import { OutageError, type RegionCode, type RegionScope } from '@kit/base'
import { type Actor, type OpenStore, openStore } from '../index.ts'

const actor: Actor = { id: 'child', name: 'Child', scope: '990001' as RegionScope, roles: [], unit: null }
const region = '990001000000' as RegionCode

const [what = '', dataDir = ''] = process.argv.slice(2)

function say(message: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

async function open(): Promise<OpenStore> {
  const store = await openStore({ dataDir, label: `child ${what}` })
  await store.migrate([])
  return store
}

/** Says the number of each entry once the database has acknowledged it; rides through outages. */
async function writeEntries(store: OpenStore): Promise<void> {
  for (let n = 0; ; n++) {
    const entry = { region, event: 'child.wrote', subject: String(n), detail: {} }
    const stored = await store
      .transaction(actor, tx => tx.ledger(entry))
      .then(
        () => true,
        error => {
          if (!(error instanceof OutageError)) throw error
          return false
        },
      )
    say(stored ? { acknowledged: n } : { away: n })
    if (!stored) await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const programs: Record<string, () => Promise<void>> = {
  /** Holds the folder until it is ended. */
  async hold() {
    await open()
    say({ ready: process.pid })
  },
  async write() {
    const store = await open()
    say({ ready: process.pid })
    await writeEntries(store)
  },
  /** Works beside whoever holds the folder. */
  async join() {
    const store = await openStore({ dataDir, ifRunning: 'join' })
    await store.transaction(actor, tx =>
      tx.ledger({ region, event: 'child.joined', subject: '-1', detail: {} }),
    )
    await store.close()
    say({ joined: true })
  },
  /** Ends without closing anything. */
  async leave() {
    await open()
    say({ ready: process.pid })
    process.exit(0)
  },
  async read() {
    const store = await open()
    const entries = await store.pool.query<{ subject: string }>('select subject from store_ledger')
    say({ subjects: entries.rows.map(r => Number(r.subject)) })
    await store.close()
  },
}

try {
  await programs[what]?.()
} catch (error) {
  if (!(error instanceof OutageError)) throw error
  say({ outage: error.what, todo: error.todo })
  process.exitCode = 3
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { RegionCode, RegionScope } from '@kit/base'
import { type Actor, type OpenStore, openStore } from '@kit/store'

export const name = 'built-in database'

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
}

const actor: Actor = { id: 'bench', name: 'Bench', scope: '990001' as RegionScope, roles: [], unit: null }
const region = '990001000000' as RegionCode
const COPIED = 200_000

async function took(job: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await job()
  return performance.now() - from
}

/** From nothing to the first answer, then again on the same folder; one commit at a time; rows in bulk. */
export async function run(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'junheng-bench-'))
  const opened: OpenStore[] = []
  const open = async () => opened.push(await openStore({ dataDir }))
  try {
    const cold = await took(open)
    const stop = await took(() => opened[0]!.close())
    const warm = await took(open)
    const store = opened[1]!
    await store.migrate([])
    return [
      { what: 'first start until the first answer', value: cold, unit: 'ms' },
      { what: 'orderly stop', value: stop, unit: 'ms' },
      { what: 'later start until the first answer', value: warm, unit: 'ms' },
      { what: 'one transaction with a ledger entry, on the disk', value: await commits(store), unit: 'ms' },
      { what: 'bulk rows under row-level security', value: await copied(store), unit: 'rows/s' },
    ].map(row => ({ ...row, value: Number(row.value.toPrecision(3)) }))
  } finally {
    await opened[1]?.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function commits(store: OpenStore): Promise<number> {
  const rounds = 200
  const entry = { region, event: 'bench.done', subject: 'x', detail: {} }
  const all = await took(async () => {
    for (let n = 0; n < rounds; n++) await store.transaction(actor, tx => tx.ledger(entry))
  })
  return all / rounds
}

async function copied(store: OpenStore): Promise<number> {
  function* rows() {
    for (let n = 0; n < COPIED; n++) yield `${region}\tbench\tBench\tbench.copied\t${n}\t{}\n`
  }
  const statement = 'copy store_ledger (region_code, actor_id, actor_name, event, subject, detail) from stdin'
  return COPIED / ((await took(() => store.transaction(actor, tx => tx.copyIn(statement, rows())))) / 1000)
}

import type { AsyncLocalStorage } from 'node:async_hooks'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { assert } from '@kit/base'
import type { Tx } from '@kit/store'
import type { BetterAuthOptions } from 'better-auth'

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>

/** The sign-in library's way to the database: always the transaction it is called in, never a connection beside it. */
export function adapterOfTheMoment(current: AsyncLocalStorage<Tx>, options: BetterAuthOptions): Adapter {
  const adapters = new WeakMap<Tx, Adapter>()
  const here = (): Adapter => {
    const tx = current.getStore()
    assert(tx !== undefined, 'the sign-in library was called outside a transaction')
    const known = adapters.get(tx)
    if (known) return known
    const made = kyselyAdapter(tx.tables(), { type: 'postgres', transaction: false })(options)
    adapters.set(tx, made)
    return made
  }
  return {
    id: 'junheng',
    create: data => here().create(data),
    findOne: data => here().findOne(data),
    findMany: data => here().findMany(data),
    count: data => here().count(data),
    update: data => here().update(data),
    updateMany: data => here().updateMany(data),
    delete: data => here().delete(data),
    deleteMany: data => here().deleteMany(data),
    consumeOne: data => here().consumeOne(data),
    incrementOne: data => here().incrementOne(data),
    transaction: work => work(here()),
  }
}

import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OutageError, type Text, t } from '@kit/base'
import { HTTP_DEFAULTS } from '@kit/http'
import { type OpenStore, openStore } from '@kit/store'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { fillFirstTime } from './first-start.ts'
import { MIGRATIONS, makeProduct } from './modules.ts'

export interface Progress {
  readonly step: Text
  readonly done: number
  readonly total: number | null
}

export interface ServeOptions {
  /** Where the database and the log live. */
  readonly dataDir: string
  readonly port: number
  /** `127.0.0.1`: this computer only · `0.0.0.0`: everybody in the network. */
  readonly host: string
  /** Load the made-up district if this is the first start. */
  readonly demo: boolean
  /** 12-digit code for the made-up district instead of its own. */
  readonly region?: string
  readonly onProgress: (progress: Progress) => void
}

export interface Served {
  readonly url: string
  close(): Promise<void>
}

const ROOT = new URL('../../', import.meta.url)

/** Starts the product; everything that was opened is closed again when a later step fails. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { dataDir, onProgress } = options
  onProgress({ step: t('启动数据库', 'Starting the database'), done: 0, total: null })
  const store = await openStore({ dataDir, databaseUrl: process.env.DATABASE_URL })
  try {
    return await serveOn(store, options)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function serveOn(store: OpenStore, options: ServeOptions): Promise<Served> {
  const { dataDir, port, host, onProgress } = options
  onProgress({ step: t('更新数据表', 'Bringing the tables up to date'), done: 0, total: null })
  await store.migrate(MIGRATIONS)
  await fillFirstTime(store, options)
  onProgress({ step: t('读取政策包', 'Reading the policy packs'), done: 0, total: null })
  const product = await makeProduct({ policies: fileURLToPath(new URL('policies', ROOT)), dataDir })
  const app = await buildApp(store, product, {
    ...HTTP_DEFAULTS,
    logger: logInto(dataDir),
    https: process.env.JUNHENG_URL?.startsWith('https:') ?? false,
    webRoot: fileURLToPath(new URL('dist/web', ROOT)),
    checkOutput: process.env.NODE_ENV === 'test' || process.env.NODE_ENV === 'development',
  })
  await app.listen({ port, host }).catch(error => {
    throw new OutageError(
      t(`无法在端口 ${port} 上启动。`, `Cannot listen on port ${port}.`),
      t('请换一个端口，例如 --port 4811。', 'Use another port, such as --port 4811.'),
      { cause: error },
    )
  })
  return {
    url: `http://localhost:${(app.server.address() as AddressInfo).port}`,
    close: async () => {
      await app.close()
      await product.close()
      await store.close()
    },
  }
}

/** Trouble only, in `server.log` of the data folder: the number a person reports is found there. */
function logInto(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  return pino(
    { level: 'warn' },
    pino.destination({ dest: join(dataDir, 'server.log'), sync: false, mode: 0o600 }),
  )
}

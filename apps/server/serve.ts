import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OutageError, t } from '@kit/base'
import { HTTP_DEFAULTS } from '@kit/http'
import { type OpenStore, openStore } from '@kit/store'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { fillFirstTime } from './first-start.ts'
import { MIGRATIONS, makeProduct, readLaw } from './modules.ts'
import type { ServeOptions } from './options.ts'

export interface Served {
  readonly url: string
  close(): Promise<void>
}

const ROOT = new URL('../../', import.meta.url)

/** Starts the product; everything that was opened is closed again when a later step fails. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { dataDir, onProgress } = options
  onProgress({ step: t('启动数据库', 'Starting the database'), done: 0, total: null })
  const store = await openStore({
    dataDir,
    databaseUrl: process.env.DATABASE_URL,
    label: `http://localhost:${options.port}`,
  })
  try {
    return await serveOn(store, options)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function serveOn(store: OpenStore, options: ServeOptions): Promise<Served> {
  const { dataDir, onProgress } = options
  onProgress({ step: t('更新数据表', 'Bringing the tables up to date'), done: 0, total: null })
  await store.migrate(MIGRATIONS)
  onProgress({ step: t('读取政策包', 'Reading the policy packs'), done: 0, total: null })
  const law = await readLaw(fileURLToPath(new URL('policies', ROOT)))
  await fillFirstTime(store, law, options)
  const product = await makeProduct(store, law, dataDir)
  const app = await buildApp(store, product, {
    ...HTTP_DEFAULTS,
    logger: logInto(dataDir),
    https: process.env.JUNHENG_URL?.startsWith('https:') ?? false,
    webRoot: fileURLToPath(new URL('dist/web', ROOT)),
    checkOutput: process.env.NODE_ENV === 'test' || process.env.NODE_ENV === 'development',
  })
  await listen(app, options).catch(error => app.close().then(() => Promise.reject(error)))
  return {
    url: `http://localhost:${(app.server.address() as AddressInfo).port}`,
    close: () => app.close().then(() => store.close()),
  }
}

async function listen(app: FastifyInstance, { port, host }: ServeOptions): Promise<void> {
  await app.listen({ port, host }).catch((cause: unknown) => {
    throw new OutageError(
      t(`无法在端口 ${port} 上启动。`, `Cannot listen on port ${port}.`),
      t('请换一个端口，例如 --port 4811。', 'Use another port, such as --port 4811.'),
      { cause },
    )
  })
}

/** Trouble only, in `server.log` of the data folder: the number a person reports is found there. */
function logInto(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  return pino(
    { level: 'warn' },
    pino.destination({ dest: join(dataDir, 'server.log'), sync: false, mode: 0o600 }),
  )
}

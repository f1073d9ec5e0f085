import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from '@kit/testkit/browser'
import type { Browser } from 'playwright-core'
import { type Served, serve } from '../apps/server/main.ts'

/** The real product on a folder of its own, with a browser to look at it. */
export interface Product {
  readonly url: string
  readonly browser: Browser
  close(): Promise<void>
}

export async function openProduct({ demo }: { demo: boolean }): Promise<Product> {
  const home = await mkdtemp(join(tmpdir(), 'junheng-均衡 e2e-'))
  const opened: { browser?: Browser; served?: Served } = {}
  const close = async () => {
    await opened.browser?.close()
    await opened.served?.close()
    await rm(home, { recursive: true, force: true })
  }
  try {
    const options = { dataDir: join(home, 'data'), port: 0, host: '127.0.0.1', demo, onProgress: () => {} }
    const [browser, served] = await Promise.all([
      openBrowser().then(browser => (opened.browser = browser)),
      serve(options).then(served => (opened.served = served)),
    ])
    return { url: served.url, browser, close }
  } catch (error) {
    await close()
    throw error
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createProbe } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '@kit/store'
import { openBrowser } from '@kit/testkit/browser'
import type { Browser } from 'playwright-core'

export const name = 'starting, and the first useful paint'

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly baseline?: number
  readonly goal?: string
  readonly met?: boolean
}

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const PAINT_GOAL_MS = 1500
const ROUNDS = 5

/**
 * From the command to the sentence "is running", each beside the bare database on a folder of the same kind; then from the
 * address of the overview to its verdict on the screen, beside an empty page in the same browser.
 */
export async function run(): Promise<Row[]> {
  const home = mkdtempSync(join(tmpdir(), 'junheng-bench-start-'))
  const browser = await openBrowser()
  try {
    // Builds the pages where their sources are newer: that is no part of a start.
    await startOnce(join(home, 'built'), ['--empty'])
    const bare = await databaseAlone(join(home, 'bare'))
    const empty = await startOnce(join(home, 'empty'), ['--empty'])
    const demo = await startOnce(join(home, 'demo'), [])
    const { ms: warm, url, stop } = await start(join(home, 'demo'), [])
    const paint = await paints(browser, url).finally(stop)
    return [
      { what: 'first start, empty', value: empty, unit: 'ms', baseline: bare.first },
      { what: 'first start, with the demonstration', value: demo, unit: 'ms', baseline: bare.first },
      { what: 'later start', value: warm, unit: 'ms', baseline: bare.later },
      { what: 'overview, nothing in the cache', ...paint.cold, ...toward(paint.cold.value, PAINT_GOAL_MS) },
      { what: 'overview, pages in the cache', ...paint.warm, ...toward(paint.warm.value, PAINT_GOAL_MS) },
    ].map(rounded)
  } finally {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  }
}

function toward(value: number, goal: number) {
  return { unit: 'ms', goal: `< ${goal}`, met: value < goal }
}

function rounded<R extends { readonly value: number; readonly baseline?: number }>(row: R): R {
  const { value, baseline } = row
  return {
    ...row,
    value: Math.round(value),
    ...(baseline !== undefined && { baseline: Math.round(baseline) }),
  }
}

async function took(job: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await job()
  return performance.now() - from
}

async function databaseAlone(dataDir: string): Promise<{ first: number; later: number }> {
  const once = async () => {
    let stop = async () => {}
    const ms = await took(async () => {
      stop = (await startEmbedded({ dataDir })).stop
    })
    await stop()
    return ms
  }
  return { first: await once(), later: await once() }
}

async function startOnce(dataDir: string, options: readonly string[]): Promise<number> {
  const { ms, stop } = await start(dataDir, options)
  await stop()
  return ms
}

/** As a person starts it, in a process of its own; the pages are built already. */
async function start(dataDir: string, options: readonly string[]) {
  const port = await freePort()
  const args = ['tools/start.mjs', '--data', dataDir, '--port', String(port), ...options]
  const from = performance.now()
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    await said(child, 'Junheng is running')
  } catch (error) {
    await stop()
    throw error
  }
  return { ms: performance.now() - from, url: `http://localhost:${port}`, stop }
}

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((done, fail) => {
    let heard = ''
    child.stdout?.on('data', chunk => {
      heard += chunk
      if (heard.includes(words)) done()
    })
    child.once('exit', code => fail(new Error(`the product ended with ${code}`)))
  })
}

function freePort(): Promise<number> {
  const probe = createProbe()
  return new Promise(done => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}

/** From the address to the verdict, as somebody who is signed in already; the middle one of several times. */
async function paints(browser: Browser, url: string) {
  const blank = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<title>blank</title><h2>blank</h2>')
  })
  await new Promise<void>(done => blank.listen(0, '127.0.0.1', done))
  const blankUrl = `http://localhost:${(blank.address() as AddressInfo).port}`
  const session = await signedIn(browser, url)
  const verdict = '#main .jh-card h2'
  const once = async (address: string, visits: number, selector: string) => {
    const context = await browser.newContext({ storageState: session })
    const page = await context.newPage()
    let ms = 0
    for (let n = 0; n < visits; n += 1) {
      ms = await took(async () => {
        await page.goto(address, { waitUntil: 'commit' })
        await page.locator(selector).first().waitFor()
      })
    }
    await context.close()
    return ms
  }
  try {
    await once(`${url}/overview`, 1, verdict)
    const middle = async (visits: number) => ({
      value: await median(() => once(`${url}/overview`, visits, verdict)),
      baseline: await median(() => once(blankUrl, visits, 'h2')),
    })
    return { cold: await middle(1), warm: await middle(2) }
  } finally {
    blank.closeAllConnections()
    blank.close()
  }
}

async function median(once: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < ROUNDS; n += 1) times.push(await once())
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

async function signedIn(browser: Browser, url: string) {
  const context = await browser.newContext()
  const data = { username: 'supervision', password: 'junheng-demo' }
  await context.request.post(`${url}/api/auth/sign-in/username`, { data })
  const state = await context.storageState()
  await context.close()
  return state
}

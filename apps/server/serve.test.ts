import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OutageError } from '@kit/base'
import { afterAll, expect, test } from 'vitest'
import type { Progress } from './options.ts'
import { type Served, serve } from './serve.ts'

/** Three starts with real databases while everything else is tested, too. */
const PATIENCE_MS = 120_000
const PASSWORD = 'a long enough secret'
const folders: string[] = []
const running: Served[] = []

afterAll(async () => {
  await Promise.all(running.map(served => served.close()))
  await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true })))
})

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'junheng-均衡 serve-'))
  folders.push(made)
  return made
}

async function start(
  dataDir: string,
  demo: boolean,
): Promise<Served & { steps: Progress[]; stop(): Promise<void> }> {
  const steps: Progress[] = []
  const onProgress = (progress: Progress) => void steps.push(progress)
  const served = await serve({ dataDir, port: 0, host: '127.0.0.1', demo, onProgress })
  running.push(served)
  const stop = async () => {
    running.splice(running.indexOf(served), 1)
    await served.close()
  }
  return { ...served, steps, stop }
}

async function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function me(url: string, username: string, password: string) {
  const entered = await post(`${url}/api/auth/sign-in/username`, { username, password })
  const cookie = String(entered.headers.getSetCookie()[0]).split(';')[0] ?? ''
  return (await fetch(`${url}/api/me`, { headers: { cookie } })).json()
}

test(
  'the first start loads the demonstration, the second keeps it, and it never becomes somebody’s own',
  async () => {
    const dataDir = await folder()
    const first = await start(dataDir, true)
    expect(first.steps.some(p => p.total !== null && p.done === p.total)).toBe(true)
    expect(await me(first.url, 'statistics', 'junheng-demo')).toMatchObject({
      demo: true,
      region: { code: '140107000000', synthetic: true },
    })
    await first.stop()

    const second = await start(dataDir, true)
    expect(second.steps.every(p => p.total === null)).toBe(true)
    expect((await me(second.url, 'inspector', 'junheng-demo')).demo).toBe(true)
    await second.stop()

    const refused = await start(dataDir, false).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(OutageError)
    expect((refused as OutageError).todo.zh).toContain('--data')
  },
  PATIENCE_MS,
)

test(
  'an empty start waits to be set up; afterwards a plain start adds no demonstration',
  async () => {
    const dataDir = await folder()
    const first = await start(dataDir, false)
    expect(await (await fetch(`${first.url}/api/access/setup`)).json()).toEqual({ needed: true })
    const founded = await post(`${first.url}/api/access/setup`, {
      region: { code: '990003000000', name: { zh: '示例区', en: 'Sample District' } },
      administrator: { name: '李主任', username: '李主任', password: PASSWORD },
    })
    expect(founded.status).toBe(200)
    await first.stop()

    const second = await start(dataDir, true)
    const administrator = await me(second.url, '李主任', PASSWORD)
    expect(administrator).toMatchObject({
      demo: false,
      region: { code: '990003000000', name: { zh: '示例区' }, synthetic: false },
    })
    expect(administrator.permissions).toContain('access.manage')
    expect(await (await fetch(`${second.url}/api/access/demo-accounts`)).json()).toEqual([])
    await second.stop()
    expect(await readFile(join(dataDir, 'server.log'), 'utf8')).toBe('')
  },
  PATIENCE_MS,
)

test(
  'a port that is taken is told, and the database is closed again',
  async () => {
    const dataDir = await folder()
    const first = await start(dataDir, false)
    const port = Number(new URL(first.url).port)
    const other = await folder()
    const options = { dataDir: other, port, host: '127.0.0.1', demo: false, onProgress: () => {} }
    await expect(serve(options)).rejects.toThrow(OutageError)
    await first.stop()
    await (await start(other, false)).stop()
  },
  PATIENCE_MS,
)

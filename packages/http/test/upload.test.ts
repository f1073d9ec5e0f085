import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDoor, runs } from './door.ts'

const LIMIT = 1024 * 1024
const app = await openDoor({ maxUploadBytes: LIMIT })
let origin = ''

beforeAll(async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
beforeEach(() => {
  runs.length = 0
})
afterAll(() => app.close())

function send(bytes: number, headers: Record<string, string> = { person: 'Ada' }): Promise<Response> {
  const form = new FormData()
  form.set('period', '2020-2021')
  form.set('file', new Blob([new Uint8Array(bytes)]), '演示区_教育事业统计_2020.xlsx')
  return fetch(`${origin}/api/shelf/990001000000/scans`, { method: 'POST', headers, body: form })
}

test('a file arrives as a stream with its Chinese name and the fields before it', async () => {
  const answer = await send(LIMIT)
  expect(await answer.json()).toEqual({
    name: '演示区_教育事业统计_2020.xlsx',
    bytes: LIMIT,
    period: '2020-2021',
  })
})

test('one byte over the limit is refused and the route does not take it for the whole file', async () => {
  const answer = await send(LIMIT + 1)
  expect(answer.status).toBe(413)
  const { refusals } = (await answer.json()) as { refusals: { code: string; because: { zh: string } }[] }
  expect(refusals[0]?.code).toBe('http.too-large-file')
  expect(refusals[0]?.because.zh).toContain('1 MB')
  expect(runs).toEqual([])
})

test('an announced length far over the limit is refused before anything is sent', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const headers = {
      person: 'Ada',
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(LIMIT * 500),
    }
    const sending = request(`${origin}/api/shelf/990001000000/scans`, { method: 'POST', headers }, answer => {
      resolve(answer.statusCode ?? 0)
      sending.destroy()
    })
    sending.on('error', reject)
    sending.flushHeaders()
  })
  expect(status).toBe(413)
})

test('a form without a file, and JSON instead of a form, are told what is missing', async () => {
  const url = `${origin}/api/shelf/990001000000/scans`
  const form = new FormData()
  form.set('period', '2020')
  const empty = await fetch(url, { method: 'POST', headers: { person: 'Ada' }, body: form })
  expect(JSON.stringify(await empty.json())).toContain('http.missing-file')
  const headers = { person: 'Ada', 'content-type': 'application/json' }
  const json = await fetch(url, { method: 'POST', headers, body: '{}' })
  expect(JSON.stringify(await json.json())).toContain('http.wrong-media-type')
})

test('nobody uploads without being signed in', async () => {
  expect((await send(10, {})).status).toBe(401)
  expect(runs).toEqual([])
})

test('the answer to a refused input does not wait for the rest of the file', async () => {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(LIMIT)]), 'a.xlsx')
  const answer = await fetch(`${origin}/api/shelf/990001000000/scans`, {
    method: 'POST',
    headers: { person: 'Ada' },
    body: form,
  })
  expect(JSON.stringify(await answer.json())).toContain('"at":"period"')
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Api, address, createApi, RefusedError, SignedOutError, UnreachableError } from './client.ts'

const answering = (status: number, body: unknown) => createApi(async () => Response.json(body, { status }))
const text = { zh: '不行', en: 'no' }
const refusal = (code: string) => ({ code, at: 'x', because: text, todo: text })
const Any = z.unknown()
const errorOf = (api: Api): Promise<unknown> =>
  api.get(Any, '/api/x').then(
    () => null,
    (error: unknown) => error,
  )

test('an answer of another shape is an error and not a wrong page', async () => {
  await expect(answering(200, { n: 'three' }).get(z.object({ n: z.number() }), '/api/x')).rejects.toThrow(
    z.ZodError,
  )
})

test('all refusals arrive, with their sentences', async () => {
  const error = await errorOf(answering(400, { refusals: [refusal('a.b'), refusal('a.c')] }))
  expect(error instanceof RefusedError && error.refusals.map(r => r.code)).toEqual(['a.b', 'a.c'])
})

test('somebody who is not signed in is not refused but asked to sign in', async () => {
  await expect(
    answering(401, { refusals: [refusal('http.not-signed-in')] }).get(Any, '/api/x'),
  ).rejects.toThrow(SignedOutError)
  await expect(answering(401, null).get(Any, '/api/x')).rejects.toThrow(SignedOutError)
  await expect(
    answering(401, { refusals: [refusal('access.wrong-password')] }).get(Any, '/api/x'),
  ).rejects.toThrow(RefusedError)
})

test("an outage keeps the server's own words", async () => {
  const error = await errorOf(answering(503, { what: text, todo: text }))
  expect(error instanceof UnreachableError && error.what).toEqual(text)
})

test('no connection is an outage without words', async () => {
  const away = createApi(async () => {
    throw new TypeError('fetch failed')
  })
  await expect(away.get(Any, '/api/x')).rejects.toThrow(UnreachableError)
})

test('what is not said stands not in the address', () => {
  expect(address('/api/x', { a: null, b: undefined, c: '', d: 0 })).toBe('/api/x?d=0')
})

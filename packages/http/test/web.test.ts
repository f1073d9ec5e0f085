import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { builtPages, openDoor } from './door.ts'

const webRoot = await builtPages()
const app = await openDoor({ webRoot })
const page = { accept: 'text/html,*/*' }

test('every answer forbids foreign scripts, frames and guessing of types', async () => {
  for (const url of ['/', '/api/nowhere', '/assets/main-abc123.js']) {
    const { headers } = await app.inject({ url, headers: page })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBeUndefined()
  }
})

test('behind https browsers are told to stay on it', async () => {
  const secure = await openDoor({ webRoot, https: true })
  expect((await secure.inject('/')).headers['strict-transport-security']).toContain('max-age')
})

test('an address of the product that is no file gets the page, hashed files a year of cache', async () => {
  const deep = await app.inject({ url: '/schools/12?period=2020-2021', headers: page })
  expect([deep.statusCode, deep.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(deep.body).toContain('均衡')
  const script = await app.inject('/assets/main-abc123.js')
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await app.inject('/assets/gone.js')).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: '/schools', headers: page })).statusCode).toBe(404)
})

test('no path leads out of the folder of pages', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  // Raw bytes: any client library would tidy the path up first.
  const ask = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
      )
      let said = ''
      socket.on('data', chunk => {
        said += String(chunk)
      })
      socket.on('end', () => resolve(said))
      socket.on('error', reject)
    })
  const ways = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//etc/passwd',
    '/%00',
  ]
  for (const way of ways) {
    const said = await ask(way)
    expect(said, way).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(said).not.toMatch(/\r\n\r\n[\s\S]*(secret\b(?!\.txt)|root:)/)
  }
  await app.close()
})

test('without built pages the visitor is told what to do', async () => {
  const bare = await openDoor()
  const answer = await bare.inject({ url: '/', headers: page })
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('npm start')
})

import { beforeEach, describe, expect, test } from 'vitest'
import { openDoor, runs } from './door.ts'

const app = await openDoor()
const person = { person: 'Ada' }
const books = '/api/shelf/990001000000/books'
const codes = (response: { json(): { refusals: { code: string }[] } }) =>
  response.json().refusals.map(r => r.code)

beforeEach(() => {
  runs.length = 0
})

describe('the order of the door', () => {
  test('signed out, then permission, then territory; nothing runs behind a refusal', async () => {
    const out = await app.inject({ url: books })
    expect([out.statusCode, codes(out)]).toEqual([401, ['http.not-signed-in']])
    const burn = await app.inject({ method: 'POST', url: '/api/shelf/110000000000/burn', headers: person })
    expect([burn.statusCode, codes(burn)]).toEqual([403, ['http.permission-missing']])
    const away = await app.inject({ url: '/api/shelf/110000000000/books', headers: person })
    expect([away.statusCode, codes(away)]).toEqual([403, ['http.outside-territory']])
    expect(runs).toEqual([])
  })

  test('a body is not even read for someone who may not', async () => {
    const payload = '{"not json'
    const headers = { 'content-type': 'application/json' }
    const out = await app.inject({ method: 'POST', url: books, headers, payload })
    expect(out.statusCode).toBe(401)
    const away = await app.inject({
      method: 'POST',
      url: '/api/shelf/110000000000/books',
      headers: { ...headers, ...person },
      payload,
    })
    expect(away.statusCode).toBe(403)
  })

  test('whoever may, runs', async () => {
    const answer = await app.inject({ url: `${books}?pages=12`, headers: person })
    expect(answer.json()).toEqual({ region: '990001000000', pages: 12, by: 'Ada' })
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

describe('input', () => {
  test('path, query and body are one object, and the path wins', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: `${books}?pages=3`,
      headers: person,
      payload: { title: 'Go', region: '110000000000' },
    })
    expect(answer.json()).toEqual({ region: '990001000000', title: 'Go' })
  })

  test('every problem is told at once, in both languages, at its field', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: books,
      headers: person,
      payload: { pages: 'many' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().refusals).toEqual([
      {
        code: 'http.invalid-input',
        at: 'title',
        because: { zh: '缺少该项。', en: 'This field is missing.' },
        todo: { zh: '请补充后重新提交。', en: 'Fill it in and send again.' },
      },
      {
        code: 'http.invalid-input',
        at: 'pages',
        because: { zh: expect.stringContaining('无效'), en: expect.stringContaining('expected number') },
        todo: { zh: '请更正后重新提交。', en: 'Correct it and send again.' },
      },
    ])
    expect(runs).toEqual([])
  })

  test('malformed, missing, huge and foreign bodies are refused in plain words', async () => {
    const post = (payload: string, type = 'application/json') =>
      app.inject({ method: 'POST', url: books, headers: { ...person, 'content-type': type }, payload })
    expect(codes(await post('{"title": '))).toEqual(['http.malformed-json'])
    expect(codes(await post(''))).toEqual(['http.malformed-json'])
    expect(codes(await post('{"__proto__": {"admin": true}}'))).toEqual(['http.malformed-json'])
    const huge = await post(JSON.stringify({ title: 'x'.repeat(3_000_000) }))
    expect([huge.statusCode, codes(huge)]).toEqual([413, ['http.too-large-body']])
    expect(codes(await post('title=Go', 'application/x-www-form-urlencoded'))).toEqual([
      'http.wrong-media-type',
    ])
    expect(codes(await post('title', 'text/plain'))).toEqual(['http.wrong-media-type'])
    expect(codes(await post('[1]'))).toContain('http.invalid-input')
    expect(runs).toEqual([])
  })
})

describe('a change of state comes from our own pages', () => {
  const post = (headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: books,
      payload: { title: 'Go', pages: 1 },
      headers: { ...person, host: 'junheng.example:4810', ...headers },
    })

  test('another site, another port of this machine and a sandboxed page are refused', async () => {
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'http://junheng.example:9999' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://junheng.example:4810' },
    ]
    for (const headers of foreign) {
      const answer = await post(headers)
      expect([answer.statusCode, codes(answer)]).toEqual([403, ['http.outside-origin']])
    }
    expect(runs).toEqual([])
  })

  test('our own page and a program without a browser pass', async () => {
    expect(
      (await post({ origin: 'http://junheng.example:4810', 'sec-fetch-site': 'same-origin' })).statusCode,
    ).toBe(200)
    expect((await post({})).statusCode).toBe(200)
  })
})

describe('answers', () => {
  test('the code of a refusal decides the status', async () => {
    const expected = {
      'shelf.unknown-book': 404,
      'shelf.conflict-title': 409,
      'shelf.locked-shelf': 409,
      'shelf.permission-burn': 403,
      'shelf.too-many-books': 429,
      'shelf.too-thin': 400,
    }
    for (const [code, status] of Object.entries(expected)) {
      expect((await app.inject({ url: `/api/trouble/${code}` })).statusCode).toBe(status)
    }
  })

  test('an outage says what to do and when to come back', async () => {
    const answer = await app.inject({ url: '/api/trouble/outage' })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30'])
    expect(answer.json()).toEqual({
      what: { zh: '磁盘已满', en: 'The disk is full' },
      todo: { zh: '请检查磁盘', en: 'Check the disk' },
    })
  })

  test('a defect shows a number and nothing of the inside; the log has both', async () => {
    const answer = await app.inject({ url: '/api/trouble/defect' })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    const { id, todo } = answer.json()
    expect(todo.zh).toContain(id)
    const logged = app.lines.find(line => line.said.defect === id)
    expect(logged?.level).toBe('error')
    expect(logged?.said.err).toMatchObject({ message: 'secret detail of the inside' })
  })

  test('an answer that breaks its schema is a defect while output is checked', async () => {
    const answer = await app.inject({ url: '/api/trouble/broken-promise' })
    expect(answer.statusCode).toBe(500)
  })

  test('a file is a download with its Chinese name', async () => {
    for (const [kind, body] of [
      ['bytes', '满'],
      ['stream', '满满'],
    ]) {
      const answer = await app.inject({ url: `/api/files/${kind}` })
      expect(answer.body).toBe(body)
      expect(answer.headers['content-type']).toBe('application/x-test')
      const disposition = String(answer.headers['content-disposition'])
      expect(disposition).toMatch(/^attachment; filename=junheng\.docx; filename\*=/)
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('自评报告 2020“终稿”.docx')
    }
  })

  test('an unknown address of the API is told so', async () => {
    const answer = await app.inject({ url: '/api/nowhere', headers: { accept: 'text/html' } })
    expect([answer.statusCode, codes(answer)]).toEqual([404, ['http.unknown-route']])
  })
})

describe('from the computer itself', () => {
  const found = (headers: Record<string, string>, remoteAddress: string) =>
    app.inject({ method: 'POST', url: '/api/found', headers, remoteAddress })

  test('only a loopback address under a loopback name without a proxy counts', async () => {
    expect((await found({ host: 'localhost:4810' }, '127.0.0.1')).statusCode).toBe(200)
    expect((await found({ host: '[::1]:4810' }, '::1')).statusCode).toBe(200)
    expect((await found({ host: '127.0.0.1' }, '::ffff:127.0.0.1')).statusCode).toBe(200)
    expect((await found({ host: 'localhost' }, '10.0.0.2')).statusCode).toBe(403)
    expect((await found({ host: 'rebound.example' }, '127.0.0.1')).statusCode).toBe(403)
    expect((await found({ host: 'localhost', 'x-real-ip': '10.0.0.2' }, '127.0.0.1')).statusCode).toBe(403)
  })
})

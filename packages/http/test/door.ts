import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { OutageError, ok, refusal, refuse, t } from '@kit/base'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { z } from 'zod'
import {
  type AnyRoute,
  createHttp,
  type Gate,
  HTTP_DEFAULTS,
  type HttpOptions,
  mountRoutes,
  route,
  serveWeb,
} from '../index.ts'

interface Caller {
  readonly name: string
}

/** Everyone with a `person` header is signed in, may do `shelf.read` and works in the regions 9900…. */
const gate: Gate<Caller> = {
  identify: async ({ headers }) => (typeof headers.person === 'string' ? { name: headers.person } : null),
  nobody: () => ({ name: 'nobody' }),
  mayUse: (_, permission) => permission === 'shelf.read',
  mayEnter: (_, region) => region.startsWith('9900'),
}

export const runs: string[] = []

const book = z.object({
  region: z.string(),
  title: z.string().min(2),
  pages: z.coerce.number().int().positive(),
})
const base = { permission: 'shelf.read', summary: '' } as const

export const routes: readonly AnyRoute<Caller>[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/shelf/:region/books',
    input: book.partial({ title: true, pages: true }),
    output: z.object({ region: z.string(), pages: z.number().nullable(), by: z.string() }),
    run: async ({ region, pages = null }, { name }: Caller) => {
      runs.push('read')
      return ok({ region, pages, by: name })
    },
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/shelf/:region/books',
    input: book,
    output: z.object({ region: z.string(), title: z.string() }),
    run: async ({ region, title }) => {
      runs.push('write')
      return ok({ region, title })
    },
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/shelf/:region/burn',
    permission: 'shelf.burn',
    input: z.object({ region: z.string() }),
    output: z.null(),
    run: async () => {
      runs.push('burn')
      return ok(null)
    },
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/shelf/:region/scans',
    upload: true,
    input: z.object({ region: z.string(), period: z.string() }),
    output: z.object({ name: z.string(), bytes: z.number(), period: z.string() }),
    run: async ({ period }, _: Caller, upload) => {
      let bytes = 0
      for await (const chunk of upload?.stream ?? []) bytes += (chunk as Buffer).length
      runs.push('upload')
      return ok({ name: upload?.name ?? '', bytes, period })
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/files/:kind',
    permission: 'public',
    input: z.object({ kind: z.enum(['bytes', 'stream']) }),
    output: 'file',
    run: async ({ kind }) => {
      const file = kind === 'bytes' ? new TextEncoder().encode('满') : Readable.from(['满', '满'])
      return ok({ file, name: '自评报告 2020“终稿”.docx', type: 'application/x-test' })
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/trouble/:kind',
    permission: 'public',
    input: z.object({ kind: z.string() }),
    output: z.object({ promised: z.string() }),
    run: async ({ kind }) => trouble(kind),
  }),
  route({
    ...base,
    method: 'post',
    path: '/api/found',
    permission: 'local',
    input: z.object({}),
    output: z.null(),
    run: async () => ok(null),
  }),
]

function trouble(kind: string) {
  if (kind === 'outage') {
    const todo = t('请检查磁盘', 'Check the disk')
    throw new OutageError(t('磁盘已满', 'The disk is full'), todo, { retryAfterSeconds: 30 })
  }
  if (kind === 'defect') throw new Error('secret detail of the inside')
  if (kind === 'broken-promise') return ok({ promised: 1 } as unknown as { promised: string })
  return refuse(refusal(kind, '', t('不', 'no'), t('做', 'do')))
}

export interface Logged {
  readonly level: string
  readonly said: Readonly<Record<string, unknown>>
}

function loggerInto(lines: Logged[]): FastifyBaseLogger {
  const log = (level: string) => (said: Record<string, unknown>) => void lines.push({ level, said })
  const logger = {
    level: 'info',
    ...{ silent: log('silent'), trace: log('trace'), debug: log('debug'), info: log('info') },
    ...{ warn: log('warn'), error: log('error'), fatal: log('fatal') },
    child: () => logger,
  } as unknown as FastifyBaseLogger
  return logger
}

export async function openDoor(
  options: Partial<HttpOptions> & { webRoot?: string } = {},
): Promise<FastifyInstance & { lines: Logged[] }> {
  const lines: Logged[] = []
  const app = await createHttp({ ...HTTP_DEFAULTS, logger: loggerInto(lines), ...options })
  mountRoutes(app, routes, gate, { checkOutput: true })
  await serveWeb(app, options.webRoot ?? null)
  return Object.assign(app, { lines })
}

/** A folder of built pages, with a secret beside it. */
export async function builtPages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-web-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const web = join(folder, 'web')
  await mkdir(join(web, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(web, 'index.html'), '<!doctype html><title>均衡</title>')
  await writeFile(join(web, 'assets', 'main-abc123.js'), 'export {}')
  return web
}

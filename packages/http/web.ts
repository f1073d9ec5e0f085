import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusals } from './answer.ts'
import { unknownRoute } from './refusals.ts'

const A_YEAR_IN_SECONDS = 365 * 24 * 3600

/**
 * Serves the built pages: files with a hash in their name for a year, everything else asked anew; an address of the
 * product that is no file gets the page itself, so a link into it works.
 */
export async function serveWeb(app: FastifyInstance, webRoot: string | null): Promise<void> {
  const built = webRoot !== null && existsSync(join(webRoot, 'index.html'))
  // A route per file, no wildcard: what was not there at the start cannot be asked for.
  if (built)
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      cacheControl: false,
      setHeaders: setCaching,
    })
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return sendRefusals(reply, [unknownRoute(request.url.split('?')[0] ?? '')])
    return built ? reply.sendFile('index.html') : sendNotBuilt(reply)
  })
}

const setCaching: NonNullable<FastifyStaticOptions['setHeaders']> = (reply, path) => {
  const hashed = /[\\/]assets[\\/]/.test(path)
  reply.header('cache-control', hashed ? `public, max-age=${A_YEAR_IN_SECONDS}, immutable` : 'no-cache')
}

function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const asksForPage = request.headers.accept?.includes('text/html') ?? false
  return request.method === 'GET' && asksForPage && path !== '/api' && !path.startsWith('/api/')
}

function sendNotBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .status(503)
    .type('text/plain; charset=utf-8')
    .send(
      '页面还没有构建。请停止服务，重新运行 npm start。\nThe pages are not built yet. Stop the server and run npm start.\n',
    )
}

import multipart from '@fastify/multipart'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { sendRefusals } from './answer.ts'
import { errorHandler } from './errors.ts'
import { bodyTooLarge, crossOrigin, fileTooLarge } from './refusals.ts'
import { isSameOrigin } from './same-origin.ts'
import { secureHeaders } from './security.ts'

export interface HttpOptions {
  readonly logger: FastifyBaseLogger | false
  /** Largest uploaded file. */
  readonly maxUploadBytes: number
  /** Largest JSON body. */
  readonly maxBodyBytes: number
  /** True when people reach the product by https (a proxy in front of it). */
  readonly https: boolean
}

export const HTTP_DEFAULTS: HttpOptions = {
  logger: false,
  maxUploadBytes: 200 * 1024 * 1024,
  maxBodyBytes: 2 * 1024 * 1024,
  https: false,
}

/** A server with our rules of the door and no routes yet. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    // Who looked at what belongs in the ledger; a line per request would only fill the disk.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.maxBodyBytes,
    // A workbook over a slow line takes minutes; a connection that only dribbles must end some day.
    requestTimeout: 15 * 60_000,
    forceCloseConnections: 'idle',
  })
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(errorHandler(options.maxUploadBytes))
  await secureHeaders(app, options.https)
  // Multipart framing and a few text fields come on top of the file itself.
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: options.maxUploadBytes, files: 1, fields: 20, fieldSize: 10_000, headerPairs: 20 },
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!isSameOrigin(request)) return sendRefusals(reply, [crossOrigin])
    const tooLarge = announcedTooLarge(request.headers, options)
    if (tooLarge) return sendRefusals(reply.header('connection', 'close'), [tooLarge])
  })
  return app
}

/** Turns a body away by its announced length, before any of it is read. */
function announcedTooLarge(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  options: HttpOptions,
) {
  const bytes = Number(headers['content-length'] ?? 0)
  const isMultipart = String(headers['content-type'] ?? '').startsWith('multipart/form-data')
  if (isMultipart)
    return bytes > options.maxUploadBytes + 64 * 1024 ? fileTooLarge(options.maxUploadBytes) : null
  return bytes > options.maxBodyBytes ? bodyTooLarge : null
}

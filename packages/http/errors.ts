import { randomUUID } from 'node:crypto'
import { OutageError, type Refusal, t } from '@kit/base'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusals } from './answer.ts'
import { bodyTooLarge, fileTooLarge, malformedJson, malformedRequest, wrongMediaType } from './refusals.ts'
import { UploadTooLargeError } from './upload.ts'

const BY_FASTIFY_CODE: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: malformedJson,
  FST_ERR_CTP_EMPTY_JSON_BODY: malformedJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformedJson,
  FST_ERR_CTP_BODY_TOO_LARGE: bodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: wrongMediaType,
  FST_INVALID_MULTIPART_CONTENT_TYPE: wrongMediaType,
}

/** The process edge: outages become 503 with what to do, our own mistakes 500 with a number and nothing else. */
export function errorHandler(maxUploadBytes: number) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof UploadTooLargeError) return sendRefusals(reply, [fileTooLarge(maxUploadBytes)])
    const known = 'code' in error ? BY_FASTIFY_CODE[error.code] : undefined
    if (known) return sendRefusals(reply, [known])
    if (isClientError(error)) return sendRefusals(reply, [malformedRequest])
    if (error instanceof OutageError) return sendOutage(error, request, reply)
    return sendDefect(error, request, reply)
  }
}

/** What the framework turns away by itself: impossible paths, broken headers. */
function isClientError(error: FastifyError | Error): boolean {
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  return status >= 400 && status < 500
}

function sendOutage(error: OutageError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.log.error({ err: error }, 'outage')
  if (error.retryAfterSeconds !== null) reply.header('retry-after', error.retryAfterSeconds)
  return reply.status(503).send({ what: error.what, todo: error.todo })
}

function sendDefect(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const id = randomUUID()
  request.log.error({ err: error, defect: id, route: request.routeOptions.url }, 'defect')
  return reply.status(500).send({
    id,
    what: t('系统内部出错，操作没有完成。', 'Something broke inside; nothing was done.'),
    todo: t(
      `请稍后重试；如再次出现，请把编号 ${id} 告知系统管理员。`,
      `Try again; if it happens again, give the number ${id} to your administrator.`,
    ),
  })
}

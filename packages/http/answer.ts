import { extname } from 'node:path'
import { Readable } from 'node:stream'
import type { Refusal } from '@kit/base'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import { statusOf } from './refusals.ts'
import type { FileAnswer } from './route.ts'

export function sendRefusals(reply: FastifyReply, refusals: readonly Refusal[]): FastifyReply {
  return reply.status(statusOf(refusals)).send({ refusals })
}

export function sendFile(reply: FastifyReply, answer: FileAnswer): FastifyReply {
  return reply
    .header(
      'content-disposition',
      contentDisposition(answer.name, { fallback: `junheng${extname(answer.name)}` }),
    )
    .header('cache-control', 'no-store')
    .type(answer.type)
    .send(answer.file instanceof Uint8Array ? Buffer.from(answer.file) : Readable.from(answer.file))
}

export function isFileAnswer(value: unknown): value is FileAnswer {
  return typeof value === 'object' && value !== null && 'file' in value && 'name' in value && 'type' in value
}

import { Transform } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from './route.ts'

/** The body outgrew its limit while it was being read: the consumer's pipeline fails, nothing half is kept. */
export class UploadTooLargeError extends Error {
  constructor() {
    super('upload larger than the limit')
    this.name = 'UploadTooLargeError'
  }
}

export interface Received {
  readonly upload: Upload
  /** Text fields that came before the file. */
  readonly fields: Readonly<Record<string, string>>
}

/** The one file of a multipart request as a stream; null when there is none. */
export async function receiveUpload(request: FastifyRequest): Promise<Received | null> {
  const part = await request.file()
  if (!part) return null
  const stream = part.file.pipe(new Transform({ transform: pass, flush: done => done(truncation(part)) }))
  part.file.on('error', error => stream.destroy(error))
  return { upload: { name: part.filename, stream }, fields: textFields(part) }
}

function pass(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
  done(null, chunk)
}

function truncation(part: MultipartFile): UploadTooLargeError | null {
  return part.file.truncated ? new UploadTooLargeError() : null
}

function textFields(part: MultipartFile): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, field] of Object.entries(part.fields)) {
    if (field && !Array.isArray(field) && field.type === 'field' && typeof field.value === 'string') {
      fields[name] = field.value
    }
  }
  return fields
}

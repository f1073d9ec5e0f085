import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { OutageError, t } from '@kit/base'
import type { Upload } from '@kit/http'

/** Where the files of one import wait. */
export interface Files {
  readonly home: string
  readonly upload: string
  readonly facts: string
  readonly waiting: string
  readonly errors: string
}

export function filesOf(folder: string, id: string): Files {
  const home = join(folder, id)
  return {
    home,
    upload: join(home, 'upload'),
    facts: join(home, 'facts'),
    waiting: join(home, 'waiting.json'),
    errors: join(home, 'errors.xlsx'),
  }
}

/** Writes an upload to disk as it comes in, with its digest. */
export async function receive(upload: Upload, files: Files): Promise<{ sha256: string; bytes: number }> {
  await mkdir(files.home, { recursive: true })
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(upload.stream, hashing, createWriteStream(files.upload))
  } catch (cause) {
    await rm(files.home, { recursive: true, force: true })
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')
      throw new OutageError(
        t('磁盘已满，文件没有收下。', 'The disk is full; the file was not received.'),
        t('请清理磁盘后再上传。', 'Free some space and upload again.'),
        { cause },
      )
    throw cause
  }
  return { sha256: hash.digest('hex'), bytes: (await stat(files.upload)).size }
}

/** What a finished import no longer needs; the error workbook stays. */
export async function forget(files: Files): Promise<void> {
  for (const path of [files.upload, files.facts, files.waiting]) await rm(path, { force: true })
}

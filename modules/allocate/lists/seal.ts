import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { OutageError, t } from '@kit/base'

/** Encrypts what names children, so that the database and its copies hold nothing readable. */
export interface Sealer {
  seal(value: unknown): Buffer
  open(sealed: Uint8Array): unknown
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM over the compressed JSON; nonce and tag stand before the bytes. */
export function sealerOf(key: Uint8Array): Sealer {
  return {
    seal(value) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const bytes = Buffer.concat([cipher.update(gzipSync(JSON.stringify(value))), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), bytes])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      try {
        const bytes = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
        return JSON.parse(gunzipSync(bytes).toString('utf8'))
      } catch {
        throw new OutageError(
          t(
            '名单无法解密：密钥不是当初的那一把。',
            'The list cannot be read: this is not the key it was sealed with.',
          ),
          t('请恢复数据目录中的 sealing.key。', 'Restore sealing.key in the data folder.'),
        )
      }
    },
  }
}

/** The key of this installation: `JUNHENG_SEALING_KEY` (base64, 32 bytes), else `sealing.key` in the data folder, made once. */
export async function openSealer(dataDir: string): Promise<Sealer> {
  const named = process.env.JUNHENG_SEALING_KEY
  const key = named ? Buffer.from(named, 'base64') : await keyOf(dataDir)
  if (key.length === 32) return sealerOf(key)
  throw new OutageError(
    t('加密名单的密钥应为 32 字节。', 'The key for sealing lists must have 32 bytes.'),
    t(
      '请检查 JUNHENG_SEALING_KEY 或数据目录中的 sealing.key。',
      'Check JUNHENG_SEALING_KEY, or sealing.key in the data folder.',
    ),
  )
}

async function keyOf(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'sealing.key')
  await mkdir(dataDir, { recursive: true })
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(randomBytes(32))
    await file.sync()
    await file.close()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFile(path)
}

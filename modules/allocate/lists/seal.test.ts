import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OutageError } from '@kit/base'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { openSealer, sealerOf } from './seal.ts'

const sealer = sealerOf(Buffer.alloc(32, 7))
const folders: string[] = []
const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'junheng-seal-'))
  folders.push(made)
  return made
}
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const f of folders.splice(0)) await rm(f, { recursive: true, force: true })
})

test('what was sealed comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(sealer.open(sealer.seal(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('nothing of a name can be read in the sealed bytes, and no two of the same list are alike', () => {
  const one = sealer.seal({ name: '丁一' })
  expect(one.includes(Buffer.from('丁一'))).toBe(false)
  expect(one.equals(sealer.seal({ name: '丁一' }))).toBe(false)
})

test('another key, or one altered bit anywhere, opens nothing', () => {
  const sealed = sealer.seal({ name: '丁一' })
  expect(() => sealerOf(randomBytes(32)).open(sealed)).toThrow(OutageError)
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ (1 << bit)
      expect(() => sealer.open(altered)).toThrow()
    }),
  )
})

test('the key is made once, readable by its owner alone, and used again', async () => {
  vi.stubEnv('JUNHENG_SEALING_KEY', '')
  const home = await folder()
  const sealed = (await openSealer(home)).seal('x')
  const path = join(home, 'sealing.key')
  expect((await readFile(path)).length).toBe(32)
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await openSealer(home)).open(sealed)).toBe('x')
})

test('a key of the wrong length is an outage, not a weak seal', async () => {
  vi.stubEnv('JUNHENG_SEALING_KEY', Buffer.alloc(16).toString('base64'))
  await expect(openSealer(await folder())).rejects.toThrow(OutageError)
})

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { assert } from '@kit/base'
import { compositeCv } from '@kit/kernels'
import { loadGolden, loadPack, loadPacks, type Pack } from '@kit/policy'
import { afterAll, describe, expect, it } from 'vitest'
import { exampleDifferences } from './golden-differences.ts'

/** Every worked example of every pack, through the engine. */

const read = await loadPacks('policies')
assert(read.ok, 'the packs are sound')
const { packs, vocabulary } = read.value

/** A plan nobody here has heard of: it loads, measures and tracks like all others. */
const INVENTED = 'modules/measure/test/fixtures/policies'
const invented = await loadPack(INVENTED, 'plans/mingyue-2024-2027', vocabulary)
assert(invented.ok, JSON.stringify(invented))

for (const pack of packs.values()) await examplesOf('policies', pack)
await examplesOf(INVENTED, invented.value)

/** The pack of docs/pack-language.md, written out as its readers would. */
const written = await mkdtemp(join(tmpdir(), 'pack-language-'))
afterAll(() => rm(written, { recursive: true }))
const language = await readFile('docs/pack-language.md', 'utf8')
for (const [, name = '', body = ''] of language.matchAll(/```yaml (\S+)\n([\s\S]*?)```/g)) {
  const file = join(written, 'example/teachers', name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, body)
}
const documented = await loadPack(written, 'example/teachers', vocabulary)
assert(documented.ok, JSON.stringify(documented))
await examplesOf(written, documented.value)

async function examplesOf(root: string, pack: Pack): Promise<void> {
  const golden = await loadGolden(root, pack, vocabulary)
  assert(golden.ok, `the worked examples of ${pack.id} are sound: ${JSON.stringify(golden)}`)
  describe(pack.id, () => {
    for (const example of golden.value.cases)
      it(`${example.name} (${example.at})`, () => {
        expect(exampleDifferences(example, pack, vocabulary)).toEqual([])
      })
    for (const { name, at, cvs, published, places } of golden.value.composites)
      it(`composite of ${name} (${at})`, () => {
        const half = 0.5 * 10 ** -places
        expect(Math.abs(compositeCv(cvs) - published)).toBeLessThanOrEqual(half + 1e-12)
      })
  })
}

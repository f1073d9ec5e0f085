import { fileURLToPath } from 'node:url'
import { loadPacks } from '@kit/policy'
import { generateDistrict } from '@loop/demo'
import { assessFigures, bytesOf, ENGINE, referenceDay } from '@loop/measure'
import type { Assessment } from '@loop/measure/schema'
import yauzl from 'yauzl'
import type { ReportInput } from '../report/model.ts'
import { reportInput } from '../service.ts'

/** What the tests of this module begin with: the demonstration district, really measured. */

export const POLICIES = fileURLToPath(new URL('../../../policies', import.meta.url))
const loaded = await loadPacks(POLICIES)
if (!loaded.ok) throw new Error(loaded.refusals.map(r => `${r.at} ${r.because.en}`).join('\n'))
export const policies = loaded.value

const PERIOD = '2020-2021'
const PACK = 'national/quality-balance-2017'
export const district = generateDistrict({ seed: '1' })

function measured(): Assessment {
  const pack = policies.packs.get(PACK)!
  const figures = district.batches
    .filter(b => b.source.stream === 'workbook')
    .flatMap(b => b.facts.map(f => ({ ...f, fact: null, standing: 'sole' as const })))
  const { vocabulary } = policies
  const day = referenceDay(PERIOD)
  const result = assessFigures({ figures, units: district.units, pack, vocabulary, period: PERIOD, day })
  return {
    id: 'assessment-1',
    region: district.region.code,
    period: PERIOD,
    pack: { ...pack, unverified: 4 },
    engine: ENGINE,
    factsDigest: 'f'.repeat(64),
    resultDigest: bytesOf(result).digest,
    knownAt: '2021-03-01T08:00:00.000Z',
    overlay: null,
    madeAt: '2021-03-01T08:00:00.000Z',
    madeBy: 'ada',
    verdict: result.verdict,
    result,
  }
}

export const assessment = measured()

export const input = (lang: 'zh' | 'en'): ReportInput =>
  reportInput(policies, district.region, assessment, lang, new Date('2021-02-28T20:00:00Z'))

/** Files inside a .docx or .xlsx by name. */
export function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return new Promise((done, fail) => {
    const files = new Map<string, Buffer>()
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error)
      zip.on('end', () => done(files))
      zip.on('error', fail)
      zip.on('entry', entry =>
        zip.openReadStream(entry, async (wrong, stream) => {
          if (wrong) return fail(wrong)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk)
          files.set(entry.fileName, Buffer.concat(chunks))
          zip.readEntry()
        }),
      )
      zip.readEntry()
    })
  })
}

/** The text of a Word file, paragraph by paragraph. */
export async function textOf(docx: Uint8Array): Promise<string[]> {
  const xml = (await unzip(docx)).get('word/document.xml')!.toString('utf8')
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([p]) =>
    [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  )
}

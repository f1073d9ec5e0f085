import { canonicalJson, type Lang, ok, t } from '@kit/base'
import { writeWorkbook } from '@kit/workbook'
import type { PlanFile } from '../plan/kind.ts'
import { blockMap, zoneMap, zoneTables } from './report.ts'
import type { ZonesBody, ZonesRequest } from './schema.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const GEOJSON = 'application/geo+json'

type File = PlanFile<ZonesRequest, ZonesBody>

/** The zones as lists, as maps, and the certificate with everything that was proved. */
export const zoneFiles: readonly File[] = [
  {
    name: 'zones.xlsx',
    summary: 'Blocks with their school, schools with their pupils (Excel)',
    make: async ({ plan }, lang) =>
      ok({ file: await zoneBook(plan.body, lang), name: t('学区划分.xlsx', 'zones.xlsx')[lang], type: XLSX }),
  },
  {
    name: 'blocks.geojson',
    summary: 'Every block with its school, as a map (CGCS2000)',
    make: async ({ plan }, lang) =>
      ok({
        file: bytesOf(blockMap(plan.body)),
        name: t('划片.geojson', 'blocks.geojson')[lang],
        type: GEOJSON,
      }),
  },
  {
    name: 'zones.geojson',
    summary: 'Every zone as one area, as a map (CGCS2000)',
    make: async ({ plan }, lang) =>
      ok({
        file: bytesOf(zoneMap(plan.body)),
        name: t('学区.geojson', 'zones.geojson')[lang],
        type: GEOJSON,
      }),
  },
  {
    name: 'certificate.json',
    summary: 'What was asked, what came of it, what was proved (canonical JSON)',
    make: async ({ plan, decision }, lang) =>
      ok({
        file: Buffer.from(canonicalJson({ plan, decision })),
        name: t('学区划分证书.json', 'zones-certificate.json')[lang],
        type: 'application/json',
      }),
  },
]

export const bytesOf = (json: unknown) => Buffer.from(`${JSON.stringify(json)}\n`)

function zoneBook(body: ZonesBody, lang: Lang): Promise<Uint8Array> {
  return writeWorkbook({
    title: t('学区划分', 'Attendance zones')[lang],
    sheets: zoneTables(body).map(({ name, header, rows }) => ({
      name,
      columns: header.map(h => ({ width: h.length > 3 || h.includes('区') ? 18 : 12 })),
      rows: [header.map(value => ({ value, look: 'heading' as const })), ...rows],
    })),
  })
}

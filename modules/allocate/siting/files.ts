import { canonicalJson, type Lang, ok, t } from '@kit/base'
import { writeWorkbook } from '@kit/workbook'
import { publicCsv } from '../lists/table.ts'
import type { PlanFile, Publishable } from '../plan/kind.ts'
import type { SitingBody, SitingRequest } from './schema.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const STATES = { stands: '已有', built: '新建', gone: '迁出', free: '未选' } as const

/** Sites as a list, as a map, and the certificate. */
export const sitingFiles: readonly PlanFile<SitingRequest, SitingBody>[] = [
  {
    name: 'sites.xlsx',
    summary: 'Schools that stand, sites chosen by phase, who goes where (Excel)',
    make: async ({ plan }, lang) =>
      ok({
        file: await sitesBook(plan.body, lang),
        name: t('学校选址.xlsx', 'sites.xlsx')[lang],
        type: XLSX,
      }),
  },
  {
    name: 'sites.geojson',
    summary: 'Schools and sites as a map (CGCS2000)',
    make: async ({ plan }, lang) =>
      ok({
        file: Buffer.from(`${JSON.stringify(sitesMap(plan.body))}\n`),
        name: t('选址.geojson', 'sites.geojson')[lang],
        type: 'application/geo+json',
      }),
  },
  {
    name: 'certificate.json',
    summary: 'What was asked, what came of it, what was proved (canonical JSON)',
    make: async ({ plan, decision }, lang) =>
      ok({
        file: Buffer.from(canonicalJson({ plan, decision })),
        name: t('学校选址证书.json', 'siting-certificate.json')[lang],
        type: 'application/json',
      }),
  },
]

const SITES = { zh: ['编号', '名称', '情况', '第几期'], en: ['id', 'name', 'state', 'phase'] }

/** Which sites were chosen; no number of children. */
export const sitingParts: readonly Publishable<SitingRequest, SitingBody>[] = [
  {
    what: 'sites',
    title: t('学校选址结果', 'Sites chosen for schools'),
    hindrance: (_, decision) =>
      decision?.decision === 'adopted' ? null : t('采用方案后才能公布。', 'Only a plan that was adopted.'),
    make: async ({ body }) => {
      const rows = body.sites
        .filter(s => s.state !== 'free')
        .map(s => [s.id, s.name, STATES[s.state], s.phase ?? ''])
      const bytes = publicCsv(SITES, rows)
      return ok({ bytes, name: '学校选址结果.csv', type: 'text/csv; charset=utf-8' })
    },
  },
]

function sitesBook({ sites, blocks }: SitingBody, lang: Lang): Promise<Uint8Array> {
  const sheet = (
    name: string,
    header: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
  ) => ({
    name,
    columns: header.map((_, i) => ({ width: i === 1 ? 30 : 14 })),
    rows: [header.map(value => ({ value, look: 'heading' as const })), ...rows],
  })
  return writeWorkbook({
    title: t('学校选址', 'Sites for schools')[lang],
    sheets: [
      sheet(
        '选址',
        ['编号', '名称', '情况', '第几期', '就近学生数', '经度', '纬度'],
        sites.map(s => [s.id, s.name, STATES[s.state], s.phase, s.pupils, s.lon, s.lat]),
      ),
      sheet(
        '小区',
        ['小区编号', '小区', '学生数', '就近学校', '路程米', '现在路程米'],
        blocks.map(b => [b.id, b.name, b.pupils, sites[b.site]?.name ?? '', b.metres, b.metresToday]),
      ),
    ],
  })
}

function sitesMap({ sites }: SitingBody) {
  const features = sites.map(({ id, name, state, phase, lon, lat }) => ({
    type: 'Feature',
    properties: { 编号: id, 名称: name, 情况: STATES[state], 第几期: phase },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }))
  return { type: 'FeatureCollection', features }
}

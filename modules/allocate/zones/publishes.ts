import { ok, t } from '@kit/base'
import { publicCsv } from '../lists/table.ts'
import type { Publishable } from '../plan/kind.ts'
import type { Decision, Plan } from '../plan/schema.ts'
import { bytesOf } from './files.ts'
import type { ZonesBody, ZonesRequest } from './schema.ts'
import { schoolsOf } from './turns.ts'

type Zones = Plan<ZonesRequest, ZonesBody>

/** What families may look up: which home belongs to which school. How many children live where is nobody’s business. */
export const zoneParts: readonly Publishable<ZonesRequest, ZonesBody>[] = [
  {
    what: 'zones-map',
    title: t('学区地图（GeoJSON，CGCS2000）', 'Map of the zones (GeoJSON, CGCS2000)'),
    hindrance: (plan, decision) =>
      plan.body.blocks.some(b => b.area === null) ? NO_MAP : adoptedFirst(decision),
    make: async plan =>
      ok({ bytes: bytesOf(mapOf(plan)), name: '学区地图.geojson', type: 'application/geo+json' }),
  },
  {
    what: 'zones-list',
    title: t('小区对应学校一览表', 'Which school each block belongs to'),
    hindrance: (_, decision) => adoptedFirst(decision),
    make: async ({ body: { blocks, schools } }) => {
      const rows = blocks.map(b => [b.id, b.name, schools[b.school]!.id, schools[b.school]!.name])
      const bytes = publicCsv(HOMES, rows)
      return ok({ bytes, name: '小区对应学校.csv', type: 'text/csv; charset=utf-8' })
    },
  },
]

const HOMES = {
  zh: ['小区编号', '小区', '学校编号', '学校'],
  en: ['block id', 'block', 'school id', 'school'],
}
const NO_MAP = t('小区以表格提供，没有边界。', 'The blocks came as a list, without borders.')
const adoptedFirst = (decision: Decision | null) =>
  decision?.decision === 'adopted' ? null : t('采用方案后才能公布。', 'Only a plan that was adopted.')

/** Zones, schools and blocks by name and place only. */
function mapOf({ body: { blocks, schools } }: Zones) {
  const zones = schools.map(({ id, name, area }) => ({
    type: 'Feature',
    properties: { 类别: '学区', 学校编号: id, 学校: name },
    geometry: { type: 'MultiPolygon', coordinates: area ?? [] },
  }))
  const homes = blocks.map(b => ({
    type: 'Feature',
    properties: {
      类别: '小区',
      编号: b.id,
      名称: b.name,
      学校编号: schools[b.school]!.id,
      学校: schools[b.school]!.name,
    },
    geometry: { type: 'MultiPolygon', coordinates: b.area ?? [] },
  }))
  const doors = schools.flatMap(schoolsOf).map(({ id, name, lon, lat }) => ({
    type: 'Feature',
    properties: { 类别: '学校', 学校编号: id, 学校: name },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }))
  return { type: 'FeatureCollection', features: [...zones, ...homes, ...doors] }
}

import { ok, type RegionCode, type Result, t } from '@kit/base'
import type { Tx } from '@kit/store'
import type { ListKind, ListRows } from '../lists/kind.ts'
import { TEACHING_POINT } from '../zones/entry-schools.ts'
import { townOf } from '../zones/example.ts'
import { column } from '../zones/forms.ts'

/** Every so many blocks of the example have a plot to build on. */
const EVERY = 37

export const SITES: ListKind = {
  id: 'siting-sites',
  title: t('已有学校和备选地块', 'Schools that stand and plots to build on'),
  form: 'table',
  columns: [
    column('编号', '学校标识码或地块编号', 'id of the school or plot'),
    column('名称', '名称', 'its name', false),
    column('经度', '度', 'degrees'),
    column('纬度', '度', 'degrees'),
    column('已有', '已有学校写“是”，备选地块不写', '是 for a school that stands; empty for a plot'),
    column('可迁建', '写“是”：已有学校可以迁到别处', '是: the school may be built anew elsewhere', false),
    column('类型', '如教学点；受保护的不能迁建', 'such as 教学点; protected ones never move', false),
    column('保护', '写“是”：不能迁建', '是: it never moves', false),
  ],
  example,
}

async function example(tx: Tx, _: unknown, region: RegionCode, period: string): Promise<Result<ListRows>> {
  const town = await townOf(tx, region, period)
  if (!town.ok) return town
  const { schools, blocks } = town.value
  const standing = schools.map(s => [
    ...[s.code ?? s.unit, s.name, s.lon, s.lat, '是'],
    s.kind === TEACHING_POINT ? '教学点' : '学校',
  ])
  const plots = blocks
    .slice(schools.length)
    .filter((_, i) => i % EVERY === 0)
    .map((b, i) => [`D${i + 1}`, `备选地块${i + 1}（${b.name}）`, ...b.centre, '', ''])
  return ok({ header: ['编号', '名称', '经度', '纬度', '已有', '类型'], rows: [...standing, ...plots] })
}

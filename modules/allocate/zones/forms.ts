import { t } from '@kit/base'
import type { ListKind } from '../lists/kind.ts'
import { exampleMap, exampleSchools, exampleTable } from './example.ts'

/** A column of a list, with what to write there. */
export const column = (heading: string, zh: string, en: string, isNeeded = true) => ({
  heading,
  note: t(zh, en),
  isNeeded,
})

const OF_BLOCK = [
  column('编号', '小区（片区）的编号，不重复', 'id of the block of homes'),
  column('名称', '小区（片区）名称', 'its name', false),
  column(
    '学生数',
    '该学段新生数；没有写 0。也可按年写成多列：学生数2026、学生数2027',
    'children who enter; 0 where there are none. Or one column a year: 学生数2026, 学生数2027',
  ),
  column(
    '随迁',
    '其中希望均匀分布的群体人数，如随迁子女',
    'of them, a group to be spread evenly, such as migrants',
    false,
  ),
  column('现学区', '现在对口学校的编号；没有则空', 'id of the school of today; empty for none', false),
]

export const BLOCK_MAP: ListKind = {
  id: 'zone-block-map',
  title: t('小区地图（GeoJSON）', 'Map of blocks (GeoJSON)'),
  form: 'geojson',
  columns: OF_BLOCK,
  example: exampleMap,
}

export const BLOCK_TABLE: ListKind = {
  id: 'zone-block-table',
  title: t('小区表', 'List of blocks'),
  form: 'table',
  columns: [
    ...OF_BLOCK,
    column('经度', '小区中心，度', 'middle of the block, degrees'),
    column('纬度', '小区中心，度', 'middle of the block, degrees'),
    column(
      '相邻',
      '相邻小区的编号，用空格隔开；河流、铁路隔开的不写',
      'ids of neighbours, with spaces; not those across a river or railway',
    ),
  ],
  example: exampleTable,
}

export const SCHOOL_SEATS: ListKind = {
  id: 'zone-schools',
  title: t('学校与学位', 'Schools and seats'),
  form: 'table',
  columns: [
    column(
      '编号',
      '学校标识码，与统计数据一致才能测算对结论的影响',
      'identity code; as in the figures, or there is no effect on verdicts',
    ),
    column('名称', '学校名称', 'its name', false),
    column(
      '学位',
      '可接收的新生数；也可按年写成多列：学位2026、学位2027',
      'seats for children who enter; or one column a year: 学位2026, 学位2027',
    ),
    column('经度', '度', 'degrees'),
    column('纬度', '度', 'degrees'),
    column('所在小区', '学校所在小区的编号', 'id of the block it stands in', false),
    column(
      '多校划片',
      '几所学校共用一个学区的，写同一个名称；学位合并，录取时再在几所学校之间派位',
      'schools that share one zone have the same name here; their seats add up, and the children are drawn among them',
      false,
    ),
    column('类型', '如教学点', 'such as 教学点', false),
    column('保护', '写“是”：至少保留现有的小区', '是: it keeps at least the blocks it has', false),
  ],
  example: exampleSchools,
}

export const WAYS: ListKind = {
  id: 'zone-ways',
  title: t('实测路程', 'Measured ways'),
  form: 'table',
  columns: [
    column('起点', '小区编号，或路口', 'block, or crossing'),
    column('终点', '学校编号，或路口', 'school, or crossing'),
    column('米', '整数米', 'whole metres'),
  ],
  example: null,
}

export const ADDRESSES: ListKind = {
  id: 'zone-addresses',
  title: t('地址表', 'Addresses'),
  form: 'table',
  columns: [
    column('地址', '门牌地址', 'the address'),
    column('小区编号', '所属小区；不写则按经纬度', 'its block; else by its place', false),
    column('经度', '度', 'degrees', false),
    column('纬度', '度', 'degrees', false),
  ],
  example: null,
}

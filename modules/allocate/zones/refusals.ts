import { type Refusal, refusal, t } from '@kit/base'

export const NO_GRID = (named: string) =>
  refusal(
    'zones.unknown-grid',
    '--grid',
    t(`没有坐标系“${named}”。`, `There is no grid "${named}".`),
    t(
      '可用：cgcs2000（国家）、gcj02（高德、腾讯）、bd09（百度）。',
      'Use cgcs2000 (national), gcj02 (Amap, Tencent) or bd09 (Baidu).',
    ),
  )
export const NO_JSON = (at: string) =>
  refusal(
    'zones.no-json',
    at,
    t('这不是 JSON 文件。', 'This is no JSON.'),
    t('请导出为 GeoJSON。', 'Export it as GeoJSON.'),
  )
export const NO_ID = (at: string) =>
  refusal(
    'zones.no-id',
    at,
    t('缺少编号。', 'There is no id.'),
    t('每个小区都要有编号。', 'Every block needs an id.'),
  )
export const BAD_PUPILS = (at: string) =>
  refusal(
    'zones.bad-pupils',
    at,
    t(
      '学生数应为整数，群体人数不能超过学生数。',
      'Pupils have to be a whole number, the group no more than they.',
    ),
    t('请补上；没有学生的写 0。', 'Fill it in; 0 where there are none.'),
  )
export const NO_PLACE = (at: string) =>
  refusal(
    'zones.no-place',
    at,
    t('缺少经度或纬度。', 'Longitude or latitude is missing.'),
    t('请补上，例如 112.4810 和 37.7194。', 'Fill them in, such as 112.4810 and 37.7194.'),
  )
export const NO_SEATS = (at: string) =>
  refusal(
    'zones.bad-capacity',
    at,
    t('学位数应为整数。', 'Seats have to be a whole number.'),
    t('请补上。', 'Fill it in.'),
  )
export const NOT_IN_BLOCK = (at: string) =>
  refusal(
    'zones.no-home',
    at,
    t('学校不在任何小区内。', 'The school stands in no block.'),
    t('请核对经纬度，或填写所在小区。', 'Check its place, or name its block.'),
  )
export const NOT_ALIKE = (at: string) =>
  refusal(
    'zones.other-years',
    at,
    t('多校划片的各校要么都分年列学位，要么都不分。', 'Schools of one zone list seats by year all, or none.'),
    t('请补齐各年学位。', 'Complete the seats of the years.'),
  )
export const UNKNOWN_SCHOOL = (at: string, id: string) =>
  refusal(
    'zones.unknown-school',
    at,
    t(`现学区“${id}”不在学校表里。`, `Today’s school "${id}" is not in the list of schools.`),
    t('请核对编号；现在没有学区的留空。', 'Check its id; leave it empty where there is none.'),
  )
export const UNKNOWN_BLOCK = (at: string, id: string) =>
  refusal(
    'zones.unknown-block',
    at,
    t(`相邻小区“${id}”不在表里。`, `The neighbour "${id}" is not in the list.`),
    t('请核对编号。', 'Check its id.'),
  )
export const NO_YEAR = (at: string, heading: string) =>
  refusal(
    'zones.bad-year',
    at,
    t(`“${heading}”列应为整数。`, `"${heading}" has to be a whole number.`),
    t('请补上；没有的写 0。', 'Fill it in; 0 where there are none.'),
  )
export const OTHER_YEARS = (at: string, years: string) =>
  refusal(
    'zones.other-years',
    at,
    t(
      `学校表分年列出的年份应与小区表一致：${years}。`,
      `The years of the schools have to be those of the blocks: ${years}.`,
    ),
    t('请补齐或删去多出的年份列。', 'Add the missing columns, or take out those too many.'),
  )
export const KEPT_APART = (at: string): Refusal =>
  refusal(
    'zones.kept-apart',
    at,
    t(
      '“受保护的学校保留现有小区”与“学区连成一片”冲突：这个小区现属受保护的学校，却与它不相连。',
      '"A protected school keeps its blocks" clashes with "every zone in one piece": this block is apart from its school.',
    ),
    t(
      '请补上相邻关系，核对现学区，或取消这所学校的保护。',
      'Note the border it lacks, check its zone of today, or take the protection away.',
    ),
  )
export const UNREACHABLE = (at: string): Refusal =>
  refusal(
    'zones.unreachable',
    at,
    t(
      '“学区连成一片”与相邻关系冲突：从任何学校出发，经可去该校的小区都走不到这里。',
      '"Every zone in one piece" clashes with the borders: no school reaches this block over blocks that may attend it.',
    ),
    t(
      '请补上它与邻近小区的相邻关系（桥、通道），或放宽边界容差，或把它并入相邻小区。',
      'Note its border with a nearby block (a bridge, a passage), widen the tolerance, or merge it with a neighbour.',
    ),
  )
export const CUT_OFF = (at: string): Refusal =>
  refusal(
    'zones.cut-off',
    at,
    t(
      '划片时被相邻学区隔断，未找到方案（不等于无解）。',
      'It was cut off while zones grew; no plan was found, which does not prove there is none.',
    ),
    t('请增加它可去的学校（ways.nearest）。', 'Let it attend more schools (ways.nearest).'),
  )

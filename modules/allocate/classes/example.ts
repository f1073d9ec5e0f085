import { ok, type RegionCode, type Result, refusal, refuse, t } from '@kit/base'
import { type Random, randomFrom } from '@kit/kernels/random'
import type { Tx } from '@kit/store'
import { figureTable } from '../lists/figure-table.ts'
import type { ListRows } from '../lists/kind.ts'

const USUAL_SIZE = 45
const FAMILY = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN = '子雨欣浩宇轩佳怡明文一诺思涵安嘉晨梓可嫣航哲清朗宁远乐然'

/** The junior school that takes in most, as the figures have it; the year to try things out with is made up after it. */
export async function largestYear(
  tx: Tx,
  region: string,
  period: string,
): Promise<Result<{ school: string; pupils: number; classes: number } | null>> {
  const figures = await figureTable(tx, region, [period])
  if (!figures.ok) return figures
  const { units, value } = figures.value
  const known = units
    .filter(u => u.id !== region)
    .map(u => ({ school: u.name, pupils: value(u.id, 'entrants', 'junior') ?? 0 }))
    .sort((a, b) => b.pupils - a.pupils)
  const [largest] = known
  if (!largest || largest.pupils < 2 * USUAL_SIZE) return ok(null)
  return ok({ ...largest, classes: Math.ceil(largest.pupils / USUAL_SIZE) })
}

export async function examplePupils(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const year = await largestYear(tx, region, period)
  if (!year.ok) return year
  if (year.value === null) return refuse(NO_YEAR(region))
  const random = randomFrom(13)
  const born = Number(period.slice(0, 4)) - 13
  const rows = Array.from({ length: year.value.pupils }, (_row, i) => pupil(i, born, random))
  return ok({ header: HEADINGS, rows })
}

const HEADINGS = [
  ...['编号', '姓名', '性别', '出生日期', '户籍', '学前', '寄宿', '语文', '数学', '英语'],
  ...['同班', '分开', '指定班级', '指定理由', '随班就读'],
]

function pupil(i: number, born: number, random: Random): (string | number)[] {
  const pick = (of: string) => of[random.below(of.length)]!
  const share = (yes: number) => random.unit() < yes
  const ability = random.unit() + random.unit() + random.unit() - 1.5
  const mark = () => Math.max(40, Math.min(100, Math.round(82 + 10 * ability + 8 * (random.unit() - 0.5))))
  const day = `${born + (share(0.67) ? 0 : 1)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
  // Twins come next to each other; two who quarrel are to be parted; one cannot climb stairs; two are included pupils.
  const isTwin = i === 40 || i === 41 || i === 100 || i === 101
  return [
    ...[`C${String(i + 1).padStart(4, '0')}`, `${pick(FAMILY)}${pick(GIVEN)}${pick(GIVEN)}`],
    ...[share(0.48) ? '女' : '男', day, share(0.72) ? '本地' : share(0.6) ? '随迁' : '乡镇'],
    ...[share(0.9) ? '是' : '否', share(0.2) ? '是' : '否'],
    ...[mark(), mark(), share(0.03) ? '' : mark()],
    isTwin ? `双胞胎${i < 99 ? 1 : 2}` : '',
    i === 10 || i === 90 ? '甲' : '',
    ...(i === 77 ? [1, '行动不便，教室在一层'] : ['', '']),
    i === 77 || i === 120 ? '是' : '',
  ]
}
const two = (n: number) => String(n).padStart(2, '0')

const SUBJECTS = ['语文', '数学', '英语'] as const
/** One teacher of these teaches two classes. */
const SHARED = ['道德与法治', '历史', '生物'] as const

export async function exampleTeachers(
  tx: Tx,
  _: unknown,
  region: RegionCode,
  period: string,
): Promise<Result<ListRows>> {
  const year = await largestYear(tx, region, period)
  if (!year.ok) return year
  if (year.value === null) return refuse(NO_YEAR(region))
  const { classes } = year.value
  const random = randomFrom(14)
  const teacher = (subject: string, n: number, taught: number) => {
    const age = 25 + random.below(33)
    const title = age < 33 ? '二级' : age < 45 ? '一级' : '高级'
    return [
      ...[`${subject}教师${n}`, subject, taught, subject === '语文' ? '是' : ''],
      ...[random.unit() < 0.7 ? '女' : '男', age, age - 23, title],
    ]
  }
  const rows = [
    ...SUBJECTS.flatMap(s => Array.from({ length: classes }, (_x, k) => teacher(s, k + 1, 1))),
    ...SHARED.flatMap(s =>
      Array.from({ length: Math.ceil(classes / 2) }, (_x, k) =>
        teacher(s, k + 1, Math.min(2, classes - 2 * k)),
      ),
    ),
  ]
  return ok({ header: ['教师', '学科', '任教班数', '班主任', '性别', '年龄', '教龄', '职称'], rows })
}

const NO_YEAR = (region: string) =>
  refusal(
    'classes.no-example',
    region,
    t(
      '样例按初中招生数生成，本地区没有这项数据。',
      'The example is made from junior entrants, which are missing.',
    ),
    t('请先导入统计工作簿，或上传自己的名单。', 'Import the workbook first, or bring your own list.'),
  )

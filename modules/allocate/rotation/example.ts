import { ok, type RegionCode, type Result } from '@kit/base'
import { metresBetween } from '@kit/kernels/matching'
import { type Random, randomFrom } from '@kit/kernels/random'
import type { Tx } from '@kit/store'
import { type FigureTable, figureTable } from '../lists/figure-table.ts'
import type { ListRows } from '../lists/kind.ts'
import { shareOut } from '../lists/share-out.ts'

/** Made-up posts and teachers of a region's own schools, in the size of its figures. Nothing here is a rule. */

const SUBJECTS = {
  primary: { 小学语文: 36, 小学数学: 28, 小学英语: 10, 小学科学: 7, 小学体育: 0, 小学音乐: 0, 小学美术: 0 },
  junior: { 初中语文: 24, 初中数学: 24, 初中英语: 22, 初中理化: 14, 初中体育: 0, 初中音乐: 0, 初中美术: 0 },
} as const
const COUNTED = { 体育: 'pe_teachers', 音乐: 'music_teachers', 美术: 'fine_art_teachers' } as const
const ALL = Object.values(SUBJECTS).flatMap(s => Object.keys(s))
const SCHOOLING = ['高中阶段及以下', '专科', '本科', '硕士', '博士']
const SCHOOLING_METRICS = [
  'teachers_below_college',
  'teachers_college',
  'teachers_bachelor',
  'teachers_master',
  'teachers_doctor',
]
type ExampleStage = keyof typeof SUBJECTS

interface ExampleSchool {
  readonly id: string
  readonly name: string
  readonly stage: ExampleStage
  readonly lat: number
  readonly lon: number
  readonly teachers: number
  readonly backbone: number
  readonly pupils: number
  /** By subject of its stage. */
  readonly staff: readonly number[]
}

/** Public schools with a place, pupils and teachers on record. */
function schoolsOf(table: FigureTable): ExampleSchool[] {
  return table.units.flatMap(unit =>
    (['primary', 'junior'] as const).flatMap((stage): ExampleSchool[] => {
      const of = (metric: string) => table.value(unit.id, metric, stage)
      const [lat, lon] = [table.value(unit.id, 'latitude', 'all'), table.value(unit.id, 'longitude', 'all')]
      const [teachers, pupils] = [of('teachers'), of('pupils')]
      const isPrivate = table.value(unit.id, 'ownership', 'all') === 2
      if (isPrivate || lat === null || lon === null || !teachers || pupils === null) return []
      const staff = staffOf(stage, teachers, of)
      const backbone = of('backbone_teachers') ?? 0
      return [{ id: unit.id, name: unit.name, stage, lat, lon, teachers, pupils, backbone, staff }]
    }),
  )
}

/** Teachers by subject: those the statistics count, the others by a usual share. */
function staffOf(stage: ExampleStage, teachers: number, of: (metric: string) => number | null): number[] {
  const names = Object.keys(SUBJECTS[stage])
  const known = names.map(n => of(COUNTED[n.slice(2) as keyof typeof COUNTED] ?? '') ?? 0)
  const rest = Math.max(0, teachers - known.reduce((a, b) => a + b, 0))
  return shareOut(rest, Object.values(SUBJECTS[stage])).map((n, k) => n + (known[k] as number))
}

/** A third of a stage is strong, a third weak, by backbone teachers per pupil. */
function tierOf(school: ExampleSchool, all: readonly ExampleSchool[]): string {
  const per = (s: ExampleSchool) => s.backbone / Math.max(1, s.pupils)
  const own = all.filter(s => s.stage === school.stage)
  const better = own.filter(s => per(s) > per(school)).length
  if (better * 3 < own.length) return '优质'
  return better * 3 >= own.length * 2 ? '薄弱' : '一般'
}

/** What a strong school has too many of, a weak one lacks. */
const TILT: Readonly<Record<string, number>> = { 优质: 0.85, 一般: 1.06, 薄弱: 1.2 }

function postsOf(school: ExampleSchool, all: readonly ExampleSchool[]): number[] {
  const posts = Math.round(school.teachers * (TILT[tierOf(school, all)] as number))
  return shareOut(posts, school.staff)
}

export async function exampleSchools(tx: Tx, region: RegionCode, period: string): Promise<Result<ListRows>> {
  const table = await figureTable(tx, region, [period])
  if (!table.ok) return table
  const all = schoolsOf(table.value)
  const rows = all.map(s => {
    const posts = postsOf(s, all)
    const names = Object.keys(SUBJECTS[s.stage])
    const cells = ALL.map(n => posts[names.indexOf(n)] ?? 0)
    return [s.id, s.name, tierOf(s, all), s.lat, s.lon, ...cells, '编制为虚构']
  })
  return ok({ header: ['编号', '名称', '层级', '纬度', '经度', ...ALL, '备注'], rows })
}

const TEACHER_HEADER = [
  ...['编号', '姓名', '学校', '学科', '骨干', '本校年数', '学历', '暂缓', '家庭限距', '积分', '抽签号'],
  ...['志愿1', '志愿2', '配偶', '校长届数'],
]
/** Of so many teachers one and the next but sixty ask not to be parted. */
const COUPLE_EVERY = 250
const APART = 60
const TERMS = [0, 1, 2, 1, 3]

export async function exampleTeachers(tx: Tx, region: RegionCode, period: string): Promise<Result<ListRows>> {
  const table = await figureTable(tx, region, [period])
  if (!table.ok) return table
  const all = schoolsOf(table.value)
  const dice = randomFrom(20)
  const rows = all.flatMap(s => {
    const levels = SCHOOLING_METRICS.map(m => table.value.value(s.id, m, s.stage) ?? 0)
    return teachersOf(s, all, levels, dice)
  })
  const people = rows.map((r, i) => [
    numberOf(i),
    `教师${i + 1}（虚构）`,
    ...r,
    partnerOf(i, rows.length),
    '',
  ])
  const heads = all.map((s, i) => [
    ...[`H${String(i + 1).padStart(3, '0')}`, `校长${i + 1}（虚构）`, s.id],
    ...new Array<string>(TEACHER_HEADER.length - 4).fill(''),
    TERMS[i % TERMS.length] as number,
  ])
  return ok({ header: TEACHER_HEADER, rows: [...people, ...heads] })
}

function partnerOf(i: number, all: number): string {
  const [first, second] = [i - (i % COUPLE_EVERY), i - (i % COUPLE_EVERY) + APART]
  if (second >= all) return ''
  if (i === first) return numberOf(second)
  return i === second ? numberOf(first) : ''
}

const numberOf = (i: number) => `T${String(i + 1).padStart(5, '0')}`

function teachersOf(
  school: ExampleSchool,
  all: readonly ExampleSchool[],
  levels: readonly number[],
  dice: Random,
): (string | number)[][] {
  const names = Object.keys(SUBJECTS[school.stage])
  const subjects = school.staff.flatMap((n, k) => new Array<string>(n).fill(names[k] as string))
  const schooling = levels.flatMap((n, k) => new Array<string>(n).fill(SCHOOLING[k] as string))
  const isBackbone = shuffled(subjects.length, dice).map(place => place < school.backbone)
  const order = shuffled(subjects.length, dice)
  return subjects.map((subject, i) => {
    const years = 1 + dice.below(16)
    const wishes = years >= 6 && dice.below(100) < 7 ? nearbyOf(school, all, dice) : []
    return [
      school.id,
      subject,
      isBackbone[i] ? '是' : '否',
      years,
      schooling[order[i] as number] ?? '',
      dice.below(100) === 0 ? '产假' : '',
      dice.below(100) < 4 ? 5 : '',
      wishes.length > 0 ? years : '',
      wishes.length > 0 ? 1 + (dice.next() % 1_000_000_000) : '',
      wishes[0] ?? '',
      wishes[1] ?? '',
    ]
  })
}

/** Two of the six nearest schools of the stage. */
function nearbyOf(school: ExampleSchool, all: readonly ExampleSchool[], dice: Random): string[] {
  const near = all
    .filter(s => s.stage === school.stage && s.id !== school.id)
    .sort((a, b) => metresBetween(a, school) - metresBetween(b, school))
    .slice(0, 6)
  return shuffled(near.length, dice)
    .slice(0, 2)
    .map(i => near[i]?.id as string)
}

/** 0 … n − 1 in a made-up order. */
function shuffled(n: number, dice: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    ;[order[i], order[j]] = [order[j] as number, order[i] as number]
  }
  return order
}

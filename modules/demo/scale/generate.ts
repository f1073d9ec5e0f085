import type { RegionCode } from '@kit/base'
import { type Random, random } from '../random.ts'

export const SCALES = { city: 10, province: 150, nation: 2_850 } as const
export type Scale = keyof typeof SCALES

/** The school-stages of one stage of a county, column by column; row i of every column belongs to `units[i]`. */
export interface ScaleTable {
  readonly stage: 'primary' | 'junior'
  readonly units: readonly string[]
  /** By metric id. Figures of the whole school stand in both stages of a nine-year school, not yet split. */
  readonly columns: ReadonlyMap<ScaleMetric, Float64Array>
}

export interface ScaleCounty {
  readonly region: RegionCode
  readonly stages: readonly [ScaleTable, ScaleTable]
}

export const SCALE_METRICS = [
  'school_kind',
  'urban_rural',
  'ownership',
  'counted',
  'pupils',
  'classes',
  'largest_class',
  'teachers',
  'teachers_below_college',
  'teachers_college',
  'teachers_bachelor',
  'teachers_master',
  'teachers_doctor',
  'teachers_mid_title',
  'backbone_teachers',
  'pe_teachers',
  'music_teachers',
  'fine_art_teachers',
  'arts_teachers',
  'teaching_area',
  'indoor_sports_area',
  'sports_field_area',
  'equipment_value',
  'computers',
  'books',
  'multimedia_rooms',
] as const
export type ScaleMetric = (typeof SCALE_METRICS)[number]
/** Given once for the whole school. */
const WHOLE: ReadonlySet<string> = new Set([
  ...SCALE_METRICS.slice(0, 4),
  ...SCALE_METRICS.slice(SCALE_METRICS.indexOf('teaching_area')),
])
export function isWhole(metric: ScaleMetric): boolean {
  return WHOLE.has(metric)
}

const PROVINCES = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
  62, 63, 64, 65,
] as const

/**
 * Made-up counties one after another, about 74 school-stages each, as many as a city (10), a province (150) or the nation
 * (2,850) has. One county at a time is in memory.
 *
 * @complexity O(rows × columns); each county depends on the seed and its own code alone
 */
export function* generateScale({ level, seed }: { level: Scale; seed: string }): Generator<ScaleCounty> {
  for (let i = 0; i < SCALES[level]; i++) {
    const [region, inProvince] = countyCode(level, i)
    yield county(random(`${seed}/scale/${region}`), region, inProvince * 200)
  }
}

/** Provinces in turn at nation scale; counties of a city are numbered 01 to 20. */
function countyCode(level: Scale, i: number): [RegionCode, inProvince: number] {
  const spread = level === 'nation' ? PROVINCES.length : 1
  const province = spread === 1 ? 14 : PROVINCES[i % spread]!
  const n = Math.floor(i / spread)
  const two = (k: number) => String(k).padStart(2, '0')
  return [`${province}${two(Math.floor(n / 20) + 1)}${two((n % 20) + 1)}000000` as RegionCode, n]
}

function county(draw: Random, region: RegionCode, firstSerial: number): ScaleCounty {
  const numbers = { primary: draw.int(40, 62), junior: draw.int(9, 19), nineYear: draw.int(2, 7) }
  const tables = {
    primary: table('primary', numbers.primary + numbers.nineYear),
    junior: table('junior', numbers.junior + numbers.nineYear),
  }
  let serial = firstSerial
  const id = (category: number) => `${category}${region.slice(0, 2)}${String(++serial).padStart(6, '0')}`
  for (let i = 0; i < numbers.primary; i++) fill(draw, tables.primary, id(21), 211)
  for (let i = 0; i < numbers.junior; i++) fill(draw, tables.junior, id(31), 311)
  for (let i = 0; i < numbers.nineYear; i++) {
    const unit = id(31)
    fill(draw, tables.primary, unit, 312)
    fill(draw, tables.junior, unit, 312)
    share(tables.primary, tables.junior)
  }
  return { region, stages: [tables.primary, tables.junior] }
}

interface Filling extends ScaleTable {
  readonly units: string[]
}

function table(stage: 'primary' | 'junior', rows: number): Filling {
  return { stage, units: [], columns: new Map(SCALE_METRICS.map(m => [m, new Float64Array(rows)])) }
}

function fill(draw: Random, into: Filling, unit: string, kind: number): void {
  const row = into.units.push(unit) - 1
  const rural = draw.chance(350)
  const quality = draw.int(rural ? 650 : 800, rural ? 1_150 : 1_300)
  const set = (metric: ScaleMetric, value: number) => {
    into.columns.get(metric)![row] = value
  }
  set('school_kind', kind)
  set('urban_rural', rural ? 220 : 111)
  set('ownership', draw.chance(60) ? 2 : 1)
  set('counted', 1)
  people(draw, into.stage, rural ? draw.int(45, 420) : draw.int(320, 2_300), quality, set)
  premises(draw, into.columns.get('pupils')![row]!, quality, set)
}

type Set = (metric: ScaleMetric, value: number) => void

function people(draw: Random, stage: 'primary' | 'junior', pupils: number, quality: number, set: Set): void {
  const junior = stage === 'junior'
  const classes = Math.max(junior ? 3 : 6, Math.ceil(pupils / draw.int(36, 48)))
  const teachers = Math.max(
    classes + 1,
    Math.floor((pupils * 10) / draw.int(junior ? 110 : 150, junior ? 150 : 200)),
  )
  const part = (low: number, high: number) => Math.floor((teachers * draw.int(low, high)) / 1_000)
  const below = junior ? 0 : part(20, 160)
  const college = part(junior ? 40 : 180, junior ? 220 : 380)
  const master = part(0, 80)
  set('pupils', pupils)
  set('classes', classes)
  set('largest_class', Math.ceil(pupils / classes) + draw.int(0, 4))
  set('teachers', teachers)
  set('teachers_below_college', below)
  set('teachers_college', college)
  set('teachers_bachelor', teachers - below - college - master)
  set('teachers_master', master)
  set('teachers_mid_title', part(330, 700))
  set('backbone_teachers', Math.floor((teachers * draw.int(20, 160) * quality) / 1_000_000))
  set('pe_teachers', Math.floor((pupils * draw.int(30, 70)) / 10_000))
  set('music_teachers', Math.floor((pupils * draw.int(15, 35)) / 10_000))
  set('fine_art_teachers', Math.floor((pupils * draw.int(15, 35)) / 10_000))
}

function premises(draw: Random, pupils: number, quality: number, set: Set): void {
  const each = (low: number, high: number) => Math.floor((pupils * draw.int(low, high) * quality) / 100_000)
  const gym = draw.chance(400) ? draw.int(300, 1_000) : 0
  set('teaching_area', each(430, 900) + gym)
  set('indoor_sports_area', gym)
  set('sports_field_area', each(600, 1_500))
  set('equipment_value', each(190_000, 420_000) * 100)
  set('computers', each(8, 22))
  set('books', each(1_500, 4_200))
  set('multimedia_rooms', Math.max(4, Math.floor((pupils * draw.int(210, 340)) / 10_000)))
}

/** Both stages of a nine-year school have the same site and buildings: the last row of the two tables is made alike. */
function share(primary: Filling, junior: Filling): void {
  const from = primary.units.length - 1
  const to = junior.units.length - 1
  for (const metric of SCALE_METRICS)
    if (isWhole(metric)) junior.columns.get(metric)![to] = primary.columns.get(metric)![from]!
}

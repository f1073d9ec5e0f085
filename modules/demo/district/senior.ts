import type { Stage } from '@kit/base'
import { random } from '../random.ts'
import { LATEST, YEARS, type YearTotals } from './baseline.ts'
import { classFigures, classSizes } from './classes.ts'
import { spotIn } from './geography.ts'
import { classesByGrade, gradeFigures, sizesByGrade } from './grades.ts'
import type { Figures } from './staff.ts'
import { identityCode } from './unit.ts'

interface SeniorSchool {
  readonly id: string
  readonly name: string
  readonly township: number
  readonly urbanRural: number
  readonly builtYear: number
  /** Oldest year first. */
  readonly pupils: readonly [number, number, number]
  readonly usualClass: number
  readonly counsellors: { readonly all: number; readonly fullTime: number }
  readonly visits: number
  readonly pairing: Readonly<Record<string, number>>
}

/**
 * Three senior high schools, of which the document of the district says nothing: a model school that is too large but
 * shrinks, one of more than a thousand pupils without a full-time counsellor, and a weak one that is helped.
 */
export const SENIOR_SCHOOLS: readonly SeniorSchool[] = [
  {
    id: identityCode('34', 901),
    name: '青禾高级中学',
    township: 2,
    urbanRural: 111,
    builtYear: 1987,
    pupils: [3_340, 3_290, 3_210],
    usualClass: 53,
    counsellors: { all: 3, fullTime: 2 },
    visits: 2,
    pairing: { model_senior_school: 1, weak_senior_school: 0, helps_weak_schools: 1, helped_by_schools: 0 },
  },
  {
    id: identityCode('34', 902),
    name: '澄湖高级中学',
    township: 4,
    urbanRural: 111,
    builtYear: 2004,
    pupils: [1_520, 1_500, 1_480],
    usualClass: 50,
    counsellors: { all: 1, fullTime: 0 },
    visits: 1,
    pairing: { model_senior_school: 0, weak_senior_school: 0, helps_weak_schools: 0, helped_by_schools: 0 },
  },
  {
    id: identityCode('34', 903),
    name: '石泉高级中学',
    township: 7,
    urbanRural: 121,
    builtYear: 1996,
    pupils: [905, 880, 860],
    usualClass: 46,
    counsellors: { all: 1, fullTime: 0 },
    visits: 0,
    pairing: { model_senior_school: 0, weak_senior_school: 1, helps_weak_schools: 0, helped_by_schools: 1 },
  },
]

/** Every figure of one senior high school in a year. */
export function seniorFigures(seed: string, school: SeniorSchool, year: YearTotals): [Stage, Figures][] {
  const index = YEARS.indexOf(year)
  const pupils = school.pupils[index]!
  const history = YEARS.slice(0, index + 1).map(y => sizesOf(seed, school, y))
  const grades = classesByGrade(
    history.map(sizes => sizes.length),
    GRADES,
  )
  const classes = sizesByGrade(sizesOf(seed, school, year), grades)
  return [
    ['all', new Map([...identity(seed, school), ...house(seed, school, pupils, year), ...SAFE])],
    ['senior', new Map([...roll(school, pupils, index), ...register(classes), ...people(school, pupils)])],
  ]
}

function identity(seed: string, school: SeniorSchool): Figures {
  const [longitude, latitude] = spotIn(seed, school.township, school.id)
  return new Map([
    ['school_kind', 342],
    ['urban_rural', school.urbanRural],
    ['ownership', 1],
    ['counted', 1],
    ['boarding_school', 1],
    ['dense_city_school', 0],
    ['built_year', school.builtYear],
    ['longitude', longitude],
    ['latitude', latitude],
    ...Object.entries(school.pairing),
  ])
}

/** What was there before, less the leavers, with the entrants, is what is there now. */
function roll(school: SeniorSchool, pupils: number, index: number): Figures {
  const entrants = Math.floor(pupils / 3)
  const before = school.pupils[index - 1] ?? pupils
  return new Map([
    ['pupils', pupils],
    ['entrants', entrants],
    ['graduates', before + entrants - pupils],
    ['boarders', Math.floor((pupils * 38) / 100)],
    ['migrant_pupils', Math.floor((pupils * 6) / 100)],
    ['left_behind_pupils', 0],
    ['included_pupils', 0],
  ])
}

const GRADES = 3

function sizesOf(seed: string, school: SeniorSchool, year: YearTotals): number[] {
  const draw = random(`${seed}/senior/${school.id}/${year.first}`)
  const pupils = school.pupils[YEARS.indexOf(year)]!
  return classSizes(draw, pupils, { usual: school.usualClass, grades: GRADES })
}

/** The entry grade comes first. */
function register(grades: readonly (readonly number[])[]): Figures {
  return new Map([
    ...classFigures(grades.flat()),
    ...gradeFigures('senior', grades),
    ['largest_entry_class', Math.max(...(grades[0] ?? []))],
  ])
}

function people(school: SeniorSchool, pupils: number): Figures {
  const teachers = Math.ceil(pupils / 12)
  const masters = Math.floor((teachers * 18) / 100)
  const few = Math.ceil(teachers / 40)
  return new Map([
    ['staff', teachers + Math.ceil(teachers / 10)],
    ['teachers', teachers],
    ['teachers_below_college', 0],
    ['teachers_college', 0],
    ['teachers_bachelor', teachers - masters],
    ['teachers_master', masters],
    ['teachers_doctor', 0],
    ['teachers_mid_title', Math.floor((teachers * 56) / 100)],
    ['backbone_teachers', Math.floor((teachers * 9) / 100)],
    ['pe_teachers', few + 2],
    ['music_teachers', few],
    ['fine_art_teachers', few],
    ['arts_teachers', 0],
    ['visiting_pe_arts_teachers', 0],
    ['certified_teachers', teachers],
    ['trained_teachers', teachers],
    ['qualified_teachers', teachers],
    ['counsellors', school.counsellors.all],
    ['counsellors_full_time', school.counsellors.fullTime],
    ['master_visits_fewest', school.visits],
  ])
}

function house(seed: string, school: SeniorSchool, pupils: number, year: YearTotals): Figures {
  const draw = random(`${seed}/senior/house/${school.id}`)
  const places = Math.max(...school.pupils)
  const teaching = places * draw.int(5, 8)
  const field = places * draw.int(6, 10)
  const rooms = Math.ceil(places / 45)
  const ago = LATEST.first - year.first
  return new Map([
    ['site_area', teaching * 2 + field],
    ['building_area', teaching * 2],
    ['teaching_area', teaching],
    ['indoor_sports_area', 0],
    ['sports_field_area', field],
    ['converted_sports_area', 0],
    ['leased_sports_area', 0],
    ['equipment_value', pupils * (38 - 2 * ago) * 10_000],
    ['computers', Math.floor(pupils / 8)],
    ['books', pupils * draw.int(32, 45)],
    ['multimedia_rooms', rooms - 2 * ago],
    ['music_rooms', 2],
    ['music_room_smallest', 98],
    ['fine_art_rooms', 2],
    ['fine_art_room_smallest', 92],
    ['public_funds_budget', pupils * 1_200 * 100],
    ['training_spending', pupils * 72 * 100],
    ['classrooms', rooms],
    ['classrooms_lit', rooms],
    ['key_post_staff', 6],
    ['key_post_certified', 6],
    ['daily_exercise_minutes', 60],
    ['labour_lessons', 1],
  ])
}

/** Safe, served and monitored like all others. */
const SAFE: ReadonlyMap<string, number> = new Map(
  [
    ...['three_defences', 'full_time_guards', 'closed_campus', 'alarm_linked', 'video_linked', 'safe_campus'],
    ...['has_distinguished_teacher', 'after_school_service', 'smart_campus', 'quality_monitored'],
  ]
    .map((metric): [string, number] => [metric, 1])
    .concat([['grade_d_buildings', 0]]),
)

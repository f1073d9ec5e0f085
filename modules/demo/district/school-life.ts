import { type Random, random } from '../random.ts'
import { LATEST, type YearTotals } from './baseline.ts'
import type { Figures } from './staff.ts'

export interface House {
  readonly id: string
  readonly classes: number
  readonly rural: boolean
  readonly counted: boolean
}

/**
 * Safety and services of every school in a year. In 2020 all four safety goals are met and all but seven of
 * the counted schools (95.9 %, printed as 96) are safe campuses (S2-03.1..3); light, smart campuses and exercise are still on their way.
 */
export function schoolLifeFigures(
  seed: string,
  houses: readonly House[],
  year: YearTotals,
): Map<string, Figures> {
  const yearsAgo = LATEST.first - year.first
  const unsafe = notYetSafe(seed, houses, UNSAFE + 4 * yearsAgo)
  return new Map(
    houses.map(house => {
      const draw = random(`${seed}/life/${house.id}`)
      const secure = yearsAgo === 0 || draw.chance(940) ? 1 : 0
      return [
        house.id,
        new Map([...safety(secure, unsafe.has(house.id)), ...services(draw, house, yearsAgo)]),
      ]
    }),
  )
}

/** Counted schools that are no safe campuses in 2020. */
const UNSAFE = 7

function services(draw: Random, house: House, yearsAgo: number): [string, number][] {
  const smart = draw.chance((house.rural ? 300 : 620) - 90 * yearsAgo)
  const rooms = house.classes + draw.int(0, 4)
  const dark = Math.min(rooms, draw.int(0, 3) * (yearsAgo + 1))
  const posts = draw.int(2, 5)
  const late = draw.chance(100 * yearsAgo)
  return [
    ['key_post_staff', posts],
    ['key_post_certified', posts - (draw.chance(30 + 60 * yearsAgo) ? 1 : 0)],
    ['has_distinguished_teacher', late ? 0 : 1],
    ['after_school_service', late ? 0 : 1],
    ['smart_campus', smart ? 1 : 0],
    ['quality_monitored', 1],
    ['daily_exercise_minutes', draw.chance(930) ? 60 + 5 * draw.int(0, 4) : 45],
    ['labour_lessons', draw.chance(960) ? 1 : 0],
    ['classrooms', rooms],
    ['classrooms_lit', rooms - dark],
  ]
}

function safety(secure: number, unsafe: boolean): [string, number][] {
  return [
    ['three_defences', secure],
    ['full_time_guards', 1],
    ['closed_campus', 1],
    ['alarm_linked', secure],
    ['video_linked', secure],
    ['safe_campus', unsafe ? 0 : 1],
    ['grade_d_buildings', 0],
  ]
}

function notYetSafe(seed: string, houses: readonly House[], number: number): ReadonlySet<string> {
  const drawn = houses
    .filter(house => house.counted)
    .map(({ id }) => ({ id, at: random(`${seed}/safe/${id}`).int(0, 1_000_000) }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return new Set(drawn.slice(0, number).map(({ id }) => id))
}

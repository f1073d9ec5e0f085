import { random } from '../random.ts'
import type { Figures } from './staff.ts'

/** A school of which conditions are told: its pupils, and whether it is a school of its own in the country. */
export interface Housed {
  readonly id: string
  readonly pupils: number
  readonly rural: boolean
}

/**
 * Toilets of every school, and what rural schools still have in their books of points that were closed: each step of
 * what is to be done about idle premises has its example.
 */
export function conditionFigures(seed: string, schools: readonly Housed[]): Map<string, Figures> {
  const rural = schools.filter(school => school.rural)
  return new Map(
    schools.map(school => {
      const draw = random(`${seed}/conditions/${school.id}`)
      const perThousand = draw.chance(150) ? draw.int(26, 39) : draw.int(40, 60)
      const stalls: Figures = new Map([
        ['toilet_stalls', Math.max(4, Math.ceil((school.pupils * perThousand) / 1_000))],
      ])
      return [school.id, new Map([...stalls, ...idleOf(rural.indexOf(school))])]
    }),
  )
}

/** By place among the rural schools: area, title settled, use, wanted for education, use changed. */
const IDLE: readonly (readonly [number, number, number, number, number])[] = [
  [860, 0, 0, 0, 0],
  [0, 0, 0, 0, 0],
  [1_240, 1, 1, 1, 1],
  [640, 1, 0, 1, 0],
  [0, 0, 0, 0, 0],
  [1_530, 1, 3, 0, 0],
  [420, 1, 0, 0, 1],
]

function idleOf(place: number): [string, number][] {
  const [area, settled, use, wanted, changed] = IDLE[place] ?? [0, 0, 0, 0, 0]
  if (area === 0) return [['idle_area', 0]]
  return [
    ['idle_area', area],
    ['idle_title_settled', settled],
    ['idle_use', use],
    ['idle_wanted_for_education', wanted],
    ['idle_use_changed', changed],
  ]
}

import type { Stage } from '@kit/base'
import { apportion } from '../apportion.ts'
import { random } from '../random.ts'
import type { Figures } from './staff.ts'

/** A house with staff at a stage, as the year has it. */
export interface Staffed {
  readonly unit: string
  readonly stage: Stage
  readonly isPublic: boolean
  readonly staff: number
  readonly teachers: number
  /** As the school has reported them already; null where it has not. */
  readonly under35: number | null
}

/** People who are lent and whom no school borrows: they work in an office of the district, which the rules forbid. */
const OUTSIDE = 2
/** Who works where the post is not: so many are lent from school to school. */
const LENT = 14

/**
 * Posts as an account, ages and recruits of every house. People at work are the staff reported; what is lent is borrowed
 * elsewhere, but for two; posts are as many as the staff of public houses, so that every person without a post leaves one
 * empty somewhere.
 */
export function postFigures(seed: string, houses: readonly Staffed[]): Map<Staffed, Figures> {
  const own = houses.filter(h => h.isPublic && h.staff > 2)
  const draw = random(`${seed}/posts`)
  const tally = () => new Map<Staffed, number>()
  const [lent, borrowed, empty] = [tally(), tally(), tally()]
  const add = (to: Map<Staffed, number>, house: Staffed, n = 1) => to.set(house, (to.get(house) ?? 0) + n)
  for (let i = 0; i < LENT + OUTSIDE; i++) {
    const from = draw.int(0, own.length - 1)
    add(lent, own[from]!)
    if (i < LENT) add(borrowed, own[(from + draw.int(1, own.length - 1)) % own.length]!)
  }
  for (let i = 0; i < LENT; i++) {
    add(empty, draw.pick(own))
    add(empty, draw.pick(own), -1)
  }
  return new Map(
    houses.map(h => {
      const known = { lent: lent.get(h) ?? 0, borrowed: borrowed.get(h) ?? 0, empty: empty.get(h) ?? 0 }
      return [h, new Map([...(h.isPublic ? account(seed, h, known) : []), ...people(seed, h)])]
    }),
  )
}

function account(
  seed: string,
  { unit, stage, staff }: Staffed,
  { lent, borrowed, empty }: { lent: number; borrowed: number; empty: number },
): [string, number][] {
  const draw = random(`${seed}/posts/${unit}/${stage}`)
  const offQuota = draw.chance(stage === 'kindergarten' ? 700 : 120)
    ? Math.min(staff - borrowed, draw.int(1, 3))
    : 0
  const filled = staff - borrowed - offQuota + lent
  return [
    ['posts_approved', Math.max(0, filled + offQuota + empty)],
    ['staff_on_posts', filled],
    ['staff_lent', lent],
    ['staff_borrowed', borrowed],
    ['staff_off_quota', offQuota],
  ]
}

const BANDS = ['le29', '30_34', '35_39', '40_44', '45_49', '50_54', 'ge55'] as const

/** Many near fifty, as the document admits (S2-06.20); who was recruited is among the young. */
function people(seed: string, { unit, stage, teachers, under35 }: Staffed): [string, number][] {
  const draw = random(`${seed}/ages/${unit}/${stage}`)
  const shape = [11, 12, 13, 15, 21, 19, 9].map(n => n * 10 + draw.int(-25, 25))
  const ages =
    under35 === null
      ? apportion(teachers, shape)
      : [...apportion(under35, shape.slice(0, 2)), ...apportion(teachers - under35, shape.slice(2))]
  return [
    ['teachers_recruited_three_years', Math.min(ages[0]!, draw.int(0, 4))],
    ...BANDS.map((band, i): [string, number] => [`teachers_age_${band}`, ages[i]!]),
  ]
}

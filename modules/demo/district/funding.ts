import type { Stage } from '@kit/base'
import { random } from '../random.ts'
import type { Known } from './programmes.ts'
import { isRural, type School } from './school.ts'
import { SENIOR_SCHOOLS } from './senior.ts'
import { SPECIAL_SCHOOL } from './special.ts'
import type { Figures } from './staff.ts'

type Written = readonly [unit: string, stage: Stage, figures: Figures]
type Years = readonly [number, number, number]

const YUAN = 100
/** What the district paid a head, oldest year first; the special school at the rate its plan prints (S2-05.12). */
const PAID = {
  primary: [600 * YUAN, 650 * YUAN, 650 * YUAN],
  junior: [800 * YUAN, 850 * YUAN, 850 * YUAN],
  boarder: [200 * YUAN, 200 * YUAN, 200 * YUAN],
  special: [6_000 * YUAN, 6_000 * YUAN, 6_200 * YUAN],
  included: [6_000 * YUAN, 6_000 * YUAN, 6_000 * YUAN],
  heating: [90 * YUAN, 100 * YUAN, 100 * YUAN],
  preschool: [1_000 * YUAN, 1_000 * YUAN, 1_000 * YUAN],
  senior: [2_000 * YUAN, 2_000 * YUAN, 2_000 * YUAN],
} as const satisfies Record<string, Years>
const LIVING: Readonly<Record<'primary' | 'junior', number>> = { primary: 1_000 * YUAN, junior: 1_250 * YUAN }
const SMALL = 100

/**
 * Who is in need, and what was paid in the funding year. Most schools got what heads and rates give; on purpose the
 * village school without arts teachers was paid for its real heads instead of 100, the junior school with the large
 * classes got 95 in 100, and of one school nobody has said what it got.
 */
export function fundingFigures(
  seed: string,
  {
    schools,
    kindergartens,
  }: { readonly schools: readonly School[]; readonly kindergartens: readonly string[] },
  index: number,
  known: Known,
): Written[] {
  return [
    ...schools.flatMap(school => compulsory(seed, school, index, known)),
    ...kindergartens.map((unit): Written => [unit, 'kindergarten', inNeed(seed, unit, index, known)]),
    ...SENIOR_SCHOOLS.map((school): Written => [school.id, 'senior', grants(seed, school.id, index, known)]),
    [SPECIAL_SCHOOL.id, 'special', specialFunds(index, known)],
  ]
}

function compulsory(seed: string, school: School, index: number, known: Known): Written[] {
  const { id, stage, teaches } = school
  if (stage !== 'primary' && stage !== 'junior') return []
  const of = (metric: string) => known(id, stage, metric)
  const draw = random(`${seed}/funding/${id}`)
  const pupils = of('pupils')
  const included = of('included_pupils')
  const inNeed = Math.floor((pupils * draw.int(isRural(school) ? 30 : 4, isRural(school) ? 80 : 18)) / 1_000)
  const isFloored = isRural(school) && pupils < SMALL && teaches !== 'small-rural'
  const due = ((isFloored ? SMALL : pupils) - included) * PAID[stage][index]!
  const paid = teaches === 'junior-oversized' ? Math.floor((due * 95) / 100) : due
  return [
    [id, 'all', new Map([['winter_heating', 1]])],
    [
      id,
      stage,
      new Map([
        ['poor_day_pupils', inNeed],
        ['operating_funds_paid', teaches === 'missing' ? null : paid],
        ['boarding_funds_paid', of('boarders') * PAID.boarder[index]!],
        ['special_funds_paid', included * PAID.included[index]!],
        ['heating_funds_paid', pupils * PAID.heating[index]!],
        ['boarder_subsidy_paid', of('poor_boarders') * LIVING[stage]],
        ['day_subsidy_paid', index === 0 ? 0 : (inNeed * LIVING[stage]) / 2],
      ]),
    ],
  ]
}

function inNeed(seed: string, unit: string, index: number, known: Known): Figures {
  const draw = random(`${seed}/aid/${unit}`)
  const children = Math.floor((known(unit, 'kindergarten', 'pupils') * draw.int(5, 62)) / 1_000)
  return new Map([
    ['poor_children', children],
    ['preschool_aid_paid', children * PAID.preschool[index]!],
  ])
}

/** One senior school has more students in need than the cover allows. */
function grants(seed: string, unit: string, index: number, known: Known): Figures {
  const pupils = known(unit, 'senior', 'pupils')
  const students = Math.floor((pupils * random(`${seed}/grants/${unit}`).int(120, 260)) / 1_000)
  return new Map([
    ['poor_students', students],
    ['senior_grant_paid', Math.min(students, Math.floor(pupils / 5)) * PAID.senior[index]!],
  ])
}

function specialFunds(index: number, known: Known): Figures {
  return new Map([
    ['special_funds_paid', known(SPECIAL_SCHOOL.id, 'special', 'pupils') * PAID.special[index]!],
  ])
}

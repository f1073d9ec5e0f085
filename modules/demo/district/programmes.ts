import type { Stage } from '@kit/base'
import { type Random, random } from '../random.ts'
import { isRural, type School } from './school.ts'
import { SPECIAL_SCHOOL } from './special.ts'
import type { Figures } from './staff.ts'

/** What has been written about a school so far. */
export type Known = (unit: string, stage: Stage, metric: string) => number

type Written = readonly [unit: string, stage: Stage, figures: Figures]

/**
 * Figures of schools for the opinion on town and country and the programme for balance. Most schools keep to the rules;
 * the village school without arts teachers, teaching points with a third grade and a few others do not, on purpose.
 */
export function programmeFigures(
  seed: string,
  schools: readonly School[],
  index: number,
  known: Known,
): Written[] {
  return [
    ...schools.flatMap((school): Written[] => [
      [school.id, 'all', conditions(seed, school, index, known)],
      [school.id, 'all', conduct(seed, school, index)],
      [school.id, school.stage, courses(seed, school, index, known)],
    ]),
    [SPECIAL_SCHOOL.id, 'all', new Map([...DIGITAL_ALL, ...COMPLIANT, ['special_classes', 0]])],
    [SPECIAL_SCHOOL.id, 'special', specialLessons(known)],
  ]
}

/** Each school joins in the year its own draw falls below the share of that year, and stays. */
function joined(draw: Random, shares: readonly [number, number, number], index: number): number {
  return draw.int(0, 999) < shares[index]! ? 1 : 0
}

const DIGITAL_ALL = [
  ['central_school', 1],
  ['digital_campus', 1],
  ['wireless_coverage', 1],
] as const
const COMPLIANT = [
  ['management_plan', 1],
  ['curriculum_items_published', 5],
  ['entrance_exams', 0],
] as const

function conditions(seed: string, school: School, index: number, known: Known): Figures {
  const draw = random(`${seed}/conditions/${school.id}`)
  const village = isRural(school) && school.stage === 'primary'
  const largest = known(school.id, school.stage, 'largest_class')
  const included = known(school.id, school.stage, 'included_pupils')
  const posts = known(school.id, school.stage, 'staff')
  return new Map([
    ['central_school', village && !draw.chance(350) ? 0 : 1],
    ['digital_campus', joined(draw, [780, 900, 985], index)],
    ['wireless_coverage', joined(draw, [850, 950, 1_000], index)],
    ['management_plan', joined(draw, [700, 900, 1_000], index)],
    ['national_facility_standard', school.teaches === 'small-rural' ? 0 : 1],
    ['provincial_school_standard', joined(draw, [880, 950, 990], index)],
    ['condition_groups_met', largest <= (school.stage === 'primary' ? 45 : 50) ? 8 : 7],
    ['professional_posts', posts],
    ['mid_senior_posts', Math.floor((posts * [382, 389, 397][index]! + 500) / 1_000)],
    ['resource_rooms', included >= 5 && !draw.chance(150) ? 1 : 0],
    ['special_classes', 0],
  ])
}

function conduct(seed: string, school: School, index: number): Figures {
  const draw = random(`${seed}/conduct/${school.id}`)
  return new Map([
    ['top_grade', school.unitKind === 'teaching-point' ? 3 : school.stage === 'primary' ? 6 : 9],
    ['curriculum_items_published', draw.chance(20) ? 4 : 5],
    ['admission_items_published', 4],
    ['entrance_exams', school.ownership === 2 && index === 0 ? 1 : 0],
    ['key_classes', 0],
    ['score_rankings', school.teaches === 'big-old' && index < 2 ? 1 : 0],
    ['holiday_classes', school.teaches === 'junior-oversized' ? 1 : 0],
    ['illegal_fees', 0],
    ['paid_tutoring', school.teaches === 'big-new' && index === 1 ? 1 : 0],
  ])
}

/** Of the courses of the national curriculum, PE, music and fine art want a teacher in the village school. */
function courses(seed: string, school: School, index: number, known: Known): Figures {
  const draw = random(`${seed}/courses/${school.id}`)
  const of = (metric: string) => known(school.id, school.stage, metric)
  const part = (n: number, low: number, high: number) => Math.floor((n * draw.int(low, high)) / 1_000)
  const required = school.stage === 'primary' ? 10 : 13
  const withoutArts = school.teaches === 'small-rural'
  const reached = [880, 960, 1_000][index]!
  return new Map([
    ['courses_required', required],
    ['courses_offered', required],
    ['courses_staffed', withoutArts ? required - 3 : required],
    ['resource_classes', part(of('classes'), reached, reached)],
    ['learning_space_teachers', part(of('teachers'), reached, reached)],
    ['learning_space_pupils', part(of('pupils'), ...spaces(school, reached))],
    ['teachers_health_checked', of('teachers') - (index < 2 && draw.chance(300) ? 1 : 0)],
    ['teachers_under_35', part(of('teachers'), 220, 420)],
    ['zone_children', part(of('entrants'), 925, school.teaches === 'big-new' ? 1_320 : 1_080)],
    ['admission_places', of('entrants')],
    ['choice_pupils', isRural(school) ? 0 : part(of('pupils'), 0, 26)],
    ['migrant_only_classes', 0],
    ['left_behind_registered', Math.max(0, of('left_behind_pupils') - (draw.chance(60) ? 1 : 0))],
    ['poor_boarders', part(of('boarders'), 180, 420)],
  ])
}

function spaces(school: School, reached: number): [number, number] {
  return school.stage === 'junior' ? [reached, reached] : [450, 800]
}

function specialLessons(known: Known): Figures {
  const of = (metric: string) => known(SPECIAL_SCHOOL.id, 'special', metric)
  return new Map([
    ['resource_classes', of('classes')],
    ['learning_space_teachers', of('teachers')],
    ['teachers_health_checked', of('teachers')],
  ])
}

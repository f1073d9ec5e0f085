import type { Stage } from '@kit/base'
import { random } from '../random.ts'
import type { YearTotals } from './baseline.ts'
import { spotIn } from './geography.ts'
import type { Figures } from './staff.ts'
import { identityCode } from './unit.ts'

/** The one special school (S2-05.10). */
export const SPECIAL_SCHOOL = { id: identityCode('51', 601), name: '向阳特殊教育学校', township: 3 } as const

export function specialFigures(seed: string, year: YearTotals): [Stage, Figures][] {
  const [longitude, latitude] = spotIn(seed, SPECIAL_SCHOOL.township, SPECIAL_SCHOOL.id)
  const { pupils, teachers } = year.special
  const draw = random(`${seed}/special`)
  const identity: Figures = new Map([
    ['school_kind', 511],
    ['urban_rural', 111],
    ['ownership', 1],
    ['counted', 1],
    ['boarding_school', 0],
    ['built_year', draw.int(1990, 2012)],
    ['longitude', longitude],
    ['latitude', latitude],
  ])
  const people: Figures = new Map([
    ['pupils', pupils],
    ['entrants', 27],
    ['graduates', 22],
    ['classes', Math.ceil(pupils / 10)],
    ['staff', teachers + 4],
    ['teachers', teachers],
    ['teachers_below_college', 0],
    ['teachers_college', 9],
    ['teachers_bachelor', teachers - 11],
    ['teachers_master', 2],
    ['teachers_doctor', 0],
    ['teachers_mid_title', 17],
    ['certified_teachers', teachers],
    ['qualified_teachers', teachers],
  ])
  return [
    ['all', identity],
    ['special', people],
  ]
}

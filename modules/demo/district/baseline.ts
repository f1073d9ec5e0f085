/**
 * The printed figures of the demonstration district for 2020 and our reading of its unclear ones. Nothing here is a number
 * of the law; thresholds live in the packs. Clause ids name the line of the source document a figure comes from.
 */
export const BASELINE = {
  /** S2-05.16..20 */
  primary: { urbanPublic: 38, ruralPublic: 11, private: 2 },
  junior: { urban: 10, rural: 3 },
  /** S2-05.17: eleven rural primary schools inside three unions. */
  unions: 3,
  /** S2-06.1, S2-06.21 */
  groups: 6,
  branches: 9,
  /** S2-04.1..3, 04.7, 04.8; 7,995 of 16,760 children print as 47.7 %. */
  kindergartens: {
    number: 100,
    children: 16_760,
    teachers: 1_696,
    inclusive: 95,
    inInclusive: 16_309,
    public: 41,
    inPublic: 7_995,
    /** S2-04.10: 1,102 of 1,696 print as 65 %. */
    specialists: 1_102,
  },
  /** S2-05.10, S2-05.21, S2-05.11 (yuan) */
  special: { pupils: 230, teachers: 33, fundsPerPupil: 6_200 },
  /** S2-06.4; read as the posts of the 64 compulsory schools (the source leaves the scope open). */
  staff: 3_087,
  /** S2-02.1; read as the teachers of the 64 compulsory schools: 17.5 pupils each. */
  teachers: { primary: 2_621, junior: 370 },
  /** S2-02.9..10: 85 of the province and 930 of the city, each person once. */
  backbone: { primary: 872, junior: 143 },
  /** S2-02.5: 864 in five years, 173 a year. */
  rotatedAYear: 173,
} as const

export interface YearTotals {
  /** Calendar year in which the school year begins. */
  readonly first: number
  readonly pupils: ByStage
  readonly graduates: ByStage
  readonly teachers: ByStage
  readonly staff: number
  readonly kindergartens: {
    readonly children: number
    readonly inPublic: number
    readonly inInclusive: number
    readonly inclusive: number
    readonly teachers: number
    readonly specialists: number
  }
  readonly special: { readonly pupils: number; readonly teachers: number }
}
interface ByStage {
  readonly primary: number
  readonly junior: number
}

/** Totals a school year; the last one is printed (S2-05.5, 05.6), the years before are plausible. */
export const YEARS: readonly YearTotals[] = [
  {
    first: 2018,
    pupils: { primary: 46_955, junior: 3_990 },
    graduates: { primary: 7_402, junior: 1_410 },
    teachers: { primary: 2_538, junior: 364 },
    staff: 2_998,
    kindergartens: {
      children: 16_105,
      inPublic: 7_310,
      inInclusive: 15_020,
      inclusive: 88,
      teachers: 1_561,
      specialists: 890,
    },
    special: { pupils: 221, teachers: 31 },
  },
  {
    first: 2019,
    pupils: { primary: 47_812, junior: 3_912 },
    graduates: { primary: 7_540, junior: 1_402 },
    teachers: { primary: 2_582, junior: 367 },
    staff: 3_044,
    kindergartens: {
      children: 16_438,
      inPublic: 7_660,
      inInclusive: 15_700,
      inclusive: 92,
      teachers: 1_634,
      specialists: 996,
    },
    special: { pupils: 226, teachers: 32 },
  },
  {
    first: 2020,
    pupils: { primary: 48_550, junior: 3_853 },
    graduates: { primary: 7_690, junior: 1_385 },
    teachers: BASELINE.teachers,
    staff: BASELINE.staff,
    kindergartens: BASELINE.kindergartens,
    special: BASELINE.special,
  },
]

export const LATEST = YEARS.at(-1)!

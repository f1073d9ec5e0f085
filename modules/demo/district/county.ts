import { BASELINE, type YearTotals } from './baseline.ts'
import { planFigures } from './plan-county.ts'

const YUAN = 100

/** Figures of the county as a whole, oldest year first. Printed ones name their clause; the others are plausible. */
const BY_YEAR: Readonly<Record<string, readonly [number, number, number]>> = {
  population: [688_200, 697_400, 706_100],
  teacher_average_pay: [81_600 * YUAN, 85_300 * YUAN, 89_200 * YUAN],
  civil_servant_average_pay: [82_400 * YUAN, 85_300 * YUAN, 88_600 * YUAN],
  /** S2-05.11 */
  special_per_pupil_funds: [6_000 * YUAN, 6_000 * YUAN, BASELINE.special.fundsPerPupil * YUAN],
  rotation_eligible: [1_468, 1_489, 1_512],
  /** S2-02.5: 864 in five years. */
  rotation_moved: [172, 173, BASELINE.rotatedAYear],
  rotation_moved_backbone: [27, 30, 31],
  junior_graduates: [1_410, 1_402, 1_385],
  junior_entrants_three_years_ago: [1_416, 1_407, 1_388],
  junior_first_year_three_years_ago: [1_416, 1_407, 1_388],
  junior_transferred_in: [11, 9, 12],
  /** With these the retention of 2020 is 99.64 % by either formula (S2-05.8). */
  junior_transferred_out: [10, 8, 10],
  junior_deaths: [0, 0, 0],
  disabled_children: [398, 405, 412],
  disabled_children_enrolled: [384, 393, 402],
  migrant_eligible: [7_690, 7_904, 8_140],
  migrant_in_public: [6_905, 7_240, 7_566],
  in_zone_share_primary: [100, 100, 100],
  in_zone_share_junior: [93.8, 95, 96.2],
  quota_seat_share: [60, 60, 62],
  social_recognition: [84.7, 86.9, 88.6],
  monitoring_between_school_rate: [0.158, 0.149, 0.131],
  monitoring_lowest_level: [2, 3, 3],
  /** 16,760 of 16,945 children print as 98.91 % (S2-04.9); the other stream says 98.5 %. */
  children_3_to_5: [16_410, 16_680, 16_945],
  /** Recognised in 2015 (S2-05.9). */
  basic_balance_years: [3, 4, 5],
  fiscal_growth_failures: [0, 0, 0],
  preschool_recognition: [84.1, 85.4, 86.9],
  /** S2-06.17 */
  fitness_pass_share: [95.9, 96.3, 96.8],
}

/** What inspectors attested, `1` yes and `0` no. Homework load has not been looked at: no entry, not a no. */
const ATTESTED: Readonly<Record<string, readonly [number, number, number]>> = {
  /** Structural vacancies and weak IT skills, as the document admits (S2-06.20). */
  attest_subject_teachers: [0, 0, 0],
  attest_ict_in_teaching: [0, 0, 0],
  attest_standardisation: [0, 1, 1],
  attest_pre_estate: [0, 0, 1],
  attest_unified_equipment: [0, 1, 1],
}
const ATTESTED_YES = [
  'attest_provincial_school_standard',
  'attest_migrant_in_plan',
  'attest_left_behind_care',
  'attest_quota_rising',
  'attest_accountability',
  'attest_transfer_payment_share',
  'attest_performance_pay',
  'attest_regular_rotation',
  'attest_training_funds',
  'attest_full_curriculum',
  'attest_retention_provincial',
  'attest_fitness_provincial',
  'attest_no_key_schools',
  'attest_layout_plan',
  'attest_unified_construction',
  'attest_unified_staffing',
  'attest_unified_funds',
  'attest_county_staffing',
  'attest_quota_tilted_rural',
  'attest_monitoring_kept_high',
  'attest_school_charters',
  'attest_moral_education',
  'attest_no_exam_admission',
  'attest_no_choice_violations',
  'attest_no_vacant_posts',
  'attest_no_major_accident',
  'attest_no_fraud',
  'attest_pre_party_leadership',
  'attest_pre_plan',
  'attest_pre_network',
  'attest_pre_funding',
  'attest_pre_fees',
  'attest_pre_pay',
  'attest_pre_safety',
  'attest_pre_supervision',
  'attest_pre_conditions_improved',
  'attest_pre_no_accident',
  'attest_pre_teacher_management',
  'attest_pre_scientific_care',
  'attest_pre_no_primary_teaching',
] as const

const FIRST_YEAR = 2018

/** Region-level figures of a year; small village schools are counted from the schools' own figures. */
export function countyFigures(year: YearTotals, smallSchools: number): Map<string, number> {
  const index = year.first - FIRST_YEAR
  const figures = new Map<string, number>()
  for (const table of [BY_YEAR, ATTESTED])
    for (const [metric, values] of Object.entries(table)) figures.set(metric, values[index]!)
  for (const metric of ATTESTED_YES) figures.set(metric, 1)
  for (const [metric, value] of planFigures(year, index)) figures.set(metric, value)
  return figures.set('small_schools_under_100', smallSchools).set('small_schools_funded_as_100', smallSchools)
}

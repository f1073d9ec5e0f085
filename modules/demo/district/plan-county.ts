import { BASELINE, type YearTotals } from './baseline.ts'

const YUAN = 100
const WAN_YUAN = 10_000 * YUAN

/**
 * Figures of the county which only plans ask for, oldest year first. Those of 2020 print as the plan of the district has
 * them (clauses beside them); the years before are plausible. Some fail on purpose: dropouts, kindergartens built, land.
 */
const BY_YEAR: Readonly<Record<string, readonly [number, number, number]>> = {
  /** S2-01.1..4: 10.29 and 8.85 hundred million in 2020, 6.86 and 5.82 in 2015. */
  education_spending: [91_400 * WAN_YUAN, 97_300 * WAN_YUAN, 102_900 * WAN_YUAN],
  education_spending_fiscal: [78_100 * WAN_YUAN, 83_400 * WAN_YUAN, 88_500 * WAN_YUAN],
  education_spending_five_years_ago: [59_800 * WAN_YUAN, 63_900 * WAN_YUAN, 68_600 * WAN_YUAN],
  education_spending_fiscal_five_years_ago: [50_600 * WAN_YUAN, 54_100 * WAN_YUAN, 58_200 * WAN_YUAN],
  education_budget: [71_800 * WAN_YUAN, 76_500 * WAN_YUAN, 80_900 * WAN_YUAN],
  education_budget_spent: [72_300 * WAN_YUAN, 77_100 * WAN_YUAN, 81_400 * WAN_YUAN],
  /** 9.6 % in the last year: below the 10 % of S2-80.4. */
  land_net_revenue: [21_000 * WAN_YUAN, 24_000 * WAN_YUAN, 25_000 * WAN_YUAN],
  land_revenue_for_education: [2_100 * WAN_YUAN, 2_400 * WAN_YUAN, 2_400 * WAN_YUAN],
  /** S2-01.7..10 */
  construction_spending_five_years: [45_300 * WAN_YUAN, 49_100 * WAN_YUAN, 51_960 * WAN_YUAN],
  informatisation_spending_five_years: [4_310 * WAN_YUAN, 5_120 * WAN_YUAN, 5_898 * WAN_YUAN],
  equipment_spending_five_years: [4_080 * WAN_YUAN, 4_560 * WAN_YUAN, 5_026 * WAN_YUAN],
  security_spending_five_years: [760 * WAN_YUAN, 930 * WAN_YUAN, 1_096 * WAN_YUAN],
  /** S2-01.6: at or above the standard of the province. */
  per_pupil_cost_kindergarten: [6_900 * YUAN, 7_300 * YUAN, 7_800 * YUAN],
  per_pupil_cost_standard_kindergarten: [6_800 * YUAN, 7_200 * YUAN, 7_600 * YUAN],
  per_pupil_cost_primary: [10_900 * YUAN, 11_500 * YUAN, 12_100 * YUAN],
  per_pupil_cost_standard_primary: [10_800 * YUAN, 11_400 * YUAN, 12_000 * YUAN],
  per_pupil_cost_junior: [15_100 * YUAN, 15_900 * YUAN, 16_800 * YUAN],
  per_pupil_cost_standard_junior: [15_000 * YUAN, 15_800 * YUAN, 16_500 * YUAN],
  per_pupil_cost_special: [58_000 * YUAN, 60_500 * YUAN, 63_000 * YUAN],
  per_pupil_cost_standard_special: [57_000 * YUAN, 60_000 * YUAN, 62_000 * YUAN],
  /** S2-02.12, 02.13 */
  performance_pay_average: [40_600 * YUAN, 42_300 * YUAN, 43_200 * YUAN],
  performance_pay_average_institutions: [29_000 * YUAN, 29_600 * YUAN, 30_000 * YUAN],
  class_teacher_allowance: [800 * YUAN, 1_000 * YUAN, 1_000 * YUAN],
  /** S2-02.3..10 */
  training_person_times_five_years: [43_800, 47_900, 50_600],
  teachers_recruited_five_years: [201, 219, 234],
  teachers_rotated_five_years: [858, 861, 864],
  special_grade_teachers: [15, 17, 18],
  provincial_master_teachers: [9, 11, 12],
  city_master_teachers: [36, 39, 42],
  provincial_leading_teachers: [74, 80, 85],
  city_leading_teachers: [861, 897, 930],
  /** S2-06.4 */
  managed_posts: [3_002, 3_048, BASELINE.staff],
  managed_posts_filled: [2_998, 3_044, BASELINE.staff],
  years_since_posts_review: [0, 1, 2],
  ethics_training_months: [1, 1, 1],
  /** S2-05.23, 05.24: 54 % of 50. */
  vocational_students: [352, 363, 371],
  vocational_subject_teachers: [46, 48, 50],
  dual_qualified_teachers: [22, 25, 27],
  major_accidents: [0, 0, 0],
  /** S2-06.13..15, 06.23..25 */
  aid_eligible: [4_210, 4_080, 3_960],
  aid_received: [4_190, 4_076, 3_960],
  preschool_aid_times_five_years: [8_940, 9_560, 10_102],
  preschool_aid_amount_five_years: [4_470_000 * YUAN, 4_780_000 * YUAN, 5_051_000 * YUAN],
  compulsory_aid_persons_five_years: [2_790, 2_980, 3_142],
  compulsory_aid_amount_five_years: [698_000 * YUAN, 752_500 * YUAN, 803_625 * YUAN],
  student_loans_five_years: [1_940 * WAN_YUAN, 2_120 * WAN_YUAN, 2_304 * WAN_YUAN],
  freshman_aid_persons_five_years: [103, 112, 121],
  freshman_aid_amount_five_years: [768_000 * YUAN, 842_000 * YUAN, 915_000 * YUAN],
  /** S2-06.10: all of the eligible. */
  migrant_admitted: [7_690, 7_904, 8_140],
  dropouts: [3, 1, 2],
  /** S2-06.1..3, 06.21, 06.22 */
  education_groups: [4, 5, 6],
  group_branches: [6, 8, 9],
  school_communities: [8, 9, 10],
  preschool_communities: [16, 19, 21],
  quality_seats: [21_480, 25_130, 28_251],
  /** S2-05.13, 05.22, 05.25, 06.27 */
  training_institutions: [241, 236, 227],
  special_medals_five_years: [121, 143, 162],
  model_streets: [4, 5, 6],
  feature_designations: [42, 47, 51],
  /** S2-05.14: 85 % of the residents. */
  community_education_residents: [571_200, 585_800, 600_185],
  learning_centres: [12, 12, 12],
  learning_centres_accepted: [3, 5, 7],
  /** S2-06.16 */
  connected_units: [71, 75, 78],
  units_to_connect: [78, 78, 78],
  delegated_powers: [3, 5, 7],
  education_hearings: [2, 2, 2],
  /** S2-05.7: everybody of school age, also those in schools of other districts. */
  primary_age_children: [46_700, 47_500, 48_210],
  primary_age_enrolled: [46_700, 47_500, 48_210],
  junior_age_children: [19_400, 19_800, 20_260],
  junior_age_enrolled: [19_400, 19_800, 20_260],
  junior_enrolled_all_ages: [19_520, 19_890, 20_330],
  /** S2-05.11 */
  intellectually_disabled_children: [176, 181, 187],
  intellectually_disabled_enrolled: [175, 181, 187],
  unlicensed_kindergartens: [7, 4, 2],
  kindergartens_built: [3, 4, 2],
  special_years_offered: [9, 9, 9],
  inclusion_pilots: [0, 0, 1],
  peer_mean_retention: [99.41, 99.48, 99.52],
  peer_mean_preschool_gross: [97.9, 98.6, 98.95],
  /** S2-06.17, 06.19, 06.26 */
  fitness_excellent_share: [30.4, 31.7, 33],
  moral_pass_share: [100, 100, 100],
  moral_excellent_share: [28.1, 29.7, 31.3],
  digital_teachers: [1_980, 2_290, 2_570],
  digital_pupils: [33_100, 38_400, 43_800],
  digital_schools: [31, 40, 49],
}

/** S2-06.11: everybody has the four benefits; files on mental health are still being made (S2-30.4). */
function shares({ first, pupils }: YearTotals): [string, number][] {
  const all = pupils.primary + pupils.junior
  const onFile = { 2018: 610, 2019: 720, 2020: 860 }[first] ?? 0
  return [
    ['universal_benefit_pupils', all],
    ['mental_files_pupils', Math.floor((all * onFile) / 1_000)],
  ]
}

/** What only plans ask of the county, in a year counted from the first one. */
export function planFigures(year: YearTotals, index: number): [string, number][] {
  return [
    ...Object.entries(BY_YEAR).map(([metric, values]): [string, number] => [metric, values[index]!]),
    ...shares(year),
  ]
}

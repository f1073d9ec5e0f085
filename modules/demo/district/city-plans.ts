import { random } from '../random.ts'
import type { Figures } from './staff.ts'

const YUAN = 100
const WAN_YUAN = 10_000 * YUAN

type Years = readonly [number, number, number]

/** Kindergartens: the priority areas, spending per child and the evaluation of the counties are behind on purpose. */
const KINDERGARTENS: Readonly<Record<string, Years>> = {
  city_counties: [6, 6, 6],
  counties_preschool_passed: [0, 1, 2],
  priority_area_kinds_served: [3, 4, 4],
  estate_sync_steps_fewest: [3, 4, 5],
  severe_need_children: [64, 66, 68],
  severe_need_in_kindergarten: [21, 24, 27],
  preschool_fiscal_spending: [17_120 * WAN_YUAN, 17_950 * WAN_YUAN, 18_200 * WAN_YUAN],
  kindergarten_fees_collected: [5_560 * WAN_YUAN, 5_730 * WAN_YUAN, 5_830 * WAN_YUAN],
  kindergarten_fees_in_treasury: [5_490 * WAN_YUAN, 5_730 * WAN_YUAN, 5_830 * WAN_YUAN],
  kindergarten_fee_diversions: [1, 0, 0],
  preschool_researchers: [0, 1, 1],
}

/** Senior high schools: subjects without a researcher; fewer of the quota places filled than the year before. */
const SENIOR: Readonly<Record<string, Years>> = {
  youths_15_to_17: [9_980, 9_910, 9_860],
  senior_stage_students: [9_630, 9_660, 9_690],
  quota_seats: [1_180, 1_200, 1_240],
  quota_seats_filled: [1_120, 1_146, 1_180],
  researcher_days_fewest: [3, 5, 5],
  promoted_cases_fewest: [0, 1, 1],
  senior_subjects: [14, 14, 14],
  senior_subjects_researched: [9, 11, 12],
  senior_inspection_foci: [7, 9, 9],
}

/** Town and country: money for equipment is not yet matched. */
const TOWN_AND_COUNTRY: Readonly<Record<string, Years>> = {
  townships: [3, 3, 3],
  model_counties: [3, 4, 4],
  rural_teachers: [512, 518, 524],
  rural_teachers_paid_direct: [512, 518, 524],
  town_teacher_month_pay: [6_840 * YUAN, 7_150 * YUAN, 7_480 * YUAN],
  rural_teacher_month_pay: [6_620 * YUAN, 6_940 * YUAN, 7_290 * YUAN],
  sponsor_enterprises: [12, 14, 15],
  weak_rural_schools: [5, 4, 4],
  weak_rural_schools_sponsored: [4, 4, 4],
  sponsor_donations: [310 * WAN_YUAN, 402 * WAN_YUAN, 486 * WAN_YUAN],
  school_buses: [18, 20, 22],
  bus_scheme_elements: [6, 7, 7],
  rural_projects_done: [2, 3, 4],
  rural_reward_fund: [100 * WAN_YUAN, 120 * WAN_YUAN, 150 * WAN_YUAN],
  equipment_fund_city: [80 * WAN_YUAN, 90 * WAN_YUAN, 100 * WAN_YUAN],
  equipment_fund_province: [80 * WAN_YUAN, 90 * WAN_YUAN, 110 * WAN_YUAN],
  pairing_urban_schools: [4, 5, 6],
  pairing_rural_schools: [7, 9, 12],
  early_retired_service_fewest: [30, 31, 30],
  early_retired_near_service_fewest: [19, 22, 21],
  early_retired_near_years_left_most: [5, 4, 5],
  early_retired_unapproved: [0, 0, 0],
  new_teachers: [44, 47, 52],
  new_teachers_rural: [14, 16, 19],
  new_primary_teachers: [34, 36, 40],
  new_primary_teachers_college: [34, 36, 40],
  new_junior_teachers: [10, 11, 12],
  new_junior_teachers_bachelor: [9, 11, 12],
  teacher_exchange_times: [318, 331, 342],
  rural_standard_due_year: [2022, 2022, 2022],
}

/**
 * What plans of other cities ask of a county, in a year counted from the first one. Nothing of it is printed anywhere;
 * some fail on purpose.
 */
export function cityPlanFigures(index: number): Map<string, number> {
  const figures = new Map<string, number>()
  for (const table of [KINDERGARTENS, SENIOR, TOWN_AND_COUNTRY])
    for (const [metric, values] of Object.entries(table)) figures.set(metric, values[index]!)
  if (index === LAST) figures.set('rural_standard_reached_year', 2020)
  return figures
}

/** The year in which all rural schools reached the standard of the city: earlier it is not known, not zero. */
const LAST = 2

/** What the same plans ask of a primary or junior school: only rural pupils ride the school bus. */
export function cityPlanSchool(
  seed: string,
  school: { readonly id: string; readonly rural: boolean; readonly pupils: number },
  index: number,
): { stage: Figures; whole: Figures } {
  const draw = random(`${seed}/city-plans/${school.id}`)
  const riders = school.rural ? Math.floor((school.pupils * draw.int(20, 60)) / 1_000) : 0
  const early = draw.chance(600)
  return {
    stage: new Map([['bus_aid_pupils', riders]]),
    whole: new Map([['city_standard_school', index === LAST || !school.rural || early ? 1 : 0]]),
  }
}

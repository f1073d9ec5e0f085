import type { Figures } from './staff.ts'

const YUAN = 100
const WAN_YUAN = 10_000 * YUAN

type Years = readonly [number, number, number]

/** Housing, land, posts, talents, children in need: one estate school is handed over late, one child still unplaced. */
const TOWN_AND_COUNTRY: Readonly<Record<string, Years>> = {
  estate_schools_due: [2, 3, 3],
  estate_schools_planned: [2, 3, 3],
  estate_schools_started: [1, 3, 3],
  estate_schools_delivered: [1, 2, 2],
  estate_seats: [6_420, 6_980, 7_560],
  estate_children: [6_510, 7_040, 7_480],
  school_land_diversions: [1, 0, 0],
  resource_subject_share: [88, 94, 100],
  recording_rooms_planned: [40, 40, 40],
  recording_rooms_built: [26, 35, 40],
  vacant_posts_with_supply: [18, 6, 0],
  lasting_off_quota_teachers: [31, 22, 14],
  diverted_posts: [3, 0, 0],
  rural_mid_senior_share_base: [38.4, 38.4, 38.4],
  talents_newcomers: [96, 118, 141],
  talents_subject_leaders: [58, 63, 71],
  talents_masters: [35, 38, 42],
  talents_educators: [0, 1, 1],
  registered_population: [561_300, 566_900, 572_400],
  special_resource_centres: [0, 1, 1],
  disabled_unenrolled: [14, 12, 10],
  disabled_unenrolled_placed: [11, 11, 9],
  coordinating_departments: [11, 14, 14],
  funds_movers: [214, 236, 251],
  funds_movers_paid: [198, 231, 251],
  public_funds_standard_primary: [650 * YUAN, 650 * YUAN, 680 * YUAN],
  public_funds_standard_junior: [850 * YUAN, 850 * YUAN, 880 * YUAN],
}

/** The statutory tests and the inspection: training funds stay a little below their share of the payroll. */
const BALANCE: Readonly<Record<string, Years>> = {
  appropriation_budget: [74_100 * WAN_YUAN, 79_600 * WAN_YUAN, 85_900 * WAN_YUAN],
  appropriation_final: [75_800 * WAN_YUAN, 81_700 * WAN_YUAN, 88_500 * WAN_YUAN],
  regular_revenue_budget: [316_000 * WAN_YUAN, 333_000 * WAN_YUAN, 349_000 * WAN_YUAN],
  regular_revenue_final: [312_000 * WAN_YUAN, 329_000 * WAN_YUAN, 343_000 * WAN_YUAN],
  per_pupil_spending_primary: [10_980 * YUAN, 11_620 * YUAN, 12_350 * YUAN],
  per_pupil_spending_junior: [14_100 * YUAN, 15_020 * YUAN, 15_960 * YUAN],
  per_pupil_public_funds_primary: [665 * YUAN, 683 * YUAN, 712 * YUAN],
  per_pupil_public_funds_junior: [864 * YUAN, 889 * YUAN, 926 * YUAN],
  teacher_payroll_final: [24_100 * WAN_YUAN, 25_300 * WAN_YUAN, 26_680 * WAN_YUAN],
  training_allocation_final: [342 * WAN_YUAN, 371 * WAN_YUAN, 396 * WAN_YUAN],
  heads: [63, 64, 64],
  heads_rotated: [4, 5, 7],
  basic_balance_recognised: [1, 1, 1],
  completion_rate: [98.9, 99.1, 99.3],
  progression_rate: [96.1, 96.8, 97.2],
  evidence_items_due: [180, 180, 180],
  evidence_items_sound: [151, 172, 180],
  surveyed_deputies: [30, 32, 35],
  surveyed_advisers: [28, 30, 34],
  surveyed_heads: [63, 64, 64],
  surveyed_teachers: [320, 350, 380],
  surveyed_parents: [1_450, 1_520, 1_610],
  surveyed_public: [0, 210, 240],
  survey_topics: [4, 5, 5],
}

/** County figures for the opinion on town and country and the programme for balance, of the `index`th year. */
export function programmeCountyFigures(index: number): Figures {
  return new Map(
    Object.entries({ ...TOWN_AND_COUNTRY, ...BALANCE }).map(([metric, values]) => [metric, values[index]!]),
  )
}

import { type Text, t } from '@kit/base'
import type { CaseId } from './school.ts'

/** A school whose figures are set so that it shows one thing; what is not set is drawn like everybody's. */
export interface Case {
  readonly shows: Text
  readonly pupils: number
  /** Pupils of each class, where the sizes matter. */
  readonly classes?: readonly number[]
  readonly stage?: Readonly<Record<string, number>>
  readonly whole?: Readonly<Record<string, number | null>>
  /** Metrics for which the school filed nothing at all. */
  readonly unfiled?: readonly string[]
}

/** 1,000 pupils with exactly 4.2, 1.0, 0.9 per hundred, 4.5 and 7.5 square metres, 2,000 yuan, 2.3 rooms. */
const THOUSAND_STAFF = {
  teachers: 46,
  teachers_below_college: 4,
  teachers_college: 14,
  teachers_bachelor: 26,
  teachers_master: 2,
  teachers_doctor: 0,
  backbone_teachers: 10,
  pe_teachers: 5,
  music_teachers: 2,
  fine_art_teachers: 2,
  arts_teachers: 0,
} as const
const THOUSAND_PREMISES = {
  teaching_area: 5_100,
  indoor_sports_area: 600,
  sports_field_area: 6_900,
  equipment_value: 200_000_000,
  multimedia_rooms: 23,
  music_rooms: 2,
  music_room_smallest: 96,
  fine_art_rooms: 2,
  fine_art_room_smallest: 90,
} as const

/** A thousand pupils in 24 classes of 41 and 42. */
const TWENTY_FOUR = [...Array<number>(16).fill(42), ...Array<number>(8).fill(41)]

const CASES: Readonly<Record<CaseId, Case>> = {
  exact: {
    shows: t('七项指标全部恰好等于标准', 'all seven indicators exactly on the limit'),
    pupils: 1_000,
    classes: TWENTY_FOUR,
    stage: THOUSAND_STAFF,
    whole: THOUSAND_PREMISES,
  },
  floor: {
    shows: t('六项达标，一项恰为标准的85%', 'six indicators reach, the seventh is exactly 85 % of the limit'),
    pupils: 1_000,
    classes: TWENTY_FOUR,
    stage: THOUSAND_STAFF,
    whole: { ...THOUSAND_PREMISES, teaching_area: 4_425 },
  },
  'below-floor': {
    shows: t('六项达标，一项为标准的84.9%', 'six indicators reach, the seventh is 84.9 % of the limit'),
    pupils: 1_000,
    classes: TWENTY_FOUR,
    stage: THOUSAND_STAFF,
    whole: { ...THOUSAND_PREMISES, teaching_area: 4_420.5 },
  },
  'two-short': {
    shows: t('两项略低于标准，只有五项达标', 'two indicators slightly short, only five reach'),
    pupils: 1_000,
    classes: TWENTY_FOUR,
    stage: THOUSAND_STAFF,
    whole: { ...THOUSAND_PREMISES, equipment_value: 190_000_000, multimedia_rooms: 22 },
  },
  oversized: {
    shows: t(
      '平均班额43人，却有一个58人的大班额和两个47人的班',
      '43 pupils a class on average, yet one of 58 and two of 47',
    ),
    pupils: 1_290,
    classes: [58, 47, 47, ...Array<number>(4).fill(43), ...Array<number>(23).fill(42)],
  },
  missing: {
    shows: t(
      '多媒体教室填“未统计”，运动场地面积未填',
      'multimedia rooms recorded as not counted; sports field left blank',
    ),
    pupils: 840,
    stage: {
      backbone_teachers: 11,
      pe_teachers: 4,
      music_teachers: 2,
      fine_art_teachers: 2,
      arts_teachers: 0,
    },
    whole: { multimedia_rooms: null },
    unfiled: ['sports_field_area'],
  },
  contested: {
    shows: t(
      '教学用房面积：统计报表与校舍登记不一致',
      'teaching area differs between the returns and the buildings register',
    ),
    pupils: 980,
    stage: {
      backbone_teachers: 12,
      pe_teachers: 5,
      music_teachers: 3,
      fine_art_teachers: 2,
      arts_teachers: 0,
    },
    whole: {
      teaching_area: 5_010,
      indoor_sports_area: 400,
      sports_field_area: 7_300,
      equipment_value: 215_000_000,
      multimedia_rooms: 22,
    },
  },
  'big-old': {
    shows: t(
      '2010年以前建成、2310人，适用2400人上限',
      'built before 2010 with 2,310 pupils: the cap of 2,400 applies',
    ),
    pupils: 2_310,
  },
  'big-new': {
    shows: t('2014年建成、2080人，超过规模上限', 'built in 2014 with 2,080 pupils: above the size limit'),
    pupils: 2_080,
  },
  dense: {
    shows: t(
      '中心城区学校，计入改造和租用场馆后体育场馆面积达标',
      'a dense centre: reaches the sports area only with converted and leased space',
    ),
    pupils: 1_500,
    stage: {
      backbone_teachers: 18,
      pe_teachers: 7,
      music_teachers: 4,
      fine_art_teachers: 3,
      arts_teachers: 0,
    },
    whole: {
      teaching_area: 7_900,
      equipment_value: 312_000_000,
      multimedia_rooms: 36,
      indoor_sports_area: 1_000,
      sports_field_area: 7_000,
      converted_sports_area: 2_300,
      leased_sports_area: 1_200,
    },
  },
  migrant: {
    shows: t('随迁子女超过半数', 'more than half of the pupils are migrant children'),
    pupils: 1_200,
    stage: { migrant_pupils: 640 },
  },
  'small-rural': {
    shows: t(
      '60人的村小，没有本校体艺教师，靠走教教师',
      'a village school of 60 with no PE or arts teacher of its own, served by a visiting one',
    ),
    pupils: 60,
    classes: [10, 10, 10, 10, 10, 10],
    stage: {
      teachers: 8,
      teachers_below_college: 2,
      teachers_college: 4,
      teachers_bachelor: 2,
      teachers_master: 0,
      teachers_doctor: 0,
      backbone_teachers: 1,
      pe_teachers: 0,
      music_teachers: 0,
      fine_art_teachers: 0,
      arts_teachers: 0,
      visiting_pe_arts_teachers: 1,
    },
    whole: { equipment_value: 12_600_000, multimedia_rooms: 4 },
  },
  'point-excluded': {
    shows: t(
      '38人的独立填报教学点，不足50人',
      'a teaching point of 38 that files by itself: below 50 pupils',
    ),
    pupils: 38,
    classes: [13, 13, 12],
  },
  'point-merged': {
    shows: t(
      '不计校数的教学点，并入中心小学',
      'a teaching point not counted as a school: added to its parent',
    ),
    pupils: 27,
    classes: [9, 9, 9],
  },
  campus: {
    shows: t('不计校数的校区，并入主校', 'a campus not counted as a school: added to its main school'),
    pupils: 420,
  },
  'newly-opened': {
    shows: t('2019年新开办，学生数逐年增长', 'opened in 2019, still filling'),
    pupils: 610,
  },
  'junior-oversized': {
    shows: t('初中有一个53人的班', 'a junior school with one class of 53'),
    pupils: 408,
    classes: [53, 45, 45, 45, 44, 44, 44, 44, 44],
  },
}

export function caseOf(id: CaseId | null): Case | null {
  return id === null ? null : CASES[id]
}

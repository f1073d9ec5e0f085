import { type Random, random } from '../random.ts'
import { LATEST, type YearTotals } from './baseline.ts'
import { caseOf } from './cases.ts'
import { isRural, type School } from './school.ts'
import type { Figures } from './staff.ts'

/** Yuan a pupil and year a school may spend on running costs, as the invented district grants it. */
const FUNDS = { primary: 600, junior: 800 } as const

export interface Size {
  readonly pupils: number
  readonly classes: number
}

/**
 * Site, rooms, equipment and money of a school. Buildings stay as they are; equipment, computers and books grow, so last
 * year's figures are a little lower. `now` is the school's size in the latest year, `then` in the year asked about.
 */
export function premisesFigures(
  seed: string,
  school: School,
  year: YearTotals,
  size: { now: Size; then: Size },
): Figures {
  const draw = random(`${seed}/premises/${school.id}`)
  const ago = LATEST.first - year.first
  const figures: Figures = new Map([
    ...buildings(draw, school, size.now),
    ...equipment(draw, school, size.now, ago),
    ...artRooms(draw, school, size.now),
    ...money(draw, school, size.then),
  ])
  const asked = caseOf(school.teaches)
  for (const [metric, value] of Object.entries(asked?.whole ?? {})) figures.set(metric, value)
  for (const metric of asked?.unfiled ?? []) figures.delete(metric)
  const teaching = figures.get('teaching_area') ?? 0
  return figures
    .set('building_area', Math.ceil((teaching * 13) / 10))
    .set('site_area', Math.ceil(teaching * 2 + (figures.get('sports_field_area') ?? 0)))
}

function buildings(draw: Random, school: School, size: Size): Figures {
  const junior = school.stage === 'junior'
  const rural = isRural(school)
  const rooms = junior ? draw.int(560, 960) : rural ? draw.int(520, 1_100) : draw.int(430, 660)
  const field = junior
    ? draw.int(rural ? 1_500 : 930, rural ? 3_000 : 1_450)
    : draw.int(rural ? 1_100 : 640, rural ? 2_600 : 980)
  const hasGym = !rural && draw.chance(450)
  const gym = hasGym ? draw.int(36, 96) * 10 : 0
  return new Map([
    ['teaching_area', Math.floor((size.pupils * rooms * school.quality) / 100_000) + gym],
    ['indoor_sports_area', gym],
    ['sports_field_area', Math.floor((size.pupils * field) / 100)],
    ['converted_sports_area', 0],
    ['leased_sports_area', 0],
  ])
}

/** `ago` years before, equipment was worth 5.5 % less for each year. */
function equipment(draw: Random, school: School, size: Size, ago: number): Figures {
  const junior = school.stage === 'junior'
  const yuan =
    (size.pupils * draw.int(junior ? 2_450 : 1_880, junior ? 4_300 : 3_150) * school.quality) / 1_000
  const earlier = (n: number) => Math.floor((n * (1_000 - 55 * ago)) / 1_000)
  const perHundred = draw.int(215, junior ? 420 : 300)
  const rooms = Math.max(isRural(school) ? 4 : 6, Math.floor((size.pupils * perHundred) / 10_000))
  return new Map([
    ['equipment_value', earlier(Math.floor(yuan / 100)) * 10_000],
    ['computers', earlier(Math.floor((size.pupils * draw.int(70, 190)) / 1_000) + 8)],
    ['books', earlier(size.pupils * draw.int(18, junior ? 45 : 34))],
    ['multimedia_rooms', Math.max(2, rooms - ago)],
  ])
}

/** One music room and one art room for every twelve classes is the aim; some schools are a room short or use an old, small one. */
function artRooms(draw: Random, school: School, size: Size): Figures {
  const aim = Math.ceil(size.classes / 12)
  const old = school.builtYear <= 2016 && draw.chance(300)
  const short = draw.chance(120) ? 1 : 0
  return new Map([
    ['music_rooms', Math.max(1, aim - short)],
    ['music_room_smallest', old ? draw.int(73, 95) : draw.int(96, 128)],
    ['fine_art_rooms', Math.max(1, aim - (draw.chance(80) ? 1 : 0))],
    ['fine_art_room_smallest', old ? draw.int(67, 89) : draw.int(90, 118)],
  ])
}

/** Villages of less than a hundred pupils are granted the money of a hundred. */
function money(draw: Random, school: School, size: Size): Figures {
  const heads = isRural(school) ? Math.max(size.pupils, 100) : size.pupils
  const budget = heads * FUNDS[school.stage]
  const share = draw.chance(60) ? draw.int(38, 48) : draw.int(50, 78)
  return new Map([
    ['public_funds_budget', budget * 100],
    ['training_spending', Math.ceil((budget * share) / 1_000) * 100],
  ])
}

import { apportion } from '../apportion.ts'
import { type Random, random } from '../random.ts'
import { BASELINE, type YearTotals } from './baseline.ts'
import { KINDERGARTEN_PLACES, KINDERGARTEN_WORDS } from './names.ts'
import type { Figures } from './staff.ts'
import { identityCode } from './unit.ts'

export interface Kindergarten {
  readonly id: string
  readonly name: string
  readonly isPublic: boolean
  readonly township: number
  readonly urbanRural: number
  readonly builtYear: number
  readonly weight: number
}

/** A hundred kindergartens: the public ones first, then the private ones in the order in which they became inclusive. */
export function kindergartens(seed: string): Kindergarten[] {
  return Array.from({ length: BASELINE.kindergartens.number }, (_, i) => {
    const draw = random(`${seed}/kindergarten/${i}`)
    const isPublic = i < BASELINE.kindergartens.public
    const township = draw.int(0, 7)
    const place = KINDERGARTEN_PLACES[Math.floor(i / KINDERGARTEN_WORDS.length)]!
    return {
      id: identityCode('11', 301 + i),
      name: `${place}${KINDERGARTEN_WORDS[i % KINDERGARTEN_WORDS.length]!}幼儿园`,
      isPublic,
      township,
      urbanRural: township >= 6 ? 210 : 111,
      builtYear: draw.int(1992, 2019),
      weight: isPublic ? draw.int(90, 300) : draw.int(70, 260),
    }
  })
}

/** Figures of every kindergarten in a year: first by stage, then of the whole house. */
export function kindergartenFigures(
  seed: string,
  list: readonly Kindergarten[],
  year: YearTotals,
): Map<string, { stage: Figures; whole: Figures }> {
  const children = childrenOf(list, year)
  const classes = list.map((k, i) => Math.ceil(children[i]! / random(`${seed}/kg/class/${k.id}`).int(25, 33)))
  const teachers = apportion(year.kindergartens.teachers, classes)
  const specialists = apportion(year.kindergartens.specialists, teachers)
  return new Map(
    list.map((k, i) => {
      const draw = random(`${seed}/kg/${k.id}`)
      const size = {
        children: children[i]!,
        classes: classes[i]!,
        teachers: teachers[i]!,
        specialists: specialists[i]!,
      }
      const inclusive = i < year.kindergartens.inclusive ? 1 : 0
      return [k.id, { stage: people(draw, size), whole: house(draw, k, size.children, inclusive) }]
    }),
  )
}

/** Public, inclusive private and other kindergartens share their printed totals. */
function childrenOf(list: readonly Kindergarten[], year: YearTotals): number[] {
  const { children, inPublic, inInclusive, inclusive } = year.kindergartens
  const weights = list.map(k => k.weight)
  const publicOnes = BASELINE.kindergartens.public
  return [
    ...apportion(inPublic, weights.slice(0, publicOnes)),
    ...apportion(inInclusive - inPublic, weights.slice(publicOnes, inclusive)),
    ...apportion(children - inInclusive, weights.slice(inclusive)),
  ]
}

interface Size {
  readonly children: number
  readonly classes: number
  readonly teachers: number
  readonly specialists: number
}

function people(draw: Random, { children, classes, teachers, specialists }: Size): Figures {
  const part = (low: number, high: number) => Math.floor((teachers * draw.int(low, high)) / 1_000)
  const below = part(0, 260)
  const bachelor = part(140, 420)
  return new Map([
    ['pupils', children],
    ['entrants', Math.floor((children * 36) / 100)],
    ['graduates', Math.floor((children * 31) / 100)],
    ['classes', classes],
    ['classes_within_norm', Math.max(1, classes - (draw.chance(350) ? draw.int(1, 2) : 0))],
    ['staff', teachers + classes + 3],
    ['teachers', teachers],
    ['teachers_below_college', below],
    ['teachers_college', teachers - below - bachelor],
    ['teachers_bachelor', bachelor],
    ['teachers_master', 0],
    ['teachers_doctor', 0],
    ['teachers_mid_title', part(40, 220)],
    ['certified_teachers', teachers - (draw.chance(120) ? 1 : 0)],
    ['qualified_teachers', teachers],
    ['specialist_teachers', specialists],
  ])
}

function house(draw: Random, kindergarten: Kindergarten, children: number, inclusive: number): Figures {
  const building = Math.floor((children * draw.int(1_010, 1_560)) / 100)
  return new Map([
    ['inclusive_kindergarten', inclusive],
    ['building_area', building],
    ['activity_room_area', Math.floor((building * draw.int(740, 840)) / 1_000)],
    ['outdoor_play_area', Math.floor((children * draw.int(kindergarten.isPublic ? 420 : 350, 780)) / 100)],
    ['head_certified', draw.chance(970) ? 1 : 0],
  ])
}

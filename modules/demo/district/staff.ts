import { apportion } from '../apportion.ts'
import { random } from '../random.ts'
import { BASELINE, type YearTotals } from './baseline.ts'
import { caseOf } from './cases.ts'
import type { Counts } from './pupils.ts'
import { isRural, type School } from './school.ts'

export type Figures = Map<string, number | null>

interface Ground {
  readonly seed: string
  readonly schools: readonly School[]
  readonly year: YearTotals
  readonly pupils: Counts
  readonly classes: Counts
}

/**
 * Teachers of every school in a year: the printed totals, divided so that villages have a teacher a class, the centre is
 * short of them, and recognised teachers gather in a few schools.
 */
export function staffFigures(ground: Ground): Map<string, Figures> {
  const open = ground.schools.filter(s => ground.pupils.has(s.id))
  const teachers = new Map<string, number>()
  const backbone = new Map<string, number>()
  for (const stage of ['primary', 'junior'] as const) {
    const here = open.filter(s => s.stage === stage)
    divide(here, ground.year.teachers[stage], 'teachers', s => teacherWeight(ground, s), teachers)
    divide(here, BASELINE.backbone[stage], 'backbone_teachers', s => teachers.get(s.id)! * pull(s), backbone)
  }
  const total = [...teachers.values()].reduce((a, n) => a + n, 0)
  const support = apportion(
    ground.year.staff - total,
    open.map(s => ground.classes.get(s.id)! + 6),
  )
  return new Map(
    open.map((s, i) => {
      const n = teachers.get(s.id)!
      const drawn = schoolStaff(ground, s, n)
      drawn.set('staff', n + support[i]!).set('backbone_teachers', backbone.get(s.id)!)
      return [s.id, asked(drawn, s)]
    }),
  )
}

function divide(
  schools: readonly School[],
  total: number,
  metric: string,
  weight: (s: School) => number,
  into: Map<string, number>,
): void {
  const fixed = (s: School): number | undefined => caseOf(s.teaches)?.stage?.[metric]
  const free = schools.filter(s => fixed(s) === undefined)
  for (const s of schools) into.set(s.id, fixed(s) ?? 0)
  const left = total - schools.reduce((a, s) => a + (fixed(s) ?? 0), 0)
  apportion(left, free.map(weight)).forEach((n, i) => {
    into.set(free[i]!.id, n)
  })
}

/** About 18.5 pupils a teacher in the town; in small schools the number of classes decides. */
function teacherWeight({ seed, pupils, classes }: Ground, school: School): number {
  const draw = random(`${seed}/staff/weight/${school.id}`)
  const byPupils = pupils.get(school.id)! * draw.int(930, 1_070)
  const classLoad = school.stage === 'primary' ? 21_000 : 24_000
  return Math.max(byPupils, classes.get(school.id)! * classLoad)
}

/** Recognised teachers gather where they already are. */
function pull(school: School): number {
  return Math.max(school.quality - 780, 45)
}

function schoolStaff({ seed, pupils }: Ground, school: School, teachers: number): Figures {
  const draw = random(`${seed}/staff/${school.id}`)
  const junior = school.stage === 'junior'
  const part = (low: number, high: number) => Math.floor((teachers * draw.int(low, high)) / 1_000)
  const below = junior ? 0 : isRural(school) ? part(90, 170) : part(30, 85)
  const college = junior ? part(60, 190) : part(230, 330)
  const master = part(15, junior ? 90 : 55)
  const doctor = school.quality > 1_280 ? 1 : 0
  const n = pupils.get(school.id)!
  const specialists = Math.floor((n * draw.int(junior ? 850 : 790, junior ? 1_700 : 1_190)) / 100_000)
  const pe = Math.ceil(specialists / 2)
  const music = Math.floor((specialists - pe + 1) / 2)
  const arts = draw.chance(120) ? 1 : 0
  return new Map([
    ['teachers', teachers],
    ['teachers_below_college', below],
    ['teachers_college', college],
    ['teachers_bachelor', teachers - below - college - master - doctor],
    ['teachers_master', master],
    ['teachers_doctor', doctor],
    ['teachers_mid_title', part(380, 690)],
    ['pe_teachers', pe],
    ['music_teachers', music],
    ['fine_art_teachers', specialists - pe - music],
    ['arts_teachers', arts],
    ['visiting_pe_arts_teachers', isRural(school) && draw.chance(500) ? 1 : 0],
    ['certified_teachers', teachers],
    ['trained_teachers', teachers],
    ['qualified_teachers', teachers],
    ['counsellors', draw.chance(850) ? 1 : 0],
  ])
}

/** What the school's case sets replaces what was drawn; people who hold a certificate are as many as there are. */
function asked(drawn: Figures, school: School): Figures {
  for (const [metric, value] of Object.entries(caseOf(school.teaches)?.stage ?? {}))
    if (drawn.has(metric)) drawn.set(metric, value)
  return drawn
}

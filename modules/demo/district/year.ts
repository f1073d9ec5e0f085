import { type Period, type Stage, schoolYear } from '@kit/base'
import type { NewFact } from '@loop/data/schema'
import { random } from '../random.ts'
import { LATEST, YEARS, type YearTotals } from './baseline.ts'
import { caseOf } from './cases.ts'
import { cityPlanFigures, cityPlanSchool } from './city-plans.ts'
import { classFigures, classSizes } from './classes.ts'
import { conditionFigures } from './conditions.ts'
import { countyFigures } from './county.ts'
import { fundingFigures } from './funding.ts'
import { spotIn } from './geography.ts'
import { classesByGrade, gradeFigures, sizesByGrade } from './grades.ts'
import { kindergartenWork } from './kindergarten-work.ts'
import { type Kindergarten, kindergartenFigures } from './kindergartens.ts'
import { postFigures } from './posts.ts'
import { premisesFigures } from './premises.ts'
import { programmeFigures } from './programmes.ts'
import { programmeCountyFigures } from './programmes-county.ts'
import { type Counts, rollOf } from './pupils.ts'
import { isRural, type School } from './school.ts'
import { type House, schoolLifeFigures } from './school-life.ts'
import { SENIOR_SCHOOLS, seniorFigures } from './senior.ts'
import { SPECIAL_SCHOOL, specialFigures } from './special.ts'
import { type Figures, staffFigures } from './staff.ts'

export interface Ground {
  readonly seed: string
  readonly region: string
  readonly schools: readonly School[]
  readonly kindergartens: readonly Kindergarten[]
}

/** Every figure of one school year, in the order of the workbook. */
export function factsOf(ground: Ground, year: YearTotals): NewFact[] {
  const write = writer(schoolYear(year.first))
  writeSchools(ground, year, write)
  writeKindergartens(ground, year, write)
  for (const [stage, figures] of specialFigures(ground.seed, year))
    write.all(SPECIAL_SCHOOL.id, stage, figures)
  for (const [id, figures] of schoolLifeFigures(ground.seed, housesOf(ground, write.facts), year))
    write.all(id, 'all', figures)
  for (const school of SENIOR_SCHOOLS)
    for (const [stage, figures] of seniorFigures(ground.seed, school, year))
      write.all(school.id, stage, figures)
  const small = smallVillageSchools(ground, rollOf(ground.seed, ground.schools, year).pupils)
  write.all(ground.region, 'all', countyFigures(year, small))
  write.all(ground.region, 'all', cityPlanFigures(YEARS.indexOf(year)))
  writeProgrammes(ground, YEARS.indexOf(year), write)
  writePosts(ground.seed, write)
  writeConditions(ground, write)
  writeFunding(ground, YEARS.indexOf(year), write)
  return write.facts
}

/** What the opinion on town and country and the programme for balance ask, on top of what is written. */
function writeProgrammes({ seed, region, schools }: Ground, index: number, write: Writer): void {
  const values = new Map(write.facts.map(f => [`${f.unit}/${f.stage}/${f.metric}`, f.value]))
  const open = schools.filter(s => values.has(`${s.id}/${s.stage}/pupils`))
  const known = (unit: string, stage: Stage, metric: string) => values.get(`${unit}/${stage}/${metric}`) ?? 0
  for (const written of programmeFigures(seed, open, index, known)) write.all(...written)
  write.all(region, 'all', programmeCountyFigures(index))
}

/** Who is in need and what was paid, by the heads that are written. */
function writeFunding({ seed, schools, kindergartens }: Ground, index: number, write: Writer): void {
  const values = new Map(write.facts.map(f => [`${f.unit}/${f.stage}/${f.metric}`, f.value]))
  const open = schools.filter(s => values.has(`${s.id}/${s.stage}/pupils`))
  const houses = kindergartens.map(k => k.id).filter(id => values.has(`${id}/kindergarten/pupils`))
  const known = (unit: string, stage: Stage, metric: string) => values.get(`${unit}/${stage}/${metric}`) ?? 0
  for (const written of fundingFigures(seed, { schools: open, kindergartens: houses }, index, known))
    write.all(...written)
}

/** Posts, ages and recruits of everybody who has staff in this year. */
function writePosts(seed: string, write: Writer): void {
  const values = new Map(write.facts.map(f => [`${f.unit}/${f.stage}/${f.metric}`, f.value]))
  const houses = write.facts
    .filter(f => f.metric === 'staff')
    .map(({ unit, stage, value }) => ({
      unit,
      stage,
      isPublic: values.get(`${unit}/all/ownership`) === 1,
      staff: value ?? 0,
      teachers: values.get(`${unit}/${stage}/teachers`) ?? 0,
      under35: values.get(`${unit}/${stage}/teachers_under_35`) ?? null,
    }))
  for (const [house, figures] of postFigures(seed, houses)) write.all(house.unit, house.stage, figures)
}

/** What only the ledger of conditions asks of the schools that are open in this year. */
function writeConditions({ seed, schools }: Ground, write: Writer): void {
  const pupils = new Map(write.facts.filter(f => f.metric === 'pupils').map(f => [f.unit, f.value ?? 0]))
  const open = schools
    .filter(s => pupils.has(s.id))
    .map(s => ({ id: s.id, pupils: pupils.get(s.id) ?? 0, rural: isRural(s) && s.counted }))
  for (const [id, figures] of conditionFigures(seed, open)) write.all(id, 'all', figures)
}

interface Writer {
  readonly facts: NewFact[]
  all(unit: string, stage: Stage, figures: ReadonlyMap<string, number | null>): void
}

function writer(period: Period): Writer {
  const facts: NewFact[] = []
  return {
    facts,
    all(unit, stage, figures) {
      for (const [metric, value] of figures)
        facts.push({
          unit,
          period,
          metric,
          stage,
          value,
          text: null,
          raw: value === null ? NOT_REPORTED : String(value),
          locator: {},
        })
    },
  }
}

const NOT_REPORTED = '未统计'

function writeSchools(ground: Ground, year: YearTotals, write: Writer): void {
  const { seed, schools } = ground
  const roll = rollOf(seed, schools, year)
  const latest = rollOf(seed, schools, LATEST)
  const past = YEARS.slice(0, YEARS.indexOf(year)).map(y => ({
    year: y,
    pupils: rollOf(seed, schools, y).pupils,
  }))
  const sizes = new Map(
    schools.filter(s => roll.pupils.has(s.id)).map(s => [s.id, sizesOf(seed, s, roll.pupils, year)]),
  )
  const classes = new Map([...sizes].map(([id, list]) => [id, list.length]))
  const staff = staffFigures({ seed, schools, year, pupils: roll.pupils, classes })
  for (const school of schools) {
    const list = sizes.get(school.id)
    if (list === undefined) continue
    const pupils = roll.pupils.get(school.id)!
    const figures: Figures = new Map([
      ['pupils', pupils],
      ['entrants', roll.entrants.get(school.id)!],
      ['graduates', roll.graduates.get(school.id)!],
      ...pupilGroups(seed, school, pupils),
      ...classFigures(list),
      ...gradeFigures(school.stage, sizesByGrade(list, gradesOf(seed, school, past, list.length))),
    ])
    write.all(school.id, 'all', attributes(seed, school))
    write.all(school.id, school.stage, figures)
    write.all(school.id, school.stage, staff.get(school.id)!)
    const now = {
      pupils: latest.pupils.get(school.id)!,
      classes: sizesOf(seed, school, latest.pupils, LATEST).length,
    }
    const then = { pupils, classes: list.length }
    write.all(school.id, 'all', premisesFigures(seed, school, year, { now, then }))
    const house = { id: school.id, rural: isRural(school), pupils }
    const asked = cityPlanSchool(seed, house, YEARS.indexOf(year))
    write.all(school.id, school.stage, asked.stage)
    write.all(school.id, 'all', asked.whole)
  }
}

function sizesOf(seed: string, school: School, pupils: Counts, year: YearTotals): number[] {
  const asked = caseOf(school.teaches)?.classes
  if (asked && year === LATEST) return [...asked]
  const usual = random(`${seed}/usual/${school.id}`).int(38, school.stage === 'primary' ? 42 : 46)
  // A school whose classes are set has had as many before.
  const shape = asked
    ? { usual: Number.POSITIVE_INFINITY, grades: asked.length }
    : { usual, grades: gradesIn(school) }
  return classSizes(random(`${seed}/classes/${school.id}/${year.first}`), pupils.get(school.id)!, shape)
}

function gradesIn({ unitKind, stage }: School): number {
  return unitKind === 'teaching-point' || stage === 'junior' ? 3 : 6
}

/** Classes of each grade, as the cohorts of the years before leave them. */
function gradesOf(
  seed: string,
  school: School,
  past: readonly { readonly year: YearTotals; readonly pupils: Counts }[],
  now: number,
): number[] {
  const before = past
    .filter(({ pupils }) => pupils.has(school.id))
    .map(({ year, pupils }) => sizesOf(seed, school, pupils, year).length)
  return classesByGrade([...before, now], gradesIn(school))
}

function pupilGroups(seed: string, school: School, pupils: number): Figures {
  const draw = random(`${seed}/groups/${school.id}`)
  const part = (low: number, high: number) => Math.floor((pupils * draw.int(low, high)) / 1_000)
  const rural = isRural(school)
  return new Map([
    ['boarders', rural && school.stage === 'junior' ? part(150, 400) : 0],
    [
      'migrant_pupils',
      caseOf(school.teaches)?.stage?.migrant_pupils ?? (rural ? part(0, 40) : part(90, 290)),
    ],
    ['left_behind_pupils', rural ? part(30, 90) : part(0, 6)],
    ['included_pupils', draw.int(0, Math.min(6, Math.floor(pupils / 60)))],
  ])
}

function attributes(seed: string, school: School): Figures {
  const [longitude, latitude] = spotIn(seed, school.township, school.id)
  return new Map([
    ['school_kind', school.kind],
    ['urban_rural', school.urbanRural],
    ['ownership', school.ownership],
    ['counted', school.counted ? 1 : 0],
    ['boarding_school', isRural(school) && school.stage === 'junior' ? 1 : 0],
    ['dense_city_school', school.teaches === 'dense' ? 1 : 0],
    ['built_year', school.builtYear],
    ['longitude', longitude],
    ['latitude', latitude],
  ])
}

function writeKindergartens(ground: Ground, year: YearTotals, write: Writer): void {
  const figures = kindergartenFigures(ground.seed, ground.kindergartens, year)
  for (const k of ground.kindergartens) {
    const [longitude, latitude] = spotIn(ground.seed, k.township, k.id)
    const own = figures.get(k.id)!
    const work = kindergartenWork(ground.seed, k, year, own)
    const identity: Figures = new Map([
      ['school_kind', 111],
      ['urban_rural', k.urbanRural],
      ['ownership', k.isPublic ? 1 : 2],
      ['counted', 1],
      ['built_year', k.builtYear],
      ['longitude', longitude],
      ['latitude', latitude],
    ])
    write.all(k.id, 'all', identity)
    write.all(k.id, 'kindergarten', new Map([...own.stage, ...work.stage]))
    write.all(k.id, 'all', new Map([...own.whole, ...work.whole]))
  }
}

/** Every school that is open in the year, with the classes it has been given. */
function housesOf({ schools }: Ground, facts: readonly NewFact[]): House[] {
  const here = new Map(schools.map(s => [s.id, s]))
  return facts
    .filter(fact => fact.metric === 'classes')
    .map(({ unit, value }) => {
      const school = here.get(unit)
      const rural = school !== undefined && isRural(school)
      return { id: unit, classes: value ?? 0, rural, counted: school?.counted ?? true }
    })
}

function smallVillageSchools(ground: Ground, pupils: Counts): number {
  return ground.schools.filter(s => isRural(s) && s.stage === 'primary' && (pupils.get(s.id) ?? 100) < 100)
    .length
}

import type { Lang, Text } from '@kit/base'
import { at, type Forecast, type Outlook } from '@kit/kernels/forecast'
import type { ReportTable } from '../lists/report-table.ts'
import type { History } from './cohorts.ts'

/** One school or area in one year ahead of one scenario. */
export interface Line {
  readonly scenario: string
  readonly place: string
  readonly year: number
  readonly pupils: number
  readonly low: number
  readonly high: number
  /** null: no seats given; below zero they are short. */
  readonly spare: number | null
  readonly chanceOver: number | null
}

type Kind = 'schools' | 'areas'
interface Places {
  readonly names: readonly string[]
  /** The first year ahead. */
  readonly from: number
  readonly lang: Lang
}

export function linesOf(
  { scenarios }: Pick<Forecast, 'scenarios'>,
  titles: readonly Text[],
  of: Kind,
  { names, from, lang }: Places,
): Line[] {
  return scenarios.flatMap((scenario, i) => {
    const outlook: Outlook = scenario[of]
    return [...outlook.pupils].map((pupils, k): Line => {
      const [spare, chance] = [outlook.spare[k] as number, outlook.chanceOver[k] as number]
      return {
        scenario: titles[i]?.[lang] ?? scenario.id,
        place: names[k % names.length] as string,
        year: from + Math.floor(k / names.length),
        pupils,
        low: outlook.low[k] as number,
        high: outlook.high[k] as number,
        spare: Number.isNaN(spare) ? null : spare,
        chanceOver: Number.isNaN(chance) ? null : chance,
      }
    })
  })
}

const HEADS = {
  zh: ['学年', '预测人数', '下限', '上限', '学位', '余缺', '超过学位的可能'],
  en: ['year', 'pupils', 'low', 'high', 'seats', 'spare', 'chance over'],
} as const
const PLACE = { schools: { zh: '学校', en: 'school' }, areas: { zh: '片区', en: 'area' } } as const
const SCENARIO = { zh: '情景', en: 'scenario' } as const
const GRADE = { zh: '年级', en: 'grade' } as const

/** A row a school (or area) and year ahead. */
export function placeTable(of: Kind, lines: readonly Line[], lang: Lang): ReportTable {
  return {
    name: of === 'schools' ? 'forecast' : 'forecast-areas',
    header: [SCENARIO[lang], PLACE[of][lang], ...HEADS[lang]],
    rows: lines.map(rowOf),
  }
}

/** A row a school, year and grade. */
export function gradeTable(
  { scenarios }: { readonly scenarios: readonly { readonly grades: ArrayLike<number> }[] },
  titles: readonly Text[],
  { cohorts, firstYear, schools }: Pick<History, 'cohorts' | 'firstYear' | 'schools'>,
  lang: Lang,
): ReportTable {
  const grades = Array.from({ length: cohorts.grades }, (_, g) => g)
  const rows = scenarios.flatMap((scenario, i) => {
    const years = scenario.grades.length / cohorts.schools / cohorts.grades
    return Array.from({ length: years }, (_, h) => h).flatMap(h =>
      schools.flatMap((school, s) =>
        grades.map(g => [
          titles[i]?.[lang] ?? '',
          school,
          firstYear + cohorts.years + h,
          g + 1,
          Math.round(scenario.grades[at(cohorts, h, s, g)] as number),
        ]),
      ),
    )
  })
  const [year, pupils] = HEADS[lang]
  return {
    name: 'forecast-grades',
    header: [SCENARIO[lang], PLACE.schools[lang], year, GRADE[lang], pupils],
    rows,
  }
}

function rowOf(l: Line): (string | number)[] {
  const seats = l.spare === null ? '' : Math.round(l.pupils + l.spare)
  const rounded = Math.round(l.pupils)
  return [
    l.scenario,
    l.place,
    l.year,
    rounded,
    Math.round(l.low),
    Math.round(l.high),
    seats,
    seats === '' ? '' : seats - rounded,
    l.chanceOver === null ? '' : `${Math.round(l.chanceOver * 100)}%`,
  ]
}

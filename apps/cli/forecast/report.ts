import { join } from 'node:path'
import type { Lang, Text } from '@kit/base'
import { at, type Forecast, type Outlook } from '@kit/kernels/forecast'
import type { History } from '@loop/allocate/forecast'
import { writeTable } from '@loop/allocate/lists'

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

export function linesOf(
  { scenarios }: Forecast,
  titles: readonly Text[],
  of: 'schools' | 'areas',
  names: readonly string[],
  firstYear: number,
  lang: Lang,
): Line[] {
  return scenarios.flatMap((scenario, i) => {
    const outlook: Outlook = scenario[of]
    return [...outlook.pupils].map((pupils, k): Line => {
      const [spare, chance] = [outlook.spare[k] as number, outlook.chanceOver[k] as number]
      return {
        scenario: titles[i]?.[lang] ?? scenario.id,
        place: names[k % names.length] as string,
        year: firstYear + Math.floor(k / names.length),
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

/** A row a school and year, a row an area and year, a row a school, year and grade. */
export async function writeForecast(
  folder: string,
  schools: readonly Line[],
  areas: readonly Line[],
  forecast: Forecast,
  history: History,
  { lang, titles }: { readonly lang: Lang; readonly titles: readonly Text[] },
): Promise<string[]> {
  const files = ['forecast.csv', 'forecast-areas.csv', 'forecast-grades.csv'].map(f => join(folder, f))
  const heads = (of: 'schools' | 'areas') => [SCENARIO[lang], PLACE[of][lang], ...HEADS[lang]]
  await writeTable(files[0] as string, heads('schools'), schools.map(rowOf))
  await writeTable(files[1] as string, heads('areas'), areas.map(rowOf))
  const { cohorts, firstYear } = history
  const rows = forecast.scenarios.flatMap(({ grades, id }, i) =>
    Array.from({ length: grades.length / cohorts.schools / cohorts.grades }, (_, h) => h).flatMap(h =>
      history.schools.flatMap((school, s) =>
        Array.from({ length: cohorts.grades }, (_, g) => [
          titles[i]?.[lang] ?? id,
          school,
          firstYear + cohorts.years + h,
          g + 1,
          Math.round(grades[at(cohorts, h, s, g)] as number),
        ]),
      ),
    ),
  )
  const [year, pupils] = HEADS[lang]
  await writeTable(files[2] as string, [SCENARIO[lang], PLACE.schools[lang], year, GRADE[lang], pupils], rows)
  return files
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

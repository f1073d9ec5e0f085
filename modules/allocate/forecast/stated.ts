import { type Refusal, Refused, refusal, t } from '@kit/base'
import { headingOf, headingsOf, type ListSource, numberOf, readTable, type Table } from '../lists/table.ts'
import type { History } from './cohorts.ts'

const SCHOOL = ['学校', 'school']
const YEAR = ['学年', 'year']

/** Children who enter by a residence permit: a column of the list of children due, where it has one. */
export async function readPermits(
  dueFile: ListSource,
  history: History,
  ahead: number,
): Promise<Float64Array | null> {
  const table = await readTable(dueFile)
  const heading = headingOf(table, ['随迁', 'permits'])
  return heading === null ? null : byYear(table, heading, history, ahead, 'may be empty')
}

/** Homes completed near a school, by year. */
export async function readHomes(path: ListSource, history: History, ahead: number): Promise<Float64Array> {
  const table = await readTable(path)
  const { homes } = headingsOf(table, { homes: ['套数', 'homes'] })
  return byYear(table, homes, history, ahead, 'never empty')
}

function byYear(
  table: Table,
  heading: string,
  { schools, firstYear, cohorts }: History,
  ahead: number,
  rule: 'may be empty' | 'never empty',
): Float64Array {
  const h = headingsOf(table, { school: SCHOOL, year: YEAR })
  const found = new Float64Array((cohorts.years + ahead) * schools.length).fill(Number.NaN)
  const wrong: Refusal[] = []
  for (const record of table.records) {
    const text = record.cell(heading)
    if (text === '' && rule === 'may be empty') continue
    const s = schools.indexOf(record.cell(h.school))
    const year = Number(/^(\d{4})(-\d{4})?$/.exec(record.cell(h.year))?.[1] ?? Number.NaN)
    const value = numberOf(text)
    if (s === -1 || Number.isNaN(year) || !(value >= 0)) wrong.push(BAD_ROW(record.at, heading))
    const i = (year - firstYear) * schools.length + s
    // a school may have several estates; years beyond the forecast are of no account
    if (s !== -1 && i >= 0 && i < found.length)
      found[i] = value + (Number.isNaN(found[i]) ? 0 : (found[i] as number))
  }
  if (wrong.length > 0) throw new Refused(wrong)
  return found
}

export interface Areas {
  readonly names: readonly string[]
  /** By school. */
  readonly of: readonly number[]
}

/** Areas of the schools: a column of the list of seats; without it the county is one area. */
export async function readAreas(
  seatsFile: ListSource | null,
  schools: readonly string[],
  whole: string,
): Promise<Areas> {
  const table = seatsFile === null ? null : await readTable(seatsFile)
  const heading = table && headingOf(table, ['片区', 'area'])
  if (!table || !heading) return { names: [whole], of: schools.map(() => 0) }
  const { school } = headingsOf(table, { school: SCHOOL })
  const areaOf = new Map(table.records.map(r => [r.cell(school), r.cell(heading)]))
  const lacking = schools.filter(s => (areaOf.get(s) ?? '') === '')
  if (lacking.length > 0) throw new Refused(lacking.map(s => NO_AREA(table.file, s)))
  const names = [...new Set(schools.map(s => areaOf.get(s) as string))]
  return { names, of: schools.map(s => names.indexOf(areaOf.get(s) as string)) }
}

const BAD_ROW = (at: string, heading: string) =>
  refusal(
    'forecast.bad-row',
    at,
    t(
      `学校不在历年表里，或学年、“${heading}”不是数。`,
      `The school is not in the history, or the year or "${heading}" is no number.`,
    ),
    t('没有数据的行请删去，不要填 0。', 'Remove rows without figures; do not enter 0.'),
  )
const NO_AREA = (file: string, school: string) =>
  refusal(
    'forecast.no-area',
    `${file} ${school}`,
    t(`“${school}”没有片区。`, `"${school}" has no area.`),
    t('请为每所学校填写片区，或删去整列。', 'Fill in the area of each school, or remove the column.'),
  )

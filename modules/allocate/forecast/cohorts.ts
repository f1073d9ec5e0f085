import { type Refusal, Refused, refusal, t } from '@kit/base'
import { at, type Cohorts } from '@kit/kernels/forecast'
import { headingsOf, type ListSource, numberOf, readTable, type TableRecord } from '../lists/table.ts'

export interface History {
  readonly schools: readonly string[]
  /** Autumn of the first year of history. */
  readonly firstYear: number
  readonly cohorts: Cohorts
}

const SCHOOL = { school: ['学校', 'school'] }
const YEAR = { year: ['学年', 'year'] }

/**
 * History (学校, 学年, 年级, 人数) and children due to enter (学校, 学年, 应入学), the latter also for the years ahead. A row that is
 * not there is unknown, never zero.
 */
export async function readHistory(
  historyFile: ListSource,
  dueFile: ListSource,
  ahead: number,
): Promise<History> {
  const history = await readTable(historyFile)
  const h = headingsOf(history, { ...SCHOOL, ...YEAR, grade: ['年级', 'grade'], pupils: ['人数', 'pupils'] })
  const due = await readTable(dueFile)
  const d = headingsOf(due, { ...SCHOOL, ...YEAR, due: ['应入学', 'due'] })
  const wrong: Refusal[] = []
  const rows = history.records.map(r => ({
    school: r.cell(h.school),
    year: yearOf(r, h.year, wrong),
    grade: countOf(r, h.grade, wrong),
    pupils: countOf(r, h.pupils, wrong),
  }))
  const entering = due.records.map(r => ({
    school: r.cell(d.school),
    year: yearOf(r, d.year, wrong),
    due: countOf(r, d.due, wrong),
  }))
  if (wrong.length > 0) throw new Refused(wrong)
  const schools = [...new Set(rows.map(r => r.school))].sort()
  const firstYear = Math.min(...rows.map(r => r.year))
  const years = Math.max(...rows.map(r => r.year)) - firstYear + 1
  if (years < ahead + 3 || years < 4)
    throw new Refused([TOO_SHORT(history.file, Math.max(4, ahead + 3), years)])
  const grades = Math.max(...rows.map(r => r.grade))
  const index = new Map(schools.map((s, i) => [s, i]))
  const shape = { schools: schools.length, grades }
  const pupils = new Float64Array(years * schools.length * grades).fill(Number.NaN)
  for (const r of rows)
    pupils[at(shape, r.year - firstYear, index.get(r.school) as number, r.grade - 1)] = r.pupils
  const dueIn = new Float64Array((years + ahead) * schools.length).fill(Number.NaN)
  for (const r of entering) {
    const s = index.get(r.school)
    const year = r.year - firstYear
    if (s !== undefined && year >= 0 && year < years + ahead) dueIn[year * schools.length + s] = r.due
  }
  return { schools, firstYear, cohorts: { ...shape, years, pupils, due: dueIn } }
}

/** Seats of each school; NaN where none are given. */
export async function readSeats(path: ListSource, schools: readonly string[]): Promise<number[]> {
  const table = await readTable(path)
  const c = headingsOf(table, { ...SCHOOL, seats: ['学位', 'seats'] })
  const found = new Map(table.records.map(r => [r.cell(c.school), numberOf(r.cell(c.seats))]))
  return schools.map(s => found.get(s) ?? Number.NaN)
}

/** 2024 of `2024` or `2024-2025`. */
function yearOf(record: TableRecord, heading: string, wrong: Refusal[]): number {
  const year = /^(\d{4})(-\d{4})?$/.exec(record.cell(heading))?.[1]
  if (year === undefined) wrong.push(BAD(record.at, heading))
  return Number(year)
}

function countOf(record: TableRecord, heading: string, wrong: Refusal[]): number {
  const value = numberOf(record.cell(heading))
  if (Number.isNaN(value) || value < 0) wrong.push(BAD(record.at, heading))
  return value
}

const BAD = (at: string, heading: string) =>
  refusal(
    'forecast.bad-value',
    at,
    t(`“${heading}”不是数。`, `"${heading}" is no number.`),
    t('没有数据的行请删去，不要填 0。', 'Remove rows without figures; do not enter 0.'),
  )
const TOO_SHORT = (at: string, need: number, have: number) =>
  refusal(
    'forecast.short-history',
    at,
    t(`只有 ${have} 年历史，至少要 ${need} 年。`, `There are ${have} years of history; ${need} are needed.`),
    t(
      '补充往年数据，或用 --ahead 少预测几年。',
      'Add earlier years, or look fewer years ahead with --ahead.',
    ),
  )

import { at, type Cohorts } from '@kit/kernels/forecast'
import { headingOf, headingsOf, numberOf, type Table } from '../lists/table.ts'
import type { History } from './cohorts.ts'
import type { ForecastBody } from './schema.ts'

/**
 * Classes of the last year of history by school and grade: a column of the history; NaN where nothing is said.
 *
 * @shape S × G
 */
export function readClasses(table: Table, { schools, firstYear, cohorts }: History): Float64Array {
  const found = new Float64Array(cohorts.schools * cohorts.grades).fill(Number.NaN)
  const heading = headingOf(table, ['班数', 'classes'])
  if (heading === null) return found
  const h = headingsOf(table, {
    school: ['学校', 'school'],
    year: ['学年', 'year'],
    grade: ['年级', 'grade'],
  })
  const last = firstYear + cohorts.years - 1
  const index = new Map(schools.map((s, i) => [s, i]))
  for (const record of table.records) {
    if (Number.parseInt(record.cell(h.year), 10) !== last) continue
    const s = index.get(record.cell(h.school))
    const grade = numberOf(record.cell(h.grade))
    if (s !== undefined) found[at(cohorts, 0, s, grade - 1)] = numberOf(record.cell(heading))
  }
  return found
}

/**
 * Grades whose classes will be too large next September if no class is added: a grade keeps the classes it has now one grade
 * below, the first grade those of today's first.
 *
 * @shape next year's pupils S × G, classes of the last year S × G
 */
export function classWarnings(
  c: Cohorts,
  next: ArrayLike<number>,
  classes: Float64Array,
  limits: ForecastBody['limits'],
): Pick<ForecastBody, 'classes' | 'classesUnknown'> {
  const warnings: ForecastBody['classes'] = []
  let unknown = 0
  for (let i = 0; i < classes.length; i++) {
    const grade = i % c.grades
    const pupils = next[i] as number
    const kept = classes[grade === 0 ? i : i - 1] as number
    if (!(kept > 0)) {
      unknown += pupils >= 1 ? 1 : 0
      continue
    }
    const size = pupils / kept
    if (size <= limits.standard) continue
    const level = size >= limits.veryLarge ? 'veryLarge' : size >= limits.large ? 'large' : 'standard'
    warnings.push({ school: Math.floor(i / c.grades), grade: grade + 1, pupils, classes: kept, size, level })
  }
  return { classes: warnings.sort((a, b) => b.size - a.size), classesUnknown: unknown }
}

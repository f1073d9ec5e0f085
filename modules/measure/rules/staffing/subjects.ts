import type { Stage } from '@kit/base'
import type { StaffingRow, StaffingRules, SubjectLack } from '../../staffing/schema.ts'
import { inForce, type Told, wholePeople } from './figures.ts'

/**
 * Teachers a subject takes: classes × its lessons a week, the mean of the grades, ÷ lessons a week a teacher gives.
 *
 * @source policies/monitors/staffing.yaml, `timetable`
 * @example 12 classes × (4+4+3+3+3+3)/6 lessons ÷ 16 → 2.5 teachers of PE
 */
export function subjectLacks(
  told: Told,
  stage: Stage,
  { timetable }: StaffingRules,
  day: string,
): Pick<StaffingRow, 'subjects' | 'subjectsShort'> {
  const rule = inForce(timetable, day)
  const load = rule?.teacherLessons[stage]
  if (!rule || load === undefined) return { subjects: [], subjectsShort: null }
  const classes = told('classes', stage)
  const subjects = rule.subjects.flatMap(({ id, metric, lessons }): SubjectLack[] => {
    const grades = lessons[stage]
    if (grades === undefined) return []
    const week = grades.reduce((a, b) => a + b, 0)
    const demand = classes === null ? null : (classes * week) / (grades.length * load)
    const teachers = told(metric, stage)
    const short = demand === null || teachers === null ? null : Math.max(0, demand - teachers)
    return [{ subject: id, demand, teachers, short }]
  })
  return {
    subjects,
    subjectsShort: together(
      subjects,
      rule.helpers.map(h => told(h, stage)),
    ),
  }
}

/** Whoever teaches several of the subjects is counted once against what they lack together. */
function together(subjects: readonly SubjectLack[], helpers: readonly (number | null)[]): number | null {
  const parts = [...subjects.map(s => s.short), ...helpers]
  if (subjects.length === 0 || parts.some(x => x === null)) return null
  const lack = subjects.reduce((sum, s) => sum + (s.short ?? 0), 0)
  return wholePeople(lack - helpers.reduce<number>((sum, n) => sum + (n ?? 0), 0))
}

/**
 * Two teachers and one carer a class.
 *
 * @source policies/monitors/staffing.yaml, `preschool`
 */
export function preschoolLack(
  told: Told,
  stage: Stage,
  { preschool }: StaffingRules,
  day: string,
): StaffingRow['preschool'] {
  const rule = inForce(preschool, day)
  if (stage !== 'kindergarten' || rule === null) return null
  const classes = told('classes', stage)
  const lack = (each: number, have: number | null) =>
    classes === null || have === null ? null : Math.max(0, classes * each - have)
  return {
    teachersShort: lack(rule.teachersPerClass, told('teachers', stage)),
    carersShort: lack(rule.carersPerClass, told('carers', stage)),
  }
}

import { type Stage, t } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import type { ClassSizeRow, ClassSizeStage, ClassSizes, GradeRow } from '../../monitor/schema.ts'
import type { Asked } from './asked.ts'
import { eliminationOf } from './elimination.ts'
import { gradeRows, type Limit, leftWithCohort, meanEntrants, sinceLastYear } from './grades.ts'
import { bandsIn, sumFrom } from './size-bands.ts'

/**
 * Every class by its size, what is new since last year, what is to be expected next September and what would help.
 *
 * A school whose bands are missing is in no sum and says so.
 *
 * @source policies/monitors/class-size.yaml; system 14
 */
export function classSizes(asked: Asked): ClassSizes {
  const { periods, rules } = asked
  const rows = rules.limits.flatMap(limit =>
    asked.units.flatMap(unit => {
      const row = rowOf(asked, unit, limit)
      return row === null ? [] : [row]
    }),
  )
  return {
    period: periods.at(-1) as ClassSizes['period'],
    before: (periods.at(-2) ?? null) as ClassSizes['before'],
    stages: rules.limits
      .map(limit => stageOf(asked, limit, rows))
      .filter(s => s.classes > 0 || s.missing > 0),
    rows,
    elimination: eliminationOf(asked, rows),
    method: t(
      '有分年级数据的学校：各年级按历年平均升级率随级上升，班级随级上升；起始年级新生取各年招生数的平均，班数取今年起始年级与毕业年级班数中较多的。没有分年级数据的：下一年在校生＝在校生－毕业生＋新生，毕业生取学制年数之前的招生数，没有记录时取最近一届毕业生数，班数不变。',
      'Schools with figures by grade: each grade moves up with its mean survival ratio of the years on record, and its classes with it; as many enter as on average, into as many classes as now, or as the leavers give up where that is more. Others: pupils − leavers + entrants; leavers are those who entered as many years ago as the stage lasts, or else the last graduates on record; classes stay as they are.',
    ),
  }
}

function rowOf(asked: Asked, unit: Unit, limit: Limit): ClassSizeRow | null {
  const { ask, periods, rules } = asked
  const period = periods.at(-1) as string
  const { stage, standard } = limit
  const pupils = ask(unit.id, 'pupils', stage, period)
  const classes = ask(unit.id, 'classes', stage, period)
  const bands = bandsIn(asked, unit.id, stage, period)
  if (pupils === null && classes === null && bands === null) return null
  const earlier = periods.length < 2 ? null : bandsIn(asked, unit.id, stage, periods.at(-2) as string)
  const from = (of: readonly number[] | null, heads: number) => sumFrom(rules, of, heads)
  const [oversized, oversizedBefore] = [from(bands, limit.oversized), from(earlier, limit.oversized)]
  const above = from(bands, standard + 1)
  const spare = pupils === null || classes === null ? null : classes * standard - pupils
  const needed = spare === null ? null : Math.max(0, Math.ceil(-spare / standard))
  const grades = gradeRows(asked, unit.id, limit)
  const gradesAddUp = addUp(asked, unit.id, stage, grades, { pupils, classes })
  const cohorts = gradesAddUp ? changeOfCohorts(asked, unit.id, limit, grades) : null
  return {
    ...{ unit: unit.id, name: unit.name, stage, pupils, classes },
    mean: pupils === null || !classes ? null : pupils / classes,
    largest: ask(unit.id, 'largest_class', stage, period),
    ...{ above, oversized, veryOversized: from(bands, limit.veryOversized) },
    ...(cohorts ?? { ...sinceLastYear(oversized, oversizedBefore), left: null, sinceBy: 'stage' }),
    ...{ spare, remedy: remedyOf(above, spare), classesNeeded: needed },
    overSchoolSize: pupils === null ? null : pupils > limit.schoolSize,
    next: nextByGrades(grades) ?? nextYear(asked, unit.id, stage, { pupils, classes, standard }),
    addsUp: bands === null || classes === null ? null : bands.reduce((a, b) => a + b, 0) === classes,
    ...{ grades, gradesAddUp },
  }
}

/** Whether the register says of every grade together what the stage says: pupils, classes, and classes of each size. */
function addUp(
  asked: Asked,
  unit: string,
  stage: Stage,
  grades: readonly GradeRow[],
  whole: { pupils: number | null; classes: number | null },
): boolean | null {
  if (grades.length === 0) return null
  const period = asked.periods.at(-1) as string
  const bands = bandsIn(asked, unit, stage, period)
  const parts = grades.map(g => bandsIn(asked, unit, stage, period, `_g${g.grade}`))
  const sum = (of: (g: GradeRow, i: number) => number) => grades.reduce((a, g, i) => a + of(g, i), 0)
  return (
    sum(g => g.pupils) === whole.pupils &&
    sum(g => g.classes) === whole.classes &&
    (bands ?? [Number.NaN]).every((n, band) => sum((_, i) => parts[i]?.[band] ?? Number.NaN) === n)
  )
}

/** Cohort by cohort; null where the register of last year is not on record. */
function changeOfCohorts(asked: Asked, unit: string, limit: Limit, grades: readonly GradeRow[]) {
  const left = leftWithCohort(asked, unit, limit)
  if (left === null || grades.some(g => g.created === null)) return null
  const sum = (of: (g: GradeRow) => number | null) => grades.reduce((a, g) => a + (of(g) ?? 0), 0)
  return {
    ...{ inherited: sum(g => g.inherited), created: sum(g => g.created), dissolved: sum(g => g.dissolved) },
    ...{ left, sinceBy: 'grades' as const },
  }
}

/** All grades together as they will be; null where a grade cannot be told. */
function nextByGrades(grades: readonly GradeRow[]): ClassSizeRow['next'] | null {
  if (grades.length === 0 || grades.some(g => g.next.pupils === null || g.next.classes === null)) return null
  const pupils = grades.reduce((a, g) => a + (g.next.pupils ?? 0), 0)
  const classes = grades.reduce((a, g) => a + (g.next.classes ?? 0), 0)
  const warning = grades.some(g => g.next.warning === 'mean' || g.next.warning === 'largest')
  return { by: 'grades', pupils, mean: classes > 0 ? pupils / classes : null, warning }
}

function remedyOf(above: number | null, spare: number | null): ClassSizeRow['remedy'] {
  if (above === 0 && (spare === null || spare >= 0)) return 'none'
  if (spare === null) return 'unknown'
  return spare < 0 ? 'open-classes' : above === null ? 'unknown' : 'even-out'
}

function nextYear(
  { ask, periods, rules }: Asked,
  unit: string,
  stage: Stage,
  { pupils, classes, standard }: { pupils: number | null; classes: number | null; standard: number },
): ClassSizeRow['next'] {
  const years = rules.years[stage] ?? 0
  const entered = periods.length >= years ? ask(unit, 'entrants', stage, periods.at(-years) as string) : null
  const graduates = periods.flatMap(p => ask(unit, 'graduates', stage, p) ?? []).at(-1) ?? null
  const leaving = entered ?? graduates
  const entering = meanEntrants({ ask, periods }, unit, stage)
  if (pupils === null || leaving === null || entering === null)
    return { by: 'stage', pupils: null, mean: null, warning: false }
  const next = Math.max(0, pupils - leaving + entering)
  const mean = classes ? next / classes : null
  return { by: 'stage', pupils: next, mean, warning: mean !== null && mean > standard }
}

function stageOf(asked: Asked, limit: Limit, all: readonly ClassSizeRow[]): ClassSizeStage {
  const { rules, periods } = asked
  const { stage, standard, oversized, veryOversized, schoolSize, source } = limit
  const rows = all.filter(r => r.stage === stage)
  const counted = rows.filter(r => r.oversized !== null)
  const [now, before] = [periods.at(-1) as string, periods.at(-2)]
  const sum = (of: (r: ClassSizeRow) => number | null) =>
    counted.reduce((total, r) => total + (of(r) ?? 0), 0)
  const change = (of: (r: ClassSizeRow) => number | null) =>
    before === undefined || counted.some(r => of(r) === null) ? null : sum(of)
  const inBand = (i: number, period: string | undefined) =>
    period === undefined
      ? null
      : rows.reduce((total, r) => total + (bandsIn(asked, r.unit, stage, period)?.[i] ?? 0), 0)
  const bands = rules.bands.map((b, i) => ({
    from: b.from ?? null,
    to: b.to ?? null,
    classes: inBand(i, now),
    before: inBand(i, before),
  }))
  const classes = bands.reduce((total, b) => total + (b.classes ?? 0), 0)
  const oversizedClasses = sum(r => r.oversized)
  return {
    ...{ stage, standard, oversized, veryOversized, schoolSize, source, bands, classes, oversizedClasses },
    veryOversizedClasses: sum(r => r.veryOversized),
    oversizedShare: classes === 0 ? null : (100 * oversizedClasses) / classes,
    inherited: change(r => r.inherited),
    created: change(r => r.created),
    dissolved: change(r => r.dissolved),
    left: counted.every(r => r.left === null) ? null : sum(r => r.left),
    missing: rows.length - counted.length,
  }
}

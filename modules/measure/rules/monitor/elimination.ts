import { rationalOf } from '@kit/kernels'
import type {
  ClassSizeRow,
  ClassSizeRules,
  Elimination,
  EliminationRow,
  EliminationStep,
} from '../../monitor/schema.ts'
import { splitAmount } from '../plan/split-amount.ts'
import type { Asked } from './asked.ts'
import type { Limit } from './grades.ts'
import { bandsIn, sumFrom } from './size-bands.ts'

/**
 * When the oversized classes leave by themselves, how many have to be dissolved by which year, and what it takes.
 *
 * A demand holds for all classes of a stage; schools share what has to be dissolved by the classes that stay, in whole
 * classes that add up. Without a register by grade nobody knows when a class leaves: it stays.
 *
 * @source `elimination` of policies/monitors/class-size.yaml; system 14
 */
export function eliminationOf(asked: Asked, rows: readonly ClassSizeRow[]): Elimination {
  const year = Number(asked.periods.at(-1)?.slice(0, 4))
  const stages = asked.rules.limits.flatMap(limit => {
    const counted = rows.filter(r => r.stage === limit.stage && r.oversized !== null)
    const steps = stepsOf(asked, limit, counted, year)
    return counted.length === 0 ? [] : [{ limit, counted, steps }]
  })
  return {
    stages: stages.map(({ limit, counted, steps }) => ({
      stage: limit.stage,
      steps: steps.map(({ step }) => step),
      years: Array.from({ length: Math.max(0, ...steps.map(s => s.step.due - year)) + 1 }, (_, i) => ({
        year: year + i,
        stay: sum(counted.map(row => stay(asked, row, limit.oversized, i))),
      })),
    })),
    rows: stages.flatMap(({ limit, counted, steps }) =>
      counted.flatMap((row, i) => (row.oversized ? [rowOf(asked, limit, row, i, steps)] : [])),
    ),
  }
}

/** A demand, and beside it what stays and what has to go school by school. */
interface Shared {
  readonly step: EliminationStep
  readonly stay: readonly number[]
  readonly dissolve: readonly number[]
}

function stepsOf(asked: Asked, limit: Limit, rows: readonly ClassSizeRow[], year: number): Shared[] {
  return asked.rules.elimination
    .filter(({ stages }) => stages.includes(limit.stage))
    .map(demand => {
      const due = Math.max(demand.by, year + 1)
      const staying = rows.map(row => stay(asked, row, demand.heads, due - year))
      const allowed = Math.floor((sum(rows.map(r => r.classes ?? 0)) * demand.share) / 100)
      const dissolve = Math.max(0, sum(staying) - allowed)
      const now = sum(rows.map(row => stay(asked, row, demand.heads, 0)))
      const step = { ...pick(demand), due, now, stay: sum(staying), allowed, dissolve }
      const shares = dissolve === 0 ? staying.map(() => 0) : splitAmount(dissolve, staying.map(rationalOf))
      return { step, stay: staying, dissolve: shares }
    })
    .sort((a, b) => a.step.by - b.step.by)
}

function pick({ by, heads, share, source }: ClassSizeRules['elimination'][number]) {
  return { by, heads, share, source }
}

/** Classes of `heads` and more that are still there so many years on if nothing is done. */
function stay(
  asked: Asked,
  { unit, stage, grades, gradesAddUp }: ClassSizeRow,
  heads: number,
  years: number,
) {
  const period = asked.periods.at(-1) as string
  const of = (grade: string) => sumFrom(asked.rules, bandsIn(asked, unit, stage, period, grade), heads) ?? 0
  if (gradesAddUp !== true) return of('')
  return sum(grades.filter(g => g.grade + years <= grades.length).map(g => of(`_g${g.grade}`)))
}

function rowOf(
  asked: Asked,
  limit: Limit,
  row: ClassSizeRow,
  i: number,
  steps: readonly Shared[],
): EliminationRow {
  const { unit, name, stage, oversized, pupils, classes } = row
  const year = Number(asked.periods.at(-1)?.slice(0, 4))
  const known = row.gradesAddUp === true ? row.grades.filter(g => (g.oversized ?? 0) > 0) : []
  const whole = { grade: null, name: null, leaves: null, oversized: oversized ?? 0, pupils, classes }
  const cohorts =
    known.length === 0
      ? [whole]
      : known.map(g => ({
          ...{ grade: g.grade, name: g.name, leaves: year + 1 + row.grades.length - g.grade },
          ...{ oversized: g.oversized ?? 0, pupils: g.pupils, classes: g.classes },
        }))
  return {
    ...{ unit, name, stage, oversized: oversized ?? 0 },
    cohorts: cohorts.map(cohort => ({ ...cohort, ...whatItTakes(cohort, limit) })),
    steps: steps.map(s => ({ due: s.step.due, stay: s.stay[i] ?? 0, dissolve: s.dissolve[i] ?? 0 })),
  }
}

/** Even classes end it where they are below what is oversized; a new one has at most the standard. */
function whatItTakes(of: { pupils: number | null; classes: number | null }, { standard, oversized }: Limit) {
  const { pupils, classes } = of
  if (pupils === null || classes === null)
    return { remedy: 'unknown' as const, classesNeeded: null, seatsLacking: null }
  const remedy = pupils <= classes * (oversized - 1) ? ('even-out' as const) : ('open-classes' as const)
  const lacking = Math.max(0, pupils - classes * standard)
  return { remedy, classesNeeded: Math.ceil(lacking / standard), seatsLacking: lacking }
}

const sum = (of: readonly number[]) => of.reduce((a, n) => a + n, 0)

import { STAGES, type Stage, type Text } from '@kit/base'
import type { RotationPlan } from '@kit/kernels/rotation'
import type { OverlayChange } from '@loop/measure/schema'
import { z } from 'zod'
import type { FigureTable } from '../lists/figure-table.ts'
import { shippedPlan } from '../lists/rules-file.ts'
import { SourceShape, TextShape } from '../lists/rules-shape.ts'
import { headingOf } from '../lists/table.ts'
import type { Lists } from './lists.ts'

/** Which figures a teacher takes along: `policies/plans/teacher-figures/standard.yaml`. */
const TeacherFiguresShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  counts: z.array(
    z.strictObject({
      metric: z.string(),
      /** Counted where this column has one of these values; always where none is named. */
      columns: z.array(z.string()).default([]),
      values: z.array(z.string()).default([]),
    }),
  ),
  county: z.strictObject({ eligible: z.string(), counted: z.string(), countedBackbone: z.string() }),
  sources: z.array(SourceShape).min(1),
})
export type TeacherFigures = z.infer<typeof TeacherFiguresShape>

export const teacherFigures = (): Promise<TeacherFigures> =>
  shippedPlan('teacher-figures', 'standard', TeacherFiguresShape)

interface Flow {
  readonly from: number
  readonly to: number
  readonly stage: Stage | null
  readonly metric: string
  teachers: number
}

export interface RotationEffect {
  readonly changes: readonly OverlayChange[]
  readonly unmatched: readonly { readonly school: string; readonly metric: Text; readonly teachers: number }[]
}

/**
 * The figures as they would be: teachers and what is counted of them move from school to school, the county has rotated so
 * many. What a school never reported, or reports fewer of than leave it, cannot move and is named.
 */
export function effectOf(
  lists: Lists,
  plan: RotationPlan,
  { figures, table, region, titleOf }: Given,
): RotationEffect {
  const left = new Map<string, number>()
  const key = (unit: string, { metric, stage }: Flow) => `${unit}\n${metric}\n${stage}`
  const holds = (unit: string, flow: Flow) =>
    flow.stage === null ? null : (left.get(key(unit, flow)) ?? table.value(unit, flow.metric, flow.stage))
  const changes: OverlayChange[] = []
  const unmatched: RotationEffect['unmatched'][number][] = []
  for (const flow of flowsOf(lists, plan, figures, table)) {
    const [from, to] = [unitAt(lists, flow.from), unitAt(lists, flow.to)]
    const [has, goal] = [holds(from, flow), holds(to, flow)]
    const short = has === null || has < flow.teachers
    if (flow.stage === null || short || goal === null) {
      const school = lists.names[short ? flow.from : flow.to] ?? ''
      unmatched.push({ school, metric: titleOf(flow.metric), teachers: flow.teachers })
      continue
    }
    left.set(key(from, flow), has - flow.teachers)
    left.set(key(to, flow), goal + flow.teachers)
    const { metric, stage, teachers: value } = flow
    changes.push({ unit: from, metric, stage, change: { kind: 'move', value, to } })
  }
  const { eligible, counted, countedBackbone } = plan.after
  const county = { eligible, counted, countedBackbone }
  for (const [name, value] of Object.entries(county)) {
    const metric = figures.county[name as keyof typeof county]
    changes.push({ unit: region, metric, stage: 'all', change: { kind: 'set', value } })
  }
  return { changes, unmatched }
}

interface Given {
  readonly figures: TeacherFigures
  readonly table: FigureTable
  readonly region: string
  readonly titleOf: (metric: string) => Text
}

const unitAt = ({ instance }: Lists, s: number) => instance.schools[s]?.id ?? ''

/** Moves added up by pair of schools, stage and metric. */
function flowsOf(lists: Lists, plan: RotationPlan, figures: TeacherFigures, table: FigureTable): Flow[] {
  const { instance, people } = lists
  const counted = figures.counts.map(c => ({ ...c, heading: headingOf(people, c.columns) }))
  const flows = new Map<string, Flow>()
  instance.teachers.forEach((x, i) => {
    const to = plan.to[i] as number
    if (to === -1) return
    const stage = stageOf(lists, table, { from: x.school, to, subject: x.subject })
    for (const { metric, columns, values, heading } of counted) {
      const isCounted =
        columns.length === 0 || (heading !== null && values.includes(people.records[i]?.cell(heading) ?? ''))
      if (!isCounted) continue
      const id = `${x.school}/${to}/${stage}/${metric}`
      const flow = flows.get(id) ?? { from: x.school, to, stage, metric, teachers: 0 }
      flow.teachers += 1
      flows.set(id, flow)
    }
  })
  return [...flows.values()]
}

const STAGE_WORDS: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  primary: ['小学', 'primary'],
  junior: ['初中', 'junior'],
  senior: ['高中', 'senior'],
}

/** The stage both schools have; where they share several, the one the subject names (“初中数学”); else unknown. */
function stageOf(
  { instance, subjects }: Lists,
  table: FigureTable,
  { from, to, subject }: { from: number; to: number; subject: number },
): Stage | null {
  const has = (s: number, stage: Stage) =>
    table.value(instance.schools[s]?.id ?? '', 'teachers', stage) !== null
  const shared = STAGES.filter(stage => has(from, stage) && has(to, stage))
  if (shared.length === 1) return shared[0] ?? null
  const named = shared.filter(stage => STAGE_WORDS[stage]?.some(word => subjects[subject]?.startsWith(word)))
  return named.length === 1 ? (named[0] ?? null) : null
}

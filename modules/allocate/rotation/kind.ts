import { attempt, ok, type RegionCode, type Result, refuse, type Text, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { checkInstance, type Outcome, type RotationInstance, type RotationPlan } from '@kit/kernels/rotation'
import type { Tx } from '@kit/store'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { type FigureTable, figureTable } from '../lists/figure-table.ts'
import type { Closed, Opened, PlanDeps, PlanKind } from '../plan/kind.ts'
import type { PlanFigure } from '../plan/schema.ts'
import { effectOf, type TeacherFigures, teacherFigures } from './effect.ts'
import { clashRefusal, gaveUp, placed, unknownSchool } from './errors.ts'
import { certificateFile, openLists, publishedSchools, teacherFile } from './files.ts'
import { rotationSchools, rotationTeachers } from './list-kinds.ts'
import type { Lists } from './lists.ts'
import { allRules, changedRules, namedRules } from './plan.ts'
import { certificateOf, digestOfLists, PROVED } from './report.ts'
import { headMoves, movesAndReasons, schoolsBeside, subjectsBeside } from './result-of.ts'
import {
  type NamedRotationRules,
  type RotationBody,
  RotationBodySchema,
  type RotationRequest,
  RotationRequestSchema,
  type RotationSetUp,
  RotationSetUpSchema,
} from './schema.ts'

const ENGINE = 'junheng-rotation@3'
const NEEDED = ['teachers', 'backbone_teachers'] as const

interface Scene {
  readonly region: RegionCode
  readonly lists: Lists
  readonly named: NamedRotationRules
  readonly figures: TeacherFigures
  readonly table: FigureTable
  readonly titleOf: (metric: string) => Text
}

/** A year of rotation: who goes where, by rules that are kept or named as clashing. */
export const rotationKind: PlanKind<
  RotationRequest,
  RotationSetUp,
  Scene,
  RotationInstance,
  Outcome,
  RotationBody
> = {
  kind: 'rotation',
  path: 'rotations',
  title: t('教师交流', 'Rotation of teachers'),
  engine: ENGINE,
  request: RotationRequestSchema,
  body: RotationBodySchema,
  lists: [rotationSchools, rotationTeachers],
  setUp: { query: z.object({ period: PeriodSchema }), answer: RotationSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: [teacherFile, certificateFile],
  publishes: [publishedSchools],
}

/** The rules there are, and the schools whose figures a plan could not change. */
async function setUp(
  tx: Tx,
  deps: PlanDeps,
  { region, period }: { readonly region: string; readonly period: string },
): Promise<Result<RotationSetUp>> {
  const table = await figureTable(tx, region, [period])
  if (!table.ok) return table
  const { units, value } = table.value
  const stagesOf = (id: string) =>
    (['primary', 'junior'] as const).filter(s => value(id, 'pupils', s) !== null)
  const schools = units.filter(u => stagesOf(u.id).length > 0)
  const titleOf = titlesOf(deps)
  const missing = schools.flatMap(({ id, name }) => {
    const metrics = [
      ...NEEDED.filter(m => stagesOf(id).some(s => value(id, m, s) === null)),
      ...(['longitude', 'latitude'] as const).filter(m => value(id, m, 'all') === null),
    ]
    return metrics.length === 0 ? [] : [{ unit: id, name, metrics: metrics.map(titleOf) }]
  })
  const teachers = schools.reduce(
    (n, { id }) => n + stagesOf(id).reduce((m, s) => m + (value(id, 'teachers', s) ?? 0), 0),
    0,
  )
  return ok({ rules: await allRules(), schools: schools.length, teachers, missing })
}

const titlesOf = (deps: PlanDeps) => (metric: string) =>
  deps.vocabulary.metrics.get(metric)?.title ?? t(metric, metric)

async function open(
  tx: Tx,
  deps: PlanDeps,
  region: RegionCode,
  request: RotationRequest,
): Promise<Result<Opened<Scene, RotationInstance>>> {
  const named = await attempt(() => namedRules(request.rules))
  if (!named.ok) return named
  const rules = changedRules(named.value, request.change)
  const lists = await openLists(tx, deps, { region, request, rules, why: 'rotation-plan' })
  if (!lists.ok) return lists
  const table = await figureTable(tx, region, [request.period])
  if (!table.ok) return table
  const unfit = problemsOf(lists.value, table.value)
  if (unfit.length > 0) return refuse(...unfit)
  const figures = await teacherFigures()
  const { name: _, ...asked } = request
  const digest = digestOf({
    ...{ lists: digestOfLists(lists.value), facts: table.value.digest, figures, engine: ENGINE },
    request: JSON.parse(JSON.stringify(asked)),
    rules: JSON.parse(JSON.stringify(rules)),
  })
  const scene = { region, lists: lists.value, named: named.value, figures, table: table.value }
  return ok({ scene: { ...scene, titleOf: titlesOf(deps) }, input: lists.value.instance, digest })
}

/** Everything that is wrong with the lists, at once. */
function problemsOf(lists: Lists, { units }: FigureTable) {
  const known = new Set(units.map(u => u.id))
  const strangers = lists.instance.schools.filter(s => !known.has(s.id))
  return [
    ...strangers.map(s => unknownSchool(s.id, s.id)),
    ...checkInstance(lists.instance).map(r => placed(r, lists)),
  ]
}

function close(scene: Scene, outcome: Outcome, request: RotationRequest): Result<Closed<RotationBody>> {
  if (outcome.status === 'out-of-time') return refuse(gaveUp())
  if (outcome.status === 'infeasible') return refuse(...outcome.clashes.map(clashRefusal))
  const { plan } = outcome
  const { lists, named } = scene
  const { changes, unmatched } = effectOf(lists, plan, scene)
  const title = request.name === '' ? named.title.zh : request.name
  return ok({
    body: {
      rules: named,
      kept: changedRules(named, request.change) as RotationBody['kept'],
      before: plan.before,
      after: plan.after,
      proof: plan.proof,
      schools: schoolsBeside(lists, plan),
      subjects: subjectsBeside(lists, plan),
      ...movesAndReasons(lists, plan),
      heads: headMoves(lists, plan),
      unmatched: [...unmatched],
      answer: { to: [...plan.to], byWish: [...plan.byWish], heard: [...plan.heard], heads: [...plan.heads] },
      certificate: JSON.parse(JSON.stringify(certificateOf(title, lists, plan))),
    },
    proved: PROVED,
    figures: figuresOf(plan),
    overlay: { pack: request.pack, changes, indicators: null },
  })
}

function figuresOf({ before, after }: RotationPlan): PlanFigure[] {
  const person = (id: string, title: Text, value: number, better: PlanFigure['better']) => ({
    ...{ id, title, value, better },
    unit: 'person',
  })
  return [
    person('moved', t('调动教师', 'Teachers who move'), after.moved, null),
    person('counted', t('计入交流比例', 'Moves that count'), after.counted, 'higher'),
    person('backbone', t('其中骨干教师', 'Backbone teachers of these'), after.countedBackbone, 'higher'),
    person('shortBefore', t('原缺编', 'Posts short today'), before.shortage, null),
    person('short', t('交流后缺编', 'Posts short after'), after.shortage, 'lower'),
    person('spread', t('骨干偏离区间', 'Backbone outside the interval'), after.spread, 'lower'),
    {
      id: 'km',
      title: t('统筹人员路程合计', 'Kilometres of those sent'),
      value: after.hardship,
      unit: 'km',
      better: 'lower',
    },
  ]
}

import { ok, type RegionCode, type Result, refuse, type Text, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Tx } from '@kit/store'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { shippedPlans } from '../lists/rules-file.ts'
import type { Sealer } from '../lists/seal.ts'
import { openList } from '../lists/service.ts'
import type { Closed, Opened, PlanDeps, PlanKind } from '../plan/kind.ts'
import { seedOf } from '../plan/public-seed.ts'
import { otherGrade, unknownClassRules } from './errors.ts'
import { largestYear } from './example.ts'
import { classesFiles, classesPublishes } from './files.ts'
import { pupilList, teacherList } from './list-kinds.ts'
import { planFor, rowsOf, wishesIn } from './opening.ts'
import { type ClassPlan, type ClassRules, ClassRulesShape, loadRefused } from './plan.ts'
import { classesRoutes } from './routes.ts'
import {
  type ClassesBody,
  ClassesBodySchema,
  type ClassesRequest,
  ClassesRequestSchema,
  type ClassesSetUp,
  ClassesSetUpSchema,
  type ClassRulesShown,
} from './schema.ts'
import { formedStep } from './steps.ts'
import type { Formed, Question } from './worker.ts'

const ENGINE = 'junheng-classes@2'

interface Scene {
  readonly sealer: Sealer
  readonly rules: ClassRules
  readonly plan: ClassPlan
  readonly pupils: number
  readonly wishes: Pick<ClassesBody, 'wishes' | 'presets'>
}

/** Classes that resemble one another; locked by being adopted, then the teachers are drawn. */
export const classesKind: PlanKind<
  ClassesRequest,
  ClassesSetUp,
  Scene,
  Question,
  Result<Formed>,
  ClassesBody
> = {
  kind: 'classes',
  path: 'classes',
  title: t('均衡编班', 'Balanced classes'),
  engine: ENGINE,
  request: ClassesRequestSchema,
  body: ClassesBodySchema,
  lists: [pupilList, teacherList],
  setUp: { query: z.object({ period: PeriodSchema }), answer: ClassesSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: classesFiles,
  publishes: classesPublishes,
  routes: classesRoutes,
}

async function setUp(
  tx: Tx,
  _: PlanDeps,
  { region, period }: { readonly region: string; readonly period: string },
): Promise<Result<ClassesSetUp>> {
  const suggested = await largestYear(tx, region, period)
  if (!suggested.ok) return suggested
  const { refused, noScoresInGrades } = await loadRefused()
  return ok({
    rules: (await shippedPlans('class-plans', ClassRulesShape)).map(inWords),
    suggested: suggested.value && { school: suggested.value.school, classes: suggested.value.classes },
    noScoresInGrades,
    refused,
  })
}

function inWords(rules: ClassRules): ClassRulesShown {
  const { id, title, note, grades, features, source, included, randomFormations } = rules
  return {
    ...{ id, title, note, grades, status: source.status },
    features: features.map(({ column, kind }) => ({ column, kind })),
    wishes: wishesIn(rules),
    reduction: included?.reduction ?? 0,
    formations: randomFormations,
  }
}

async function open(
  tx: Tx,
  deps: PlanDeps,
  region: RegionCode,
  request: ClassesRequest,
): Promise<Result<Opened<Scene, Question>>> {
  const rules = (await shippedPlans('class-plans', ClassRulesShape)).find(r => r.id === request.rules)
  if (!rules) return refuse(unknownClassRules(request.rules))
  if (!rules.grades.includes(request.grade)) return refuse(otherGrade(request.grade))
  const of = { id: request.pupils, kind: pupilList, why: 'classes' }
  const opened = await openList(tx, deps.sealer, region, of)
  if (!opened.ok) return opened
  const { head, table } = opened.value
  const made = await planFor(rules, request, table)
  if (!made.ok) return made
  const { plan, wishes } = made.value
  const seed = seedOf(request.seed.numbers)
  const digest = digestOf({ list: head.digest, plan: JSON.parse(JSON.stringify(plan)), seed, engine: ENGINE })
  return ok({
    scene: { sealer: deps.sealer, rules, plan, pupils: table.records.length, wishes },
    input: { plan, rows: rowsOf(table), task: { kind: 'form', seed } },
    digest,
  })
}

function close(
  { sealer, rules, plan, pupils, wishes }: Scene,
  formed: Result<Formed>,
  request: ClassesRequest,
): Result<Closed<ClassesBody>> {
  if (!formed.ok) return formed
  const { formation, balance } = formed.value
  const { objective, bound, chance } = formation
  return ok({
    body: {
      school: request.school,
      rules: { title: rules.title, note: rules.note, status: rules.source.status },
      plan: JSON.parse(JSON.stringify(plan)),
      seed: formation.seed,
      source: sourceOf(request),
      pupils,
      ...wishes,
      balance,
      locked: formation.locked,
    },
    proved: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
    figures: [
      { id: 'pupils', title: t('学生', 'Pupils'), value: pupils, unit: 'person', better: null },
      { id: 'classes', title: t('班数', 'Classes'), value: plan.classes, unit: 'class', better: null },
      { id: 'uneven', title: t('不均衡程度', 'Unevenness'), value: objective, unit: '', better: 'lower' },
      { id: 'bound', title: t('任何编法不低于', 'No formation below'), value: bound, unit: '', better: null },
      {
        id: 'chance',
        title: t('随机编班一般为', 'Left to chance'),
        value: chance.median,
        unit: '',
        better: null,
      },
    ],
    overlay: null,
    steps: [formedStep(sealer, formed.value)],
  })
}

function sourceOf({ seed: { numbers, source } }: ClassesRequest): Text {
  return t(`公开的随机数 ${numbers}（${source}）`, `public numbers ${numbers} (${source})`)
}

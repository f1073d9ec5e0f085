import { attempt, ok, type RegionCode, type Result, refuse, type Stage, type Text, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Tx } from '@kit/store'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { type FigureTable, figureTable } from '../lists/figure-table.ts'
import { shippedPlans } from '../lists/rules-file.ts'
import type { Closed, Opened, PlanDeps, PlanKind } from '../plan/kind.ts'
import type { PlanFigure } from '../plan/schema.ts'
import { settle } from './decide.ts'
import { unknownRules } from './errors.ts'
import { assignmentFiles, assignmentPublishes } from './files.ts'
import { applicantList, quotaList, schoolList } from './list-kinds.ts'
import { finishedDraws } from './numbers.ts'
import { type AssignRules, columnsOf, planBy, RulesShape } from './plan.ts'
import { certificateOf } from './report.ts'
import { changesOf, leftIn, seatRows } from './result-of.ts'
import { assignmentRoutes } from './routes.ts'
import { openScene, type Scene } from './scene.ts'
import {
  type AssignmentBody,
  AssignmentBodySchema,
  type AssignmentRequest,
  AssignmentRequestSchema,
  type AssignmentSetUp,
  AssignmentSetUpSchema,
  type SeatRules,
} from './schema.ts'
import type { Given, Question } from './worker.ts'

const ENGINE = 'junheng-assignment@1'

interface Opening extends Scene {
  readonly rules: AssignRules
  readonly figures: FigureTable
}

/** Seats given by wishes, priority and lottery number; nobody passed over, nothing wasted. */
export const assignmentKind: PlanKind<
  AssignmentRequest,
  AssignmentSetUp,
  Opening,
  Question,
  Given,
  AssignmentBody
> = {
  kind: 'assignment',
  path: 'assignments',
  title: t('学位分配', 'Assignment of seats'),
  engine: ENGINE,
  request: AssignmentRequestSchema,
  body: AssignmentBodySchema,
  lists: [schoolList, applicantList, quotaList],
  setUp: { query: z.object({ period: PeriodSchema }), answer: AssignmentSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: assignmentFiles,
  publishes: assignmentPublishes,
  routes: assignmentRoutes,
}

async function setUp(
  tx: Tx,
  _: PlanDeps,
  { region, period }: { readonly region: string; readonly period: string },
): Promise<Result<AssignmentSetUp>> {
  const figures = await figureTable(tx, region, [period])
  if (!figures.ok) return figures
  const { units, value } = figures.value
  const hasEntrants = (stage: Stage) =>
    units.some(u => u.id !== region && value(u.id, 'entrants', stage) !== null)
  return ok({
    rules: (await shippedPlans('assignment', RulesShape)).map(inWords),
    stages: (['primary', 'junior', 'senior'] as const).filter(hasEntrants),
    draws: await finishedDraws(tx, region),
  })
}

function inWords(rules: AssignRules): SeatRules {
  const { id, title, note, mechanism, numbers, lastSeat, classes, pools, within, overflow, source } = rules
  return {
    ...{ id, title, note, mechanism, numbers, lastSeat },
    status: source.status,
    source: { title: source.title, href: source.href },
    classes: classes.map(c => c.name),
    pools: pools.map(({ name, each, reverts }) => ({ name, each: each ?? null, reverts })),
    hasZones: within.length > 0,
    overflowKm: overflow?.mostKm ?? null,
    columns: columnsOf(rules),
  }
}

async function open(
  tx: Tx,
  deps: PlanDeps,
  region: RegionCode,
  request: AssignmentRequest,
): Promise<Result<Opened<Opening, Question>>> {
  const rules = (await shippedPlans('assignment', RulesShape)).find(r => r.id === request.rules)
  if (!rules) return refuse(unknownRules(request.rules))
  const overflow = request.overflowKm === null ? undefined : { mostKm: request.overflowKm }
  const title = request.name || rules.title.zh
  const plan = await attempt(() => ({ ...planBy(rules, { title }), overflow }))
  if (!plan.ok) return plan
  const scene = await openScene(tx, deps, { region, request, plan: plan.value, why: 'assignment' })
  if (!scene.ok) return scene
  const figures = await figureTable(tx, region, [request.period])
  if (!figures.ok) return figures
  const { asked, lists } = scene.value
  const { market, wishOf } = asked.expanded
  const { name: _, ...own } = request
  const digest = digestOf({
    ...{ lists, facts: figures.value.digest, engine: ENGINE, numbers: digestOf([...asked.ranked.numbers]) },
    request: JSON.parse(JSON.stringify(own)),
    plan: JSON.parse(JSON.stringify(plan.value)),
  })
  return ok({
    scene: { ...scene.value, rules, figures: figures.value },
    input: { mechanism: plan.value.mechanism, market, wishOf },
    digest,
  })
}

function close(
  { asked, rules, figures }: Opening,
  { granted, sides }: Given,
  request: AssignmentRequest,
): Result<Closed<AssignmentBody>> {
  const made = settle(asked, granted)
  const seats = seatRows(made)
  const children = asked.ranked.applicants.reduce((n, a) => n + a.heads, 0)
  const { changes, unmatched } = changesOf(seats, request.stage, figures)
  const certificate = certificateOf(made)
  const left = leftIn(made)
  const body: AssignmentBody = {
    rules: { title: rules.title, note: rules.note, status: rules.source.status },
    plan: asked.plan,
    source: sourceOf(request),
    children,
    sides: sides.map(s => ({ ...s, byWish: [...s.byWish] })),
    seats,
    ...left,
    unmatched,
    certificate,
  }
  return ok({
    body,
    proved: certificate.proved,
    figures: figuresOf(body, certificate.outcome),
    overlay: { pack: request.pack, changes, indicators: null },
  })
}

function sourceOf({ numbers }: AssignmentRequest): Text {
  return numbers.from === 'seed'
    ? t(
        `公开的随机数 ${numbers.numbers}（${numbers.source}）`,
        `public numbers ${numbers.numbers} (${numbers.source})`,
      )
    : t('已完成的电脑派位', 'a draw that is finished')
}

function figuresOf(
  { children, placed, left }: AssignmentBody,
  { byWish, envious }: AssignmentBody['certificate']['outcome'],
): PlanFigure[] {
  const share = children === 0 ? null : (100 * (byWish[0] ?? 0)) / children
  return [
    {
      id: 'first',
      title: t('第一志愿满足率', 'First wish'),
      value: share,
      unit: 'percent',
      better: 'higher',
    },
    { id: 'children', title: t('报名', 'Applicants'), value: children, unit: 'person', better: null },
    { id: 'placed', title: t('统筹安置', 'Placed nearby'), value: placed, unit: 'person', better: null },
    { id: 'left', title: t('仍无学位', 'Without a seat'), value: left, unit: 'person', better: 'lower' },
    {
      id: 'envious',
      title: t('被后来者挤掉', 'Passed over'),
      value: envious,
      unit: 'person',
      better: 'lower',
    },
  ]
}

import { attempt, must, ok, Refused, type RegionCode, type Result, refuse, t } from '@kit/base'
import { commitTo, runDraw } from '@kit/kernels/draw'
import type { Actor, Store, Tx } from '@kit/store'
import { verifyTranscript } from '../draw/verify.ts'
import { openList } from '../lists/service.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { Runs } from '../plan/runs.ts'
import type { Decision, PublicSeed, Run } from '../plan/schema.ts'
import { saveStep } from '../plan/steps.ts'
import { loadPublications } from '../plan/store.ts'
import { changedMeanwhile, notPossibleYet } from './errors.ts'
import { pupilList, teacherList } from './list-kinds.ts'
import { rowsOf } from './opening.ts'
import { ClassPlanShape } from './plan.ts'
import type { ClassesState } from './schema.ts'
import {
  type Classes,
  classesNow,
  DRAWN,
  type DrawnStep,
  formationsOf,
  loadPlain,
  plainStep,
  saveChange,
  TEAMED,
  type TeamStep,
} from './steps.ts'
import { classesByTeam, readTeams, teacherDraw } from './teams.ts'
import type { Formed, Question } from './worker.ts'

const MOVED = 'allocate.class-changed'
const TEAMS_MADE = 'allocate.teams-made'
const TEACHERS_DRAWN = 'allocate.teachers-drawn'
const WORKER = new URL('./worker.ts', import.meta.url)

export interface Found {
  readonly plan: Classes
  readonly decision: Decision | null
}

const lockOf = ({ plan, decision }: Found) =>
  decision?.decision === 'adopted' ? null : { at: plan.id, why: NOT_LOCKED }

/** Where a year stands: balance as it is now, every change, the teachers. */
export async function stateOf(tx: Tx, { sealer }: PlanDeps, found: Found): Promise<ClassesState> {
  const { plan } = found
  const all = await formationsOf(tx, sealer, plan)
  const now = await classesNow(tx, sealer, plan)
  const changes = all.slice(1).flatMap(({ step, formed }, i) => {
    const before = all[i]!.formed.formation.changes.length
    return formed.formation.changes.slice(before).map(c => ({
      ...{ id: c.id, from: c.from, to: c.to, reason: c.reason },
      ...{ before: c.objectiveBefore, after: c.objectiveAfter, by: step.madeBy, at: step.madeAt },
    }))
  })
  const teams = await loadPlain<TeamStep>(tx, plan, TEAMED)
  const drawn = await loadPlain<DrawnStep>(tx, plan, DRAWN)
  return {
    hindrance: lockOf(found)?.why ?? null,
    digest: now.formation.digest,
    balance: now.balance,
    changes,
    teams: teams && {
      ...(JSON.parse(JSON.stringify(teams.value.teams)) as NonNullable<ClassesState['teams']>),
      commitment: teams.value.commitment,
      published: await isPublished(tx, plan),
    },
    drawn: drawn &&
      teams && {
        classes: classesByTeam(drawn.value.transcript, teams.value.teams).map(c => ({
          class: c.class,
          team: c.team.name,
        })),
        seed: drawn.value.transcript.seed,
        source: drawn.value.source,
        by: drawn.madeBy,
        at: drawn.madeAt,
      },
  }
}

const isPublished = async (tx: Tx, { region, id }: Classes) =>
  (await loadPublications(tx, region, id)).some(p => p.what === 'teams')

/** Moves pupils between locked classes, each with its reason; measured anew in a worker, kept as a step of its own. */
export async function startChange(
  of: { store: Store; actor: Actor; runs: Runs; deps: PlanDeps },
  found: Found,
  moves: readonly { readonly id: string; readonly to: number; readonly reason: string }[],
): Promise<Result<Run>> {
  const { store, actor, runs, deps } = of
  const { plan } = found
  const locked = lockOf(found)
  if (locked) return refuse(notPossibleYet(locked.at, locked.why))
  const region = plan.region as RegionCode
  const opened = await store.transaction(actor, async tx => {
    const list = { id: plan.request.pupils, kind: pupilList, why: 'class-change' }
    const pupils = await openList(tx, deps.sealer, region, list)
    return pupils.ok
      ? ok({ table: pupils.value.table, all: await formationsOf(tx, deps.sealer, plan) })
      : pupils
  })
  if (!opened.ok) return opened
  const { table, all } = opened.value
  const now = all.at(-1)!.formed.formation
  const input: Question = {
    plan: ClassPlanShape.parse(plan.body.plan),
    rows: rowsOf(table),
    task: { kind: 'change', locked: now, moves },
  }
  return ok(
    runs.start<Result<Formed>>(region, { worker: WORKER, input }, async formed => {
      if (!formed.ok) return formed
      return store.transaction(actor, async tx => {
        if (!(await saveChange(tx, deps.sealer, plan, all.length - 1, formed.value)))
          return refuse(changedMeanwhile(plan.id))
        const { objective, digest } = formed.value.formation
        const detail = { pupils: moves.length, before: now.objective, after: objective, digest }
        await tx.ledger({ region, event: MOVED, subject: plan.id, detail })
        return ok(plan.id)
      })
    }),
  )
}

/** Builds the teams of teachers for the locked classes, once, and binds both before the numbers of their draw exist. */
export function makeTeams(tx: Tx, deps: PlanDeps, found: Found, list: string): Promise<Result<ClassesState>> {
  return attempt(async () => {
    const { plan } = found
    const locked = lockOf(found)
    if (locked) throw new Refused([notPossibleYet(locked.at, locked.why)])
    const of = { id: list, kind: teacherList, why: 'class-teachers' }
    const { table } = must(await openList(tx, deps.sealer, plan.region as RegionCode, of))
    const rules = ClassPlanShape.parse(plan.body.plan)
    const teams = await readTeams(table, rules, plan.body)
    const commitment = must(commitTo(teacherDraw(rules, plan.body, teams)))
    if (!(await saveStep(tx, plan.region, plan.id, plainStep(TEAMED, { teams, commitment }))))
      throw new Refused([changedMeanwhile(plan.id)])
    const detail = { commitment, teams: teams.digest }
    await tx.ledger({ region: plan.region as RegionCode, event: TEAMS_MADE, subject: plan.id, detail })
    return stateOf(tx, deps, found)
  })
}

/** Draws the teams onto the classes by public numbers that came after the commitment; once. */
export function drawTeachers(
  tx: Tx,
  deps: PlanDeps,
  found: Found,
  { numbers, source }: PublicSeed,
): Promise<Result<ClassesState>> {
  return attempt(async () => {
    const { plan } = found
    const made = await loadPlain<TeamStep>(tx, plan, TEAMED)
    if (!made) throw new Refused([notPossibleYet(plan.id, NO_TEAMS)])
    if (!(await isPublished(tx, plan))) throw new Refused([notPossibleYet(plan.id, NOT_PUBLISHED)])
    const { teams, commitment } = made.value
    const list = teacherDraw(ClassPlanShape.parse(plan.body.plan), plan.body, teams)
    const sources = (list.agreed ?? []).flatMap(s =>
      s.kind === 'stage' ? [{ kind: 'stage' as const, by: s.by, digits: numbers }] : [],
    )
    const transcript = must(runDraw(list, commitment, sources))
    const proof = await verifyTranscript(transcript)
    if (!proof.holds) throw new Error(`defect: the second implementation disagrees: ${JSON.stringify(proof)}`)
    if (!(await saveStep(tx, plan.region, plan.id, plainStep(DRAWN, { transcript, source }))))
      throw new Refused([changedMeanwhile(plan.id)])
    const detail = { seed: transcript.seed, digest: transcript.digest, source }
    await tx.ledger({ region: plan.region as RegionCode, event: TEACHERS_DRAWN, subject: plan.id, detail })
    return stateOf(tx, deps, found)
  })
}

const NOT_LOCKED = t(
  '班级还没有锁定：先决定采用这个编班结果。',
  'The classes are not locked: adopt this formation first.',
)
const NO_TEAMS = t('还没有组成教师组。', 'There are no teams of teachers yet.')
const NOT_PUBLISHED = t(
  '请先公布教师组和承诺：抽签的号码要在承诺之后产生。',
  'Publish the teams with their commitment first: the numbers must come after it.',
)

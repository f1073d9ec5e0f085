import { assert } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import type { Tx } from '@kit/store'
import type { Sealer } from '../lists/seal.ts'
import type { Plan } from '../plan/schema.ts'
import { loadStep, type Step, saveStep, stepsOf } from '../plan/steps.ts'
import type { ClassesBody, ClassesRequest } from './schema.ts'
import type { Teams } from './teams.ts'
import type { Formed } from './worker.ts'

/** Steps of a year of classes: as formed, every change, teams of teachers, their draw. Who is in which class is sealed. */
export const FORMED = 'formed'
export const TEAMED = 'teams'
export const DRAWN = 'teachers'
const CHANGED = 'change-'

export type Classes = Plan<ClassesRequest, ClassesBody>

export interface TeamStep {
  readonly teams: Teams
  /** Of the draw onto the classes; binds classes and teams before its numbers exist. */
  readonly commitment: string
}
export interface DrawnStep {
  readonly transcript: Transcript
  /** Who drew the numbers, when, before whom. */
  readonly source: string
}

export const formedStep = (sealer: Sealer, formed: Formed) => ({ step: FORMED, content: sealer.seal(formed) })

/** As formed and after every change, in the order of time. */
export async function formationsOf(
  tx: Tx,
  sealer: Sealer,
  { region, id }: Classes,
): Promise<readonly { readonly step: Step; readonly formed: Formed }[]> {
  const names = (await stepsOf(tx, region, id))
    .map(s => s.step)
    .filter(s => s === FORMED || s.startsWith(CHANGED))
    // `formed` first, changes by their number.
    .sort((a, b) => Number(a !== FORMED) - Number(b !== FORMED) || (a < b ? -1 : 1))
  const steps = await Promise.all(names.map(name => loadStep(tx, region, id, name)))
  return steps.flatMap(step =>
    step ? [{ step, formed: sealer.open(Buffer.from(step.content)) as Formed }] : [],
  )
}

/** The classes as they are now. */
export async function classesNow(tx: Tx, sealer: Sealer, plan: Classes): Promise<Formed> {
  const last = (await formationsOf(tx, sealer, plan)).at(-1)
  assert(last, `the classes of ${plan.id} were not kept`)
  return last.formed
}

/** False when somebody was faster. */
export function saveChange(tx: Tx, sealer: Sealer, { region, id }: Classes, before: number, formed: Formed) {
  const step = `${CHANGED}${String(before + 1).padStart(4, '0')}`
  return saveStep(tx, region, id, { step, content: sealer.seal(formed) })
}

export const plainStep = (step: string, value: TeamStep | DrawnStep) => ({
  step,
  content: Buffer.from(JSON.stringify(value)),
})

export async function loadPlain<T extends TeamStep | DrawnStep>(
  tx: Tx,
  { region, id }: Classes,
  step: string,
): Promise<(Omit<Step, 'content'> & { readonly value: T }) | null> {
  const found = await loadStep(tx, region, id, step)
  if (!found) return null
  const { content, ...rest } = found
  return { ...rest, value: JSON.parse(Buffer.from(content).toString('utf8')) }
}

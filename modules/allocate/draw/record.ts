import { assert, type CanonicalValue, canonicalJson } from '@kit/base'
import type { DrawList, Transcript } from '@kit/kernels/draw'
import type { Tx } from '@kit/store'
import { loadStep } from '../plan/steps.ts'

/** Steps of a draw: the list as it was locked, the record of the draw, calls from the waiting list. */
export const LOCKED = 'list'
export const DRAWN = 'draw'

export const bytesOf = (value: unknown) => Buffer.from(canonicalJson(value as CanonicalValue))
/** What a step holds. */
export const readStep = (content: Uint8Array) => JSON.parse(Buffer.from(content).toString('utf8'))

export async function lockedList(tx: Tx, region: string, plan: string): Promise<DrawList> {
  const step = await loadStep(tx, region, plan, LOCKED)
  assert(step !== null, `the list of ${plan} was not kept`)
  return readStep(step.content) as DrawList
}

/** The record of the draw with who drew and when; null before it. */
export async function drawRecord(tx: Tx, region: string, plan: string) {
  const step = await loadStep(tx, region, plan, DRAWN)
  return step ? { step, transcript: readStep(step.content) as Transcript } : null
}

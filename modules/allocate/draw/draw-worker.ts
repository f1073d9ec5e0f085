import type { Refusal } from '@kit/base'
import { type DrawList, type RandomSource, runDraw, type Transcript } from '@kit/kernels/draw'
import { workWith } from '../plan/work.ts'
import { type Check, verifyTranscript } from './verify.ts'

export interface Drawing {
  readonly list: DrawList
  readonly commitment: string
  readonly sources: readonly RandomSource[]
}

export type Drawn =
  | { readonly ok: true; readonly transcript: Transcript; readonly checks: readonly Check[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Draws, then lets the second implementation repeat it before anybody is told. */
await workWith<Drawing, Drawn>(async ({ list, commitment, sources }, tell) => {
  const drawn = runDraw(list, commitment, sources)
  if (!drawn.ok) return drawn
  tell(0.5)
  const { holds, checks } = await verifyTranscript(drawn.value)
  if (!holds) throw new Error(`defect: the second implementation disagrees: ${JSON.stringify(checks)}`)
  return { ok: true, transcript: drawn.value, checks }
})

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { must, type Text } from '@kit/base'
import { beaconRandomness, type RandomSource, type Transcript } from '@kit/kernels/draw'
import { z } from 'zod'
import { SourceShape, shippedPlan } from '../lists/rules-file.ts'
import { readSources } from './plan.ts'

export const ChainShape = z.strictObject({
  name: z.string(),
  scheme: z.enum(['unchained', 'chained']),
  publicKey: z.string(),
  genesis: z.int(),
  period: z.int(),
  source: SourceShape,
})

export const beaconOf = (name: string) => shippedPlan('beacons', name, ChainShape)

/** The stand-alone page, beside the kernel it checks. */
export const VERIFIER = createRequire(import.meta.url).resolve('@kit/kernels/draw/verifier.html')

export interface Check {
  readonly id: string
  readonly holds: boolean
}

/** One thing that was held against published files, in words. */
export interface Checked extends Check {
  readonly words: Text
}

/**
 * Repeats a draw with the second implementation, the script of the stand-alone page, which shares nothing with the kernel that
 * drew; the signature of a beacon, which that page cannot check, is checked here.
 */
export async function verifyTranscript(transcript: Transcript): Promise<{ holds: boolean; checks: Check[] }> {
  const page = await readFile(VERIFIER, 'utf8')
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
  const verifier = runInNewContext(`${script};verifier`, { TextEncoder }) as {
    verify(t: unknown): { checks: Check[] }
  }
  const { checks } = verifier.verify(transcript)
  const beacons = transcript.sources.filter(s => s.kind === 'beacon')
  const signed = await Promise.all(beacons.map(isSigned))
  const all = [...checks.map(({ id, holds }) => ({ id, holds }))]
  if (beacons.length > 0) all.push({ id: 'signature', holds: signed.every(Boolean) })
  return { holds: all.every(c => c.holds), checks: all }
}

async function isSigned(source: RandomSource & { kind: 'beacon' }): Promise<boolean> {
  const digits = beaconRandomness(await beaconOf(source.name), {
    round: source.round,
    signature: source.signature ?? '',
    previousSignature: source.previousSignature ?? null,
  })
  return digits.ok && digits.value === source.randomness
}

/** The revealed sources of a file, the digits of a beacon found by its signature. @refuses a forged signature */
export async function checkedSources(path: string): Promise<RandomSource[]> {
  const revealed = await readSources(path)
  return Promise.all(
    revealed.map(async s => {
      if (s.kind !== 'beacon') return s
      const randomness = must(beaconRandomness(await beaconOf(s.name), s))
      return { ...s, randomness, isVerified: true }
    }),
  )
}

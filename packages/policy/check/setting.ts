import type { Stage } from '@kit/base'
import type { Draft } from '../build.ts'
import type { Reading } from '../reading.ts'
import type { Vocabulary } from '../schema.ts'

/** Everything a check may look at. */
export interface Checking {
  readonly pack: Draft
  readonly vocabulary: Vocabulary
  readonly reading: Reading
}

/** Whom a formula is asked about: a school at some stages, a whole school, or the county. */
export type Setting =
  | { readonly level: 'school'; readonly stages: readonly Stage[] }
  | { readonly level: 'whole-school' }
  | { readonly level: 'region' }

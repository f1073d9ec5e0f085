import type { Stand } from './stand.ts'

export interface RotationPlan {
  /** The new school of each teacher, −1 for who stays. */
  readonly to: Int32Array
  /** 1 where the teacher asked for it. */
  readonly byWish: Uint8Array
  /** 1 where a volunteer was heard. */
  readonly heard: Uint8Array
  /** The new school of each head, −1 for who stays. */
  readonly heads: Int32Array
  readonly before: Stand
  readonly after: Stand
  /** `bound`: the solver's multipliers alone prove that nothing is better; `solver`: the solver says so. */
  readonly proof: 'bound' | 'solver'
}

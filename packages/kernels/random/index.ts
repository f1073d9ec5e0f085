/**
 * A small generator of 32-bit integers from a seed (sfc32): integer arithmetic only, so the same on every machine. For searching
 * and simulating; a draw that decides a child's place uses `draw/`, never this.
 *
 * @source Chris Doty-Humphrey, PractRand, sfc32
 */
export interface Random {
  /** 0 … 2^32 − 1 */
  next(): number
  /** 0 … n − 1, each equally likely (by rejection) */
  below(n: number): number
  /** [0, 1) in steps of 2^−32 */
  unit(): number
}

export function randomFrom(seed: number): Random {
  let a = 0
  let b = seed | 0
  let c = Math.floor(seed / 2 ** 32) | 0
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 16; i++) next()
  const below = (n: number) => {
    const fair = 2 ** 32 - (2 ** 32 % n)
    let drawn = next()
    while (drawn >= fair) drawn = next()
    return drawn % n
  }
  return { next, below, unit: () => next() / 2 ** 32 }
}

/** An exact fraction with a positive denominator, in lowest terms. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

/**
 * The decimal a person wrote down: `0.85` is 85/100, not the binary fraction nearest to it.
 *
 * @requires a finite number; its shortest decimal text is what stood in the cell or in the pack
 * @example rationalOf(4.505) // → { n: 901n, d: 200n }
 */
export function rationalOf(value: number): Rational {
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!m) throw new Error(`defect: no exact decimal for ${value}`)
  const fraction = m[3] ?? ''
  const digits = BigInt(`${m[1]}${m[2]}${fraction}`)
  const exponent = Number(m[4] ?? 0) - fraction.length
  return exponent >= 0
    ? { n: digits * 10n ** BigInt(exponent), d: 1n }
    : lowest(digits, 10n ** BigInt(-exponent))
}

export function add(a: Rational, b: Rational): Rational {
  return lowest(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Rational, b: Rational): Rational {
  return lowest(a.n * b.d - b.n * a.d, a.d * b.d)
}

export function multiply(a: Rational, b: Rational): Rational {
  return lowest(a.n * b.n, a.d * b.d)
}

/** @requires b is not zero */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new Error('defect: exact division by zero')
  return b.n > 0n ? lowest(a.n * b.d, a.d * b.n) : lowest(-a.n * b.d, a.d * -b.n)
}

/** −1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** The whole number at or below the fraction. */
export function floorOf(a: Rational): Rational {
  const q = a.n / a.d
  return { n: a.n < 0n && q * a.d !== a.n ? q - 1n : q, d: 1n }
}

/**
 * Square root cut off after `places` decimals, as a whole number of 10^−places.
 *
 * @requires a ≥ 0
 * @example squareRoot({ n: 2n, d: 1n }, 3) // → 1414n
 */
export function squareRoot(a: Rational, places: number): bigint {
  const scaled = (a.n * 10n ** BigInt(2 * places)) / a.d
  if (scaled < 2n) return scaled
  let root = 1n << BigInt((scaled.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + scaled / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

function lowest(n: bigint, d: bigint): Rational {
  let a = n < 0n ? -n : n
  let b = d
  while (b !== 0n) [a, b] = [b, a % b]
  return a <= 1n ? { n, d } : { n: n / a, d: d / a }
}

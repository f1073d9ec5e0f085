import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, divide, floorOf, multiply, rationalOf, squareRoot, subtract } from './rational.ts'

describe('exact fractions', () => {
  it('are the decimal that was written, not the binary fraction nearest to it', () => {
    expect(rationalOf(4.505)).toEqual({ n: 901n, d: 200n })
    expect(add(rationalOf(0.1), rationalOf(0.2))).toEqual(rationalOf(0.3))
    expect(rationalOf(1e21)).toEqual({ n: 10n ** 21n, d: 1n })
    expect(rationalOf(-2.5e-7)).toEqual({ n: -1n, d: 4_000_000n })
  })

  it('refuse what is no number', () => {
    expect(() => rationalOf(Number.NaN)).toThrow('no exact decimal')
    expect(() => divide(rationalOf(1), rationalOf(0))).toThrow('division by zero')
  })

  it('keep a positive denominator', () => {
    expect(divide(rationalOf(1), rationalOf(-4))).toEqual({ n: -1n, d: 4n })
    expect(compare(divide(rationalOf(1), rationalOf(-4)), rationalOf(0))).toBe(-1)
  })

  it('floor downwards, also below zero', () => {
    expect(floorOf(rationalOf(-0.5)).n).toBe(-1n)
    expect(floorOf(rationalOf(-2)).n).toBe(-2n)
    expect(floorOf(rationalOf(12.99)).n).toBe(12n)
  })

  it('have roots cut off, never rounded up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), n => {
        const root = squareRoot({ n, d: 1n }, 0)
        expect(root * root <= n && (root + 1n) * (root + 1n) > n).toBe(true)
      }),
    )
    expect(squareRoot({ n: 2n, d: 1n }, 3)).toBe(1414n)
  })

  it('follow the laws of arithmetic', () => {
    const decimal = fc.integer({ min: -1e6, max: 1e6 }).map(n => rationalOf(n / 1000))
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(add(subtract(a, b), b)).toEqual(a)
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a)
      }),
    )
  })
})

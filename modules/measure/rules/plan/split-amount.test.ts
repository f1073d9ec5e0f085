import { divide, rationalOf } from '@kit/kernels'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAmount } from './split-amount.ts'

const third = divide(rationalOf(1), rationalOf(3))

test('the fen left over go to the largest remainders, the earlier part first', () => {
  expect(splitAmount(100, [third, third, third])).toEqual([34, 33, 33])
  expect(splitAmount(101, [third, third, third])).toEqual([34, 34, 33])
  expect(splitAmount(10, [0.25, 0.5, 0.25].map(rationalOf))).toEqual([3, 5, 2])
  expect(splitAmount(0, [third, third, third])).toEqual([0, 0, 0])
})

test('shares are whole, add up to the amount exactly, and are less than one fen from their part', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), weights, (amount, list) => {
      fc.pre(list.some(weight => weight > 0))
      const sum = list.reduce((a, b) => a + b, 0)
      const shares = splitAmount(amount, list.map(rationalOf))
      expect(shares.reduce((a, b) => a + b, 0)).toBe(amount)
      for (const [i, share] of shares.entries()) {
        expect(Number.isInteger(share)).toBe(true)
        const apart = BigInt(share) * BigInt(sum) - BigInt(amount) * BigInt(list[i] ?? 0)
        expect(apart < BigInt(sum) && apart > -BigInt(sum)).toBe(true)
      }
    }),
  )
})

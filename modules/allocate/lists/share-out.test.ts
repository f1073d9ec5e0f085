import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shareOut } from './share-out.ts'

it('shares add up to the total and lie within one of their due', () => {
  const weights = fc.array(fc.nat(50), { minLength: 1, maxLength: 12 }).filter(w => w.some(x => x > 0))
  fc.assert(
    fc.property(fc.nat(500), weights, (total, given) => {
      const shares = shareOut(total, given)
      const sum = given.reduce((a, b) => a + b, 0)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
      shares.forEach((n, i) => {
        expect(Math.abs(n - (total * (given[i] as number)) / sum)).toBeLessThan(1)
      })
    }),
  )
})

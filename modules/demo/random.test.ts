import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apportion } from './apportion.ts'
import { random } from './random.ts'

it('the first draws of a named stream are the same on every machine', () => {
  const draw = random('demo/1')
  expect(Array.from({ length: 6 }, () => draw.int(0, 999))).toEqual([118, 150, 419, 749, 301, 46])
})

it('draws stay inside their bounds and reach both', () => {
  const draw = random('bounds')
  const seen = new Set(Array.from({ length: 500 }, () => draw.int(3, 7)))
  expect([...seen].sort()).toEqual([3, 4, 5, 6, 7])
})

it('parts are whole, sum to the total and follow the weights', () => {
  fc.assert(
    fc.property(
      fc.nat(60_000),
      fc.array(fc.nat(2_000_000), { minLength: 1, maxLength: 80 }).filter(w => w.some(n => n > 0)),
      (total, weights) => {
        const parts = apportion(total, weights)
        const sum = weights.reduce((a, w) => a + w, 0)
        expect(parts.reduce((a, p) => a + p, 0)).toBe(total)
        parts.forEach((p, i) => {
          expect(Number.isInteger(p)).toBe(true)
          expect(Math.abs(p - (total * weights[i]!) / sum)).toBeLessThan(1)
        })
      },
    ),
  )
})

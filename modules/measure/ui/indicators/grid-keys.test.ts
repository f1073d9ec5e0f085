import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveBy } from './grid-keys.ts'

const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']

test('no key leads out of the grid', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.boolean(),
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 10 }),
      fc.nat(),
      fc.nat(),
      (key, control, rows, columns, r, c) => {
        const to = moveBy(key, control, { row: r % rows, column: c % columns }, rows, columns)
        expect(to?.row).toBeGreaterThanOrEqual(0)
        expect(to?.row).toBeLessThan(rows)
        expect(to?.column).toBeGreaterThanOrEqual(0)
        expect(to?.column).toBeLessThan(columns)
      },
    ),
  )
})

test('Control with End goes to the last cell of the last row', () => {
  expect(moveBy('End', true, { row: 3, column: 2 }, 50, 8)).toEqual({ row: 49, column: 7 })
})

test('a letter does not move', () => {
  expect(moveBy('a', false, { row: 3, column: 2 }, 50, 8)).toBeNull()
})

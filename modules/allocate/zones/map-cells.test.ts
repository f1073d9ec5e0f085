import type { Place } from '@kit/kernels/zones'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './map-cells.ts'

const LAND: readonly Place[] = [
  [0, 0],
  [100, 0],
  [100, 80],
  [0, 80],
  [0, 0],
]
const coordinate = (most: number) => fc.integer({ min: 1, max: most - 1 })
const points = fc.uniqueArray(fc.tuple(coordinate(100), coordinate(80)), {
  minLength: 1,
  maxLength: 30,
  selector: p => p.join(' '),
})

test('property: the parts leave no hole and do not overlap: their areas add up to the land', () => {
  fc.assert(
    fc.property(points, list => {
      const areas = cellsOf(LAND, list).map(areaOf)
      expect(areas.reduce((a, b) => a + b, 0)).toBeCloseTo(8000, 5)
    }),
  )
})

test('property: every corner of a part is as near to its own point as to any other', () => {
  fc.assert(
    fc.property(points, list => {
      cellsOf(LAND, list).forEach((cell, i) => {
        for (const corner of cell)
          for (const other of list)
            expect(far(corner, list[i]!)).toBeLessThanOrEqual(far(corner, other) + 1e-6)
      })
    }),
  )
})

const far = ([a, b]: Place, [c, d]: Place) => Math.sqrt((a - c) ** 2 + (b - d) ** 2)

function areaOf(ring: readonly Place[]): number {
  const twice = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0)
  return Math.abs(twice) / 2
}

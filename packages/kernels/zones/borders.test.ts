import { describe, expect, test } from 'vitest'
import { bordersOf } from './borders.ts'
import { centreOf, contains, type Place, type Shape, shapesOf } from './shapes.ts'

const RULE = { tolerance: 5, shared: 30, corner: false }
/** About a metre, at 30° N. */
const M = 1 / 111_132.9
const E = M / 0.8660254

/** A rectangle in metres east and north of 114.3° E, 30° N. */
function block(x: number, y: number, width = 400, height = 300): Shape {
  const at = (u: number, v: number): Place => [114.3 + u * E, 30 + v * M]
  return [[[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]]]
}

describe('who borders whom', () => {
  const four = [block(0, 0), block(400, 0), block(0, 300), block(400, 300)]

  test('blocks that share a side are neighbours, those that meet in a corner only where that is enough', () => {
    expect(bordersOf(four, RULE)).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2],
    ])
    expect(bordersOf(four, { ...RULE, corner: true })[0]).toEqual([1, 2, 3])
  })

  test('a gap of 3 m, an overlap of 4 m and vertices that do not match change nothing', () => {
    const untidy = [block(0, 0, 397), block(400, 0, 400, 304), block(0, 300, 404), block(400, 300)]
    expect(bordersOf(untidy, RULE)).toEqual(bordersOf(four, RULE))
  })

  test('a river of 40 m is no border', () => {
    expect(bordersOf([block(0, 0), block(440, 0)], RULE)).toEqual([[], []])
  })

  test('a large block borders all the small ones along its side', () => {
    expect(
      bordersOf([block(0, 0, 300, 900), block(300, 0), block(300, 300), block(300, 600)], RULE)[0],
    ).toEqual([1, 2, 3])
  })

  test('the middle of a block lies in it, a neighbour’s does not', () => {
    const middle = centreOf(block(0, 0))
    expect(middle[0]).toBeCloseTo(114.3 + 200 * E, 9)
    expect([contains(block(0, 0), middle), contains(block(400, 0), middle)]).toEqual([true, false])
  })

  test('a line, a place beyond the earth and an empty file are refused', () => {
    const line = { geometry: { type: 'LineString', coordinates: [[0, 0]] }, properties: {} }
    const far = {
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [500, 0],
            [5, 5],
            [0, 0],
          ],
        ],
      },
    }
    expect(shapesOf({ features: [line, far] }).refusals.map(r => r.at)).toEqual(['features.0', 'features.1'])
    expect(shapesOf({}).refusals).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'
import { dissolve } from './dissolve.ts'
import { contains, type Place, type Shape } from './shapes.ts'

const M = 1 / 111_132.9
const E = M / 0.8660254
const at = (u: number, v: number): Place => [114.3 + u * E, 30 + v * M]

/** A rectangle in metres east and north of 114.3° E, 30° N. */
function block(x: number, y: number, width = 400, height = 300): Shape {
  return [[[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]]]
}

/** Square metres inside, holes taken off. */
function areaOf(shape: Shape): number {
  const ringArea = (ring: readonly Place[]) => {
    let sum = 0
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [(ring[i]![0] - 114.3) / E, (ring[i]![1] - 30) / M]
      const [c, d] = [(ring[i + 1]![0] - 114.3) / E, (ring[i + 1]![1] - 30) / M]
      sum += (a * d - c * b) / 2
    }
    return Math.abs(sum)
  }
  return shape.reduce((n, [outside, ...holes]) => {
    return n + ringArea(outside!) - holes.reduce((m, hole) => m + ringArea(hole), 0)
  }, 0)
}

describe('zones as areas', () => {
  test('blocks of one zone become one area with the corners of its outline, another zone its own', () => {
    const [left, right] = dissolve([block(0, 0), block(0, 300), block(400, 0)], [0, 0, 1], 2, 5)
    expect(left).toHaveLength(1)
    expect(left![0]).toHaveLength(1)
    expect(areaOf(left!)).toBeCloseTo(2 * 400 * 300, -2)
    expect(areaOf(right!)).toBeCloseTo(400 * 300, -2)
    expect(contains(left!, at(200, 500))).toBe(true)
    expect(contains(left!, at(500, 100))).toBe(false)
  })

  test('a gap of 4 m, an overlap of 3 m and vertices that do not match leave no slit', () => {
    const untidy = [block(0, 0, 396), block(400, 0, 400, 303), block(0, 300), block(400, 300)]
    const [zone] = dissolve(untidy, [0, 0, 0, 0], 1, 5)
    expect(zone).toHaveLength(1)
    expect(zone![0]).toHaveLength(1)
    expect(Math.abs(areaOf(zone!) - 800 * 600)).toBeLessThan(100)
  })

  test('blocks 40 m apart stay two areas; a block of another zone in the middle stays a hole', () => {
    expect(dissolve([block(0, 0), block(440, 0)], [0, 0], 1, 5)[0]).toHaveLength(2)
    const ring = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(i => block(400 * (i % 3), 300 * Math.floor(i / 3)))
    const [around] = dissolve(ring, [0, 0, 0, 0, 1, 0, 0, 0, 0], 2, 5)
    expect(around).toHaveLength(1)
    expect(around![0]).toHaveLength(2)
    expect(contains(around!, at(600, 450))).toBe(false)
  })

  test('a zone without blocks has no area', () => {
    expect(dissolve([block(0, 0)], [1], 2, 5)[0]).toEqual([])
  })
})

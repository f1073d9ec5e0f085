import { expect, test } from 'vitest'
import { colourZones, touchingZones } from './colour-zones.ts'

/** Six by six square blocks; each zone is a block of two by two. */
const cells = Array.from({ length: 36 }, (_, i) => {
  const [x, y] = [i % 6, Math.floor(i / 6)]
  const ring = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ] as const
  return { lon: x + 0.5, lat: y + 0.5, area: [[ring]] }
})
const zoneOf = cells.map((_, i) => Math.floor((i % 6) / 2) + 3 * Math.floor(Math.floor(i / 6) / 2))

test('zones that touch, even in a corner, are found', () => {
  const touching = touchingZones(cells, zoneOf, 9)
  expect([...touching[0]!].sort()).toEqual([1, 3, 4])
  expect(touching[4]!.size).toBe(8)
})

test('no two zones that touch have the same colour', () => {
  const touching = touchingZones(cells, zoneOf, 9)
  const colours = colourZones(touching)
  touching.forEach((others, s) => {
    for (const o of others) expect(colours[o]).not.toBe(colours[s])
  })
  expect(Math.max(...colours)).toBeLessThan(6)
})

test('blocks without areas are neighbours of those whose middles are near', () => {
  const points = cells.map(c => ({ ...c, area: null }))
  expect(touchingZones(points, zoneOf, 9)[0]!.has(1)).toBe(true)
})

test('a block without zone touches nothing', () => {
  expect(
    touchingZones(
      cells,
      zoneOf.map(() => -1),
      9,
    ).every(t => t.size === 0),
  ).toBe(true)
})

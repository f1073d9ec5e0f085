import { describe, expect, it } from 'vitest'
import { checkOutline } from './check-outline.ts'

const square = (x: number, y: number, size = 1) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings })
const part = (name: unknown, geometry: unknown, rest: Record<string, unknown> = {}) => ({
  type: 'Feature',
  properties: { name, ...rest },
  geometry,
})
const collection = (...features: ReturnType<typeof part>[]) => ({
  type: 'FeatureCollection' as const,
  features,
})
const told = (sent: Parameters<typeof checkOutline>[0]) => {
  const checked = checkOutline(sent)
  return checked.ok ? [] : checked.refusals.map(r => [r.code, r.at])
}

describe('an outline', () => {
  it('keeps names, codes and flat positions, and nothing else of the file', () => {
    const high = polygon(square(112, 37).map(([x = 0, y = 0]) => [x, y, 800]))
    expect(checkOutline(collection(part('东乡', high, { code: 140107, area: 3 })))).toEqual({
      ok: true,
      value: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { name: '东乡', code: '140107' },
            geometry: { type: 'Polygon', coordinates: [square(112, 37)] },
          },
        ],
      },
    })
  })

  it('may have parts of several pieces with holes', () => {
    const islands = {
      type: 'MultiPolygon',
      coordinates: [[square(1, 1)], [square(3, 3), square(3.2, 3.2, 0.1)]],
    }
    expect(told(collection(part('岛乡', islands)))).toEqual([])
  })

  it('takes degrees up to the edge of the earth and refuses metres', () => {
    expect(told(collection(part('边', polygon(square(179, 89)))))).toEqual([])
    expect(told(collection(part('外', polygon(square(179.5, 89)))))).toEqual([
      ['data.outline-not-degrees', '外'],
    ])
    expect(told(collection(part('米', polygon(square(478_000, 4_190_000)))))).toEqual([
      ['data.outline-not-degrees', '米'],
    ])
  })

  it('is told everything at once: each kind of trouble with the parts that have it', () => {
    const open = polygon(square(1, 1).slice(0, 4))
    const point = { type: 'Point', coordinates: [1, 1] }
    const sent = collection(
      part('甲', point),
      part(' ', polygon(square(1, 1))),
      part('丙', open),
      part('丁', null),
    )
    expect(told(sent)).toEqual([
      ['data.outline-not-polygons', '甲、丁'],
      ['data.outline-without-name', '2'],
      ['data.outline-open-ring', '丙'],
    ])
  })

  it('names at most five parts of each kind', () => {
    const points = Array.from({ length: 7 }, (_, i) => part(`乡${i}`, { type: 'Point', coordinates: [1, 1] }))
    expect(told(collection(...points))[0]?.[1]).toBe('乡0、乡1、乡2、乡3、乡4 …')
  })

  it('of another datum is refused, of this or an equal one it is taken', () => {
    const of = (name: string) => ({
      ...collection(part('甲', polygon(square(1, 1)))),
      crs: { properties: { name } },
    })
    expect(told(of('urn:ogc:def:crs:EPSG::4490'))).toEqual([])
    expect(told(of('urn:ogc:def:crs:OGC:1.3:CRS84'))).toEqual([])
    expect(told(of('urn:ogc:def:crs:EPSG::2362'))).toEqual([
      ['data.outline-other-datum', 'urn:ogc:def:crs:EPSG::2362'],
    ])
  })
})

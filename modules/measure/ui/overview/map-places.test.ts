import { expect, test } from 'vitest'
import { sampleResult } from '../fixtures/county.ts'
import { aspectAt, graticule, placesOf } from './map-places.ts'

const { schools } = sampleResult(20)
const first = schools[0]!

test('a school with two stages is one place with the verdict that matters most', () => {
  const twice = [
    { ...first, verdict: 'pass' as const },
    { ...first, stage: 'junior' as const, verdict: 'fail' as const },
  ]
  const places = placesOf(twice)
  expect(places).toHaveLength(1)
  expect(places[0]?.verdict).toBe('fail')
  expect(places[0]?.pupils).toBe(2 * (first.pupils ?? 0))
})

test('a school without coordinates is not drawn at zero, zero', () => {
  expect(placesOf([{ ...first, longitude: null }])).toEqual([])
})

test('the graticule covers every place', () => {
  const places = placesOf(schools)
  const text = JSON.stringify(graticule(places))
  const numbers = [...text.matchAll(/\[(-?[\d.]+),(-?[\d.]+)\]/g)].map(
    m => [Number(m[1]), Number(m[2])] as const,
  )
  for (const p of places) {
    expect(Math.min(...numbers.map(n => n[0]))).toBeLessThanOrEqual(p.longitude)
    expect(Math.max(...numbers.map(n => n[1]))).toBeGreaterThanOrEqual(p.latitude)
  }
})

test('one single school still has a ground under it', () => {
  const one = placesOf([first])
  expect(JSON.stringify(graticule(one))).toContain('Polygon')
  expect(aspectAt(one)).toBeCloseTo(0.79, 1)
})

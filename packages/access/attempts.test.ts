import { expect, test } from 'vitest'
import { minutesLocked } from './attempts.ts'

const noon = new Date('2026-09-01T12:00:00Z')
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

test('a name is locked from the limit on and open again exactly a quarter of an hour after the last failure', () => {
  expect(minutesLocked(null, 5, noon)).toBe(0)
  expect(minutesLocked({ failures: 4, lastFailedAt: noon }, 5, noon)).toBe(0)
  expect(minutesLocked({ failures: 5, lastFailedAt: noon }, 5, noon)).toBe(15)
  expect(minutesLocked({ failures: 5, lastFailedAt: noon }, 5, after(1))).toBe(14)
  expect(minutesLocked({ failures: 5, lastFailedAt: noon }, 5, after(14.99))).toBe(1)
  expect(minutesLocked({ failures: 5, lastFailedAt: noon }, 5, after(15))).toBe(0)
})

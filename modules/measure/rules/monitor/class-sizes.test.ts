import { fileURLToPath } from 'node:url'
import type { Stage } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadClassSizeRules } from '../../monitor/load.ts'
import type { Ask } from './asked.ts'
import { classRoom } from './class-room.ts'
import { classSizes } from './class-sizes.ts'

const rules = await loadClassSizeRules(fileURLToPath(new URL('../../../../policies', import.meta.url)))
const BANDS = rules.bands.map(b => b.metric)

/** A school year of one school: classes by size as they are, nothing else said. */
const yearOf = (sizes: readonly number[], more: Readonly<Record<string, number | null>> = {}) => {
  const counts = Object.fromEntries(
    rules.bands.map(b => [b.metric, sizes.filter(n => n >= (b.from ?? 0) && n <= (b.to ?? 999)).length]),
  )
  const pupils = sizes.reduce((a, b) => a + b, 0)
  return { ...counts, pupils, classes: sizes.length, largest_class: Math.max(...sizes), ...more }
}
type Year = Readonly<Record<string, number | null>>

function measured(years: Readonly<Record<string, Readonly<Record<string, Year>>>>, stage: Stage = 'primary') {
  const periods = Object.keys(years).sort() as [string, ...string[]]
  const ids = [...new Set(Object.values(years).flatMap(y => Object.keys(y)))]
  const units = ids.map(id => ({ id, name: id })) as unknown as Unit[]
  const ask: Ask = (unit, metric, of, period) =>
    of === stage ? (years[period]?.[unit]?.[metric] ?? null) : null
  return classSizes({ units, ask, periods, rules })
}
const only = (of: ReturnType<typeof measured>) => {
  const [row] = of.rows
  const [stage] = of.stages
  if (!row || !stage) throw new Error('nobody')
  return { row, stage }
}

test('55 is not oversized and 56 is; 65 is not very oversized and 66 is', () => {
  const { row } = only(measured({ '2020-2021': { A: yearOf([55, 56, 65, 66]) } }))
  expect([row.oversized, row.veryOversized, row.above, row.addsUp]).toEqual([3, 1, 4, true])
})

test('45 is within the standard of a primary class, 46 above it; a junior class may have 50', () => {
  expect(only(measured({ '2020-2021': { A: yearOf([45, 46, 50]) } })).row.above).toBe(2)
  expect(only(measured({ '2020-2021': { A: yearOf([45, 46, 50, 51]) } }, 'junior')).row.above).toBe(1)
})

test('of the oversized classes those that were there are told apart from the new ones', () => {
  const years = {
    '2019-2020': { A: yearOf([56, 40]), B: yearOf([60, 60]) },
    '2020-2021': { A: yearOf([56, 57, 58]), B: yearOf([60, 40]) },
  }
  const { rows, stages } = measured(years)
  // A: 1 last year, 3 now: 1 inherited, 2 new. B: 2 last year, 1 now: 1 inherited, 1 gone. No setting off of one school against another.
  expect(rows.map(r => [r.inherited, r.created, r.dissolved])).toEqual([
    [1, 2, 0],
    [1, 0, 1],
  ])
  expect(stages.map(s => [s.inherited, s.created, s.dissolved])).toEqual([[2, 2, 1]])
})

test('without a year before nobody can say what is new', () => {
  const { row, stage } = only(measured({ '2020-2021': { A: yearOf([56]) } }))
  expect([row.created, stage.created, stage.oversizedClasses]).toEqual([null, null, 1])
})

test('a missing band leaves the school out of the sums and says so; it is not zero', () => {
  const A = yearOf([56, 40])
  const { rows, stages } = measured({ '2020-2021': { A, B: { ...A, classes_ge66: null } } })
  expect(rows.map(r => r.oversized)).toEqual([1, null])
  expect(stages.map(s => [s.classes, s.oversizedClasses, s.missing])).toEqual([[2, 1, 1]])
})

test('where seats suffice classes are evened out, where they do not classes are opened', () => {
  // 50 + 30 = 80 ≤ 2 × 45; 50 + 45 = 95 > 90: 5 too many, one more class.
  expect(only(measured({ '2020-2021': { A: yearOf([50, 30]) } })).row).toMatchObject({
    remedy: 'even-out',
    spare: 10,
    classesNeeded: 0,
  })
  expect(only(measured({ '2020-2021': { A: yearOf([50, 45]) } })).row).toMatchObject({
    remedy: 'open-classes',
    spare: -5,
    classesNeeded: 1,
  })
  expect(only(measured({ '2020-2021': { A: yearOf([45, 45]) } })).row).toMatchObject({
    remedy: 'none',
    spare: 0,
  })
})

test('next September is foreseen, and warned of before a class goes over', () => {
  const A = (more: Year) => yearOf([45, 45], more)
  // 90 − 10 + 11 = 91 > 2 × 45; with one entrant fewer it is exactly 90.
  expect(only(measured({ '2020-2021': { A: A({ entrants: 11, graduates: 10 }) } })).row.next).toEqual({
    by: 'stage',
    pupils: 91,
    mean: 45.5,
    warning: true,
  })
  expect(only(measured({ '2020-2021': { A: A({ entrants: 10, graduates: 10 }) } })).row.next.warning).toBe(
    false,
  )
  expect(only(measured({ '2020-2021': { A: A({}) } })).row.next.pupils).toBe(null)
})

test('who leaves entered as many years ago as the stage lasts, where that is on record', () => {
  const junior = (entrants: number) => yearOf([40], { entrants, graduates: 99 })
  const years = {
    '2018-2019': { A: junior(12) },
    '2019-2020': { A: junior(20) },
    '2020-2021': { A: junior(25) },
  }
  // leavers 12, entrants (12 + 20 + 25) / 3 = 19: 40 − 12 + 19 = 47
  expect(only(measured(years, 'junior')).row.next.pupils).toBe(47)
})

test('bands count every class once, whatever the sizes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 40 }), sizes => {
      const { row, stage } = only(measured({ '2020-2021': { A: yearOf(sizes) } }))
      expect(stage.bands.reduce((n, b) => n + (b.classes ?? 0), 0)).toBe(sizes.length)
      expect(row.oversized).toBe(sizes.filter(n => n >= 56).length)
      expect(row.veryOversized).toBe(sizes.filter(n => n >= 66).length)
      expect(BANDS.length).toBe(stage.bands.length)
    }),
  )
})

test('asked before a child is admitted: exactly full still fits, one more does not, missing is not told', () => {
  const of = {
    unit: 'A',
    name: 'A',
    stage: 'primary' as const,
    period: '2020-2021',
    grade: null,
    pupils: 89,
    classes: 2,
  }
  expect(classRoom(of, 1, rules)).toMatchObject({ left: 0, fits: true })
  expect(classRoom(of, 2, rules)).toMatchObject({ left: -1, fits: false })
  expect(classRoom({ ...of, classes: null }, 1, rules)).toMatchObject({ left: null, fits: null })
  expect(classRoom({ ...of, stage: 'kindergarten' }, 1, rules)).toBe(null)
})

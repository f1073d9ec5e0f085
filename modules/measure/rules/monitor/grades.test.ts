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
type Figures = Readonly<Record<string, number | null>>
type Grades = readonly (readonly number[])[]

function figuresOf(sizes: readonly number[], end = ''): Record<string, number> {
  const bands = rules.bands.map(b => [
    `${b.metric}${end}`,
    sizes.filter(n => n >= (b.from ?? 0) && n <= (b.to ?? 999)).length,
  ])
  return {
    ...Object.fromEntries(bands),
    [`pupils${end}`]: sizes.reduce((a, n) => a + n, 0),
    [`classes${end}`]: sizes.length,
    [`largest_class${end}`]: Math.max(0, ...sizes),
  }
}

/** A school year as its register has it: the classes of each grade, the entry grade first; the stage is their sum. */
function register(grades: Grades, more: Figures = {}): Figures {
  const byGrade = grades.map((sizes, i) => figuresOf(sizes, `_g${i + 1}`))
  return Object.assign({}, figuresOf(grades.flat()), ...byGrade, { entrants: 40 }, more)
}

function measured(
  years: Readonly<Record<string, Readonly<Record<string, Figures>>>>,
  stage: Stage = 'junior',
) {
  const periods = Object.keys(years).sort() as [string, ...string[]]
  const ids = [...new Set(Object.values(years).flatMap(y => Object.keys(y)))]
  const units = ids.map(id => ({ id, name: id })) as unknown as Unit[]
  const ask: Ask = (unit, metric, of, period) =>
    of === stage ? (years[period]?.[unit]?.[metric] ?? null) : null
  return classSizes({ units, ask, periods, rules })
}
function only(of: ReturnType<typeof measured>) {
  const [row] = of.rows
  if (!row) throw new Error('nobody')
  return row
}

test('a class oversized in grade 1 last year is inherited in grade 2; one in grade 1 is new; one of grade 3 has left', () => {
  const row = only(
    measured({
      '2019-2020': { A: register([[56, 57], [40], [60]]) },
      '2020-2021': { A: register([[58], [56, 45], [40]]) },
    }),
  )
  expect(row.grades.map(g => [g.inherited, g.created, g.dissolved])).toEqual([
    [0, 1, 0],
    [1, 0, 1],
    [0, 0, 0],
  ])
  // Sums of the stage would have said: 3 last year, 2 now, nothing new.
  expect([row.sinceBy, row.inherited, row.created, row.dissolved, row.left]).toEqual(['grades', 1, 1, 1, 1])
})

test('without the register of last year, or where it leaves a gap, sums of the stage decide and it is said', () => {
  const now = register([[58], [56], [40]])
  const { pupils_g2: _, ...gap } = register([[56], [40], [40]])
  const [none, gapped, apart] = [
    only(measured({ '2020-2021': { A: now } })),
    only(measured({ '2019-2020': { A: gap }, '2020-2021': { A: now } })),
    only(measured({ '2018-2019': { A: register([[56], [40], [40]]) }, '2020-2021': { A: now } })),
  ]
  expect([none.sinceBy, none.created, none.left]).toEqual(['stage', null, null])
  expect([gapped.sinceBy, gapped.inherited, gapped.created]).toEqual(['stage', 1, 1])
  expect(apart.sinceBy).toBe('stage')
})

test('each grade moves up with the mean of its survival ratios, and its classes with it', () => {
  const row = only(
    measured({
      '2018-2019': { A: register([[40, 40], [50], [30]]) },
      '2019-2020': { A: register([[40], [40, 40], [45]]) },
      '2020-2021': { A: register([[50], [42], [39, 39]], { entrants: 55 }) },
    }),
  )
  // Grade 2: 80/80 and 42/40, mean 1.025; 50 × 1.025 = 51.25. Grade 3: 45/50 and 78/80, mean 0.9375; 42 × 0.9375 = 39.375.
  // Entrants (40 + 40 + 55) / 3 = 45.
  expect(row.grades.map(g => g.next)).toMatchObject([
    { pupils: 45, classes: 2, survival: null, warning: 'none' },
    { pupils: 51, classes: 1, survival: { ratio: 1.025, years: 2 }, warning: 'mean' },
    { pupils: 39, classes: 1, survival: { ratio: 0.9375, years: 2 }, warning: 'none' },
  ])
  expect(row.next).toEqual({ by: 'grades', pupils: 135, mean: 33.75, warning: true })
})

test('exactly full is no warning; a largest class above it is one, though the mean is not', () => {
  const next = (sizes: readonly number[]) =>
    only(measured({ '2020-2021': { A: register([sizes, [30], [30]]) } })).grades[1]?.next
  expect(next([50, 50])).toMatchObject({ mean: 50, largest: 50, warning: 'none' })
  expect(next([51, 49])).toMatchObject({ mean: 50, largest: 51, warning: 'largest' })
  expect(next([51, 50])?.warning).toBe('mean')
})

test('who enters has as many classes as now, or as the leavers give up where that is more', () => {
  const entry = (first: readonly number[], last: readonly number[]) =>
    only(measured({ '2020-2021': { A: register([first, [40], last]) } })).grades[0]?.next
  expect(entry([40], [40, 40])).toMatchObject({ pupils: 40, classes: 2, mean: 20 })
  expect(entry([40, 40, 40], [40])).toMatchObject({ classes: 3 })
})

test('with one year on record nothing is known of who stays: a grade moves up as it is', () => {
  const [, second] = only(measured({ '2020-2021': { A: register([[41], [42], [43]]) } })).grades
  expect(second?.next).toMatchObject({ pupils: 41, survival: null })
})

test('without a register by grade, or without entrants, nothing is said by grade', () => {
  const { pupils_g3: _, ...gap } = register([[40], [40], [40]], { graduates: 38 })
  expect(only(measured({ '2020-2021': { A: gap } }))).toMatchObject({
    grades: [],
    gradesAddUp: null,
    next: { by: 'stage', pupils: 122 },
  })
  const nobody = register([[40], [40], [40]], { entrants: null })
  expect(only(measured({ '2020-2021': { A: nobody } })).next).toMatchObject({ by: 'stage', pupils: null })
})

test('the limit of the senior entry grade is 55; what is above it in older grades has been inherited', () => {
  const row = only(measured({ '2020-2021': { A: register([[57], [55], [40]], { entrants: 56 }) } }, 'senior'))
  expect(row.grades.map(g => g.limit)).toEqual([55, 55, 55])
  expect(row.grades.map(g => g.next.warning)).toEqual(['mean', 'inherited', 'none'])
  const within = register([[57], [55], [40]], { entrants: 55 })
  expect(only(measured({ '2020-2021': { A: within } }, 'senior')).next.warning).toBe(false)
})

test('a register that does not add up is told, and does not decide what is new', () => {
  const A = register([[56], [40], [40]])
  const row = only(measured({ '2019-2020': { A }, '2020-2021': { A: { ...A, classes_41_45: 1 } } }))
  expect([row.gradesAddUp, row.sinceBy]).toEqual([false, 'stage'])
})

test('the elimination plan: who leaves by itself, what has to go by which year, what it takes', () => {
  // Junior 2020: at most 5 % of 56 and more, due next September; none from 2025 on.
  const A = register([[58, 42], [40], [60, 58]])
  const { elimination } = measured({ '2020-2021': { A } })
  const [stage] = elimination.stages
  expect(stage?.years.map(y => y.stay)).toEqual([3, 1, 1, 0, 0, 0])
  // 5 % of 5 classes is none: one stays in 2021 and has to go; by 2025 nobody is left.
  expect(stage?.steps.map(s => [s.by, s.due, s.heads, s.now, s.stay, s.allowed, s.dissolve])).toEqual([
    [2018, 2021, 66, 0, 0, 0, 0],
    [2020, 2021, 56, 3, 1, 0, 1],
    [2025, 2025, 56, 3, 0, 0, 0],
  ])
  const [row] = elimination.rows
  // 58 + 42 = 100 in two classes of 50; 60 + 58 = 118 do not fit into two of 55, and lack 18 seats of 50.
  expect(row?.cohorts.map(c => [c.grade, c.leaves, c.remedy, c.classesNeeded, c.seatsLacking])).toEqual([
    [1, 2023, 'even-out', 0, 0],
    [3, 2021, 'open-classes', 1, 18],
  ])
  expect(row?.steps.map(s => s.dissolve)).toEqual([0, 1, 0])
})

test('without a register the plan cannot tell when a class leaves: it stays', () => {
  const { elimination } = measured({ '2020-2021': { A: figuresOf([58, 40]) } })
  expect(elimination.stages[0]?.years.at(-1)?.stay).toBe(1)
  expect(elimination.rows[0]?.cohorts).toMatchObject([{ grade: null, leaves: null, oversized: 1 }])
})

test('asked before registration, the entry grade answers with its own limit', () => {
  const of = {
    unit: 'A',
    name: '甲校',
    stage: 'senior' as const,
    period: '2020-2021',
    pupils: 109,
    classes: 2,
  }
  const room = classRoom({ ...of, grade: 1 }, 1, rules)
  expect(room).toMatchObject({
    grade: 1,
    left: 0,
    fits: true,
    says: { zh: expect.stringContaining('甲校高一') },
  })
})

const sizes = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 5 })
const year = fc.tuple(sizes, sizes, sizes)

test('whatever the register says, it is counted once: bands, cohorts, and what has to be dissolved', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(year, year), { minLength: 1, maxLength: 4 }), schools => {
      const of = (i: 0 | 1) =>
        Object.fromEntries(schools.map((years, k) => [`S${k}`, register(years[i])] as const))
      const found = measured({ '2019-2020': of(0), '2020-2021': of(1) })
      for (const [k, row] of found.rows.entries()) {
        const [then, now] = schools[k]!
        const big = (grades: Grades) => grades.flat().filter(n => n >= 56).length
        expect(row.grades.reduce((a, g) => a + (g.oversized ?? 0), 0)).toBe(big(now))
        expect((row.inherited ?? 0) + (row.created ?? 0)).toBe(big(now))
        expect((row.inherited ?? 0) + (row.dissolved ?? 0) + (row.left ?? 0)).toBe(big(then))
        const counts = row.grades.flatMap(g => [
          g.inherited,
          g.created,
          g.dissolved,
          g.next.pupils,
          g.next.mean,
        ])
        expect(counts.every(n => (n ?? 0) >= 0)).toBe(true)
      }
      const { stages, rows } = found.elimination
      for (const [i, step] of (stages[0]?.steps ?? []).entries()) {
        expect(rows.reduce((a, r) => a + (r.steps[i]?.dissolve ?? 0), 0)).toBe(step.dissolve)
        for (const r of rows) expect(r.steps[i]!.dissolve).toBeLessThanOrEqual(r.steps[i]!.stay)
      }
    }),
  )
})

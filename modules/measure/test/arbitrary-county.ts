import fc from 'fast-check'
import { type CountyText, county, type Figures } from './county.ts'

/** Counties as they may come in: schools of one or both stages, missing values, zeros, uncounted campuses, small points. */

const amount = (most: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: most }) },
    { weight: 1, arbitrary: fc.constant(null) },
  )

const stage = fc.record({
  pupils: fc.integer({ min: 1, max: 2500 }),
  backbone_teachers: amount(40),
  visiting_pe_arts_teachers: amount(3),
  largest_class: amount(60),
})

const whole = fc.record({
  books: amount(60_000),
  multimedia_rooms: amount(60),
  urban_rural: fc.constantFrom(111, 220),
})

const school = fc.oneof(
  fc.record({ kind: fc.constant(211), all: whole, primary: stage }),
  fc.record({
    kind: fc.constant(218),
    all: whole,
    primary: stage.map(s => ({ ...s, pupils: (s.pupils % 120) + 1 })),
  }),
  fc.record({ kind: fc.constant(311), all: whole, junior: stage }),
  fc.record({ kind: fc.constant(312), all: whole, primary: stage, junior: stage }),
)

type Drawn = {
  kind: number
  all: Record<string, number | null>
  primary?: Figures['primary']
  junior?: Figures['junior']
}

function figures({ kind, all, primary, junior }: Drawn, counted: 0 | 1): Figures {
  return {
    all: { ...all, school_kind: kind, counted },
    ...(primary ? { primary } : {}),
    ...(junior ? { junior } : {}),
  }
}

export const arbitraryCounty: fc.Arbitrary<CountyText> = fc
  .record({
    schools: fc.array(school, { minLength: 1, maxLength: 14 }),
    campuses: fc.array(school, { maxLength: 3 }),
  })
  .map(({ schools, campuses }) => {
    const named = schools.map((s, i) => [`s${String(i).padStart(2, '0')}`, figures(s as Drawn, 1)] as const)
    const parts = campuses.map((s, i) => [`t${i}`, figures(s as Drawn, 0)] as const)
    const parents = Object.fromEntries(parts.map(([id], i) => [id, named[i % named.length]![0]]))
    return county(Object.fromEntries([...named, ...parts]), parents)
  })

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choice, type Entry, isSameValue, resolve } from './resolve.ts'

const day = (n: number) => new Date(Date.UTC(2021, 8, n))
let serial = 0
function says(stream: string, onDay: number, value: number | null, text: string | null = null): Entry {
  return { id: `e${String(++serial).padStart(4, '0')}`, stream, recordedAt: day(onDay), value, text }
}
function picks(entry: Entry, onDay: number): Choice {
  return { ...entry, id: `c${++serial}`, recordedAt: day(onDay) }
}

describe('the official value of one figure', () => {
  it('nothing recorded has no official value', () => {
    expect(resolve([], [])).toBeNull()
  })

  it('a single entry is official and nobody disagrees', () => {
    const e = says('workbook', 1, 480)
    expect(resolve([e], [])).toEqual({ official: e, rivals: [], standing: 'sole', outdated: false })
  })

  it('a newer entry of the same stream supersedes the older one', () => {
    const newer = says('workbook', 2, 490)
    expect(resolve([newer, says('workbook', 1, 480)], [])?.official).toBe(newer)
  })

  it('another stream with another value is a conflict and the value that stood first stays', () => {
    const first = says('workbook', 1, 480)
    const second = says('register', 2, 482)
    expect(resolve([second, first], [])).toEqual({
      official: first,
      rivals: [second],
      standing: 'contested',
      outdated: false,
    })
  })

  it('another stream with the same value is no conflict', () => {
    expect(resolve([says('workbook', 1, 480), says('register', 2, 480)], [])?.standing).toBe('sole')
  })

  it('the stream that spoke first stays official when it corrects itself later', () => {
    const corrected = says('workbook', 3, 481)
    const r = resolve([says('workbook', 1, 480), says('register', 2, 482), corrected], [])
    expect(r).toMatchObject({ official: corrected, standing: 'contested' })
  })

  it('a conflict ends when the rival comes round', () => {
    const r = resolve([says('workbook', 1, 480), says('register', 2, 482), says('register', 3, 480)], [])
    expect(r).toMatchObject({ standing: 'sole', rivals: [] })
  })

  it('a zero and "not available" are two different statements', () => {
    expect(isSameValue({ value: 0, text: null }, { value: null, text: null })).toBe(false)
  })

  it('"not available" gives way to a stream that has a value, without a conflict', () => {
    const known = says('register', 2, 12)
    const r = resolve([says('workbook', 1, null), known], [])
    expect(r).toMatchObject({ official: known, standing: 'sole', rivals: [] })
  })

  it('a stream that had no value for a while comes back as a rival', () => {
    const stood = says('register', 2, 12)
    const back = says('workbook', 3, 13)
    expect(resolve([says('workbook', 1, null), stood, back], [])).toMatchObject({
      official: stood,
      rivals: [back],
    })
  })

  it('a zero does not give way', () => {
    const zero = says('workbook', 1, 0)
    expect(resolve([zero, says('register', 2, 12)], [])).toMatchObject({
      official: zero,
      standing: 'contested',
    })
  })

  it('figures in words are compared by their words', () => {
    expect(resolve([says('a', 1, null, '甲'), says('b', 2, null, '乙')], [])?.standing).toBe('contested')
  })
})

describe('a choice', () => {
  const first = says('workbook', 1, 480)
  const second = says('register', 2, 482)

  it('makes the chosen entry official and keeps the other as a rival', () => {
    expect(resolve([first, second], [picks(second, 3)])).toEqual({
      official: second,
      rivals: [first],
      standing: 'chosen',
      outdated: false,
    })
  })

  it('is overridden by a newer choice', () => {
    const r = resolve([first, second], [picks(second, 3), picks(first, 4)])
    expect(r?.official).toBe(first)
  })

  it('follows the chosen stream, and says that it moved after the choice', () => {
    const moved = says('register', 5, 500)
    const r = resolve([first, second, moved], [picks(second, 3)])
    expect(r).toMatchObject({ official: moved, standing: 'chosen', outdated: true })
  })

  it('is outdated when a third stream disagrees after it', () => {
    const r = resolve([first, second, says('form', 9, 483)], [picks(second, 3)])
    expect(r).toMatchObject({ official: second, standing: 'chosen', outdated: true })
  })

  it('may be for "not available": then no stream with a value takes its place', () => {
    const withdrawn = says('correction', 3, null)
    const r = resolve([first, withdrawn], [picks(withdrawn, 3)])
    expect(r).toMatchObject({ official: withdrawn, rivals: [first], standing: 'chosen' })
  })

  it('has no effect before it was made', () => {
    expect(resolve([first, second], [picks(second, 3)], day(2))?.official).toBe(first)
  })
})

const entry = fc.record({
  stream: fc.constantFrom('a', 'b', 'c'),
  day: fc.integer({ min: 1, max: 6 }),
  value: fc.option(fc.integer({ min: 0, max: 3 })),
})
const history = fc
  .array(entry, { maxLength: 9 })
  .map(list => list.map((e, i): Entry => ({ ...says(e.stream, e.day, e.value), id: `e${i}` })))
const story = history.chain(entries => {
  const choice = fc
    .record({ of: fc.nat(Math.max(0, entries.length - 1)), day: fc.integer({ min: 1, max: 8 }) })
    .map(c => picks(entries[c.of]!, c.day))
  const choices = fc.array(choice, { maxLength: entries.length === 0 ? 0 : 3 })
  return fc.record({ entries: fc.constant(entries), choices })
})

describe('for every history', () => {
  it('the order in which entries arrive is irrelevant', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), ({ entries, choices }, keys) => {
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map(x => [keys.next().value ?? 0, x] as const)
            .sort((a, b) => a[0] - b[0])
            .map(p => p[1])
        expect(resolve(shuffle(entries), shuffle(choices))).toEqual(resolve(entries, choices))
      }),
    )
  })

  it('what was known on a day does not change by what was recorded later', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 8 }), ({ entries, choices }, until) => {
        const asked = day(until)
        const then = resolve(
          entries.filter(e => e.recordedAt <= asked),
          choices.filter(c => c.recordedAt <= asked),
        )
        expect(resolve(entries, choices, asked)).toEqual(then)
      }),
    )
  })

  it('rivals always say something else, and a sole figure has none', () => {
    fc.assert(
      fc.property(story, ({ entries, choices }) => {
        const r = resolve(entries, choices)
        if (!r) return
        expect(r.rivals.every(x => !isSameValue(x, r.official) && x.stream !== r.official.stream)).toBe(true)
        expect(r.standing === 'sole').toBe(r.rivals.length === 0)
        expect(entries).toContain(r.official)
      }),
    )
  })

  it('without a choice a value that stands is never displaced by what another stream says later', () => {
    fc.assert(
      fc.property(history, entry, (entries, late) => {
        const before = resolve(entries, [])
        if (!before || before.official.value === null || before.official.stream === late.stream) return
        const after = resolve([...entries, says(late.stream, 7, late.value)], [])
        expect(after?.official).toBe(before.official)
      }),
      { numRuns: 500 },
    )
  })
})

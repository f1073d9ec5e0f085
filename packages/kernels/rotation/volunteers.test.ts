import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RotationInstance, Teacher } from './instance.ts'
import { county, teacher } from './small-county.fixture.ts'
import { volunteerMoves } from './volunteers.ts'

/** One subject, three schools, up to five teachers, some of whom do not ask. */
const market: fc.Arbitrary<RotationInstance> = fc
  .tuple(
    fc.array(
      fc.record({
        school: fc.nat({ max: 2 }),
        wishes: fc.shuffledSubarray([0, 1, 2]),
        points: fc.nat({ max: 2 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([people, posts]) =>
    county(
      posts.map(n => ({ tier: 'ordinary', posts: [n] })),
      people.map(({ school, wishes, points }, i) =>
        teacher({ id: `${i}`, school, wishes: wishes.filter(s => s !== school), points, drawn: i }),
      ),
    ),
  )

test('two who want each other’s school exchange; a third takes the post one of them would have left', () => {
  const schools = [0, 1, 2].map(() => ({ tier: 'ordinary' as const, posts: [1] }))
  const exchange = county(schools, [
    teacher({ id: 'a', school: 0, wishes: [1] }),
    teacher({ id: 'b', school: 1, wishes: [0], drawn: 1 }),
    teacher({ id: 'c', school: 2, wishes: [0], drawn: 2 }),
  ])
  expect([...volunteerMoves(exchange).to]).toEqual([1, 0, -1])
})

test('whoever is asked for the seat chooses first, although with fewer points', () => {
  const asked = county(
    [
      { tier: 'ordinary', posts: [1] },
      { tier: 'ordinary', posts: [1] },
      { tier: 'ordinary', posts: [1] },
    ],
    [
      teacher({ id: 'a', school: 0, wishes: [1], points: 9 }),
      teacher({ id: 'b', school: 1, wishes: [2], points: 1 }),
    ],
  )
  expect([...volunteerMoves(asked).to]).toEqual([1, 2])
})

test('a seat beyond the posts closes when its holder leaves', () => {
  const full = county(
    [
      { tier: 'ordinary', posts: [0] },
      { tier: 'ordinary', posts: [2] },
    ],
    [
      teacher({ id: 'a', school: 0, wishes: [1], points: 9 }),
      teacher({ id: 'b', school: 1, wishes: [0], points: 1 }),
    ],
  )
  expect([...volunteerMoves(full).to]).toEqual([1, -1])
})

test('no more volunteers of a school are heard than may leave it, those with more points first', () => {
  const many = county(
    [
      { tier: 'ordinary', posts: [0] },
      { tier: 'ordinary', posts: [9] },
    ],
    Array.from({ length: 10 }, (_, i) => teacher({ id: `${i}`, school: 0, wishes: [1], points: i })),
    { leavePercent: 25 },
  )
  const { to, heard } = volunteerMoves(many)
  expect([...to]).toEqual([-1, -1, -1, -1, -1, -1, -1, -1, 1, 1])
  expect([...heard]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
})

test('a wish in a direction nobody takes is not heard', () => {
  const strong = county(
    [
      { tier: 'strong', posts: [1] },
      { tier: 'strong', posts: [2] },
    ],
    [teacher({ id: 'a', school: 0, wishes: [1] })],
  )
  expect([...volunteerMoves(strong).heard]).toEqual([0])
})

test('nobody is sent where they did not ask to go', () => {
  fc.assert(
    fc.property(market, m => {
      volunteerMoves(m).to.forEach((s, i) => {
        if (s !== -1) expect(m.teachers[i]?.wishes).toContain(s)
      })
    }),
    { numRuns: 2000 },
  )
})

test('among all possible exchanges, by brute force, none pleases somebody more and nobody less', () => {
  fc.assert(
    fc.property(market, m => {
      const made = volunteerMoves(m).to
      expect(isPossible(m, made)).toBe(true)
      for (const other of everyChoice(m.teachers)) {
        if (!isPossible(m, other)) continue
        const change = m.teachers.map((x, i) => rank(x, other[i]!) - rank(x, made[i]!))
        expect(change.every(d => d <= 0) && change.some(d => d < 0)).toBe(false)
      }
    }),
    { numRuns: 3000 },
  )
})

test('nobody gains by untrue wishes', () => {
  fc.assert(
    fc.property(market, fc.nat(), fc.shuffledSubarray([0, 1, 2]), (m, who, lie) => {
      const i = who % m.teachers.length
      const truth = m.teachers[i]!
      const told = m.teachers.map((x, k) => (k === i ? { ...x, wishes: lie.filter(s => s !== x.school) } : x))
      const honest = rank(truth, volunteerMoves(m).to[i]!)
      const lied = rank(truth, volunteerMoves({ ...m, teachers: told }).to[i]!)
      expect(honest).toBeLessThanOrEqual(lied)
    }),
    { numRuns: 5000 },
  )
})

/** Place in the teacher's own order: wishes, then home, then what was never asked for. */
function rank({ wishes }: Teacher, to: number): number {
  if (to === -1) return wishes.length
  return wishes.includes(to) ? wishes.indexOf(to) : wishes.length + 1
}

function* everyChoice(teachers: readonly Teacher[]): Generator<number[]> {
  const options = teachers.map(x => [-1, ...x.wishes])
  const total = options.reduce((n, o) => n * o.length, 1)
  for (let code = 0; code < total; code++) {
    let rest = code
    yield options.map(o => {
      const choice = o[rest % o.length]!
      rest = Math.floor(rest / o.length)
      return choice
    })
  }
}

/** Who comes takes a free post or the seat of a leaver; the seats beyond the posts, of the last in line, close. */
function isPossible(m: RotationInstance, to: ArrayLike<number>): boolean {
  return m.schools.every((school, s) => {
    const staff = m.teachers.filter(x => x.school === s).length
    const posts = school.posts[0]!
    const line = [...m.teachers.keys()]
      .filter(i => m.teachers[i]!.school === s && m.teachers[i]!.wishes.length > 0)
      .sort((a, b) => m.teachers[b]!.points - m.teachers[a]!.points || a - b)
    const open = line.slice(0, Math.max(0, line.length - Math.max(0, staff - posts)))
    const seats = Math.max(0, posts - staff) + open.filter(i => to[i] !== -1).length
    return [...m.teachers.keys()].filter(i => to[i] === s).length <= seats
  })
}

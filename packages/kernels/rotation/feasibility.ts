import { type LinearModel, provenBound, rowList } from '../investment/linear.ts'
import type { MoveSolver } from './highs-solver.ts'
import type { RotationInstance } from './instance.ts'
import { destinationsOf, directionOf, isEligible, leaveLimits, partnerOf, quotaOf, staffOf } from './turns.ts'
import { volunteerMoves } from './volunteers.ts'

/** Teachers of one school, subject and reach: for the question whether there is a plan at all they are all alike. */
interface Group {
  readonly school: number
  readonly subject: number
  /** Schools they may be sent to, nearest first. */
  readonly reach: readonly number[]
  /** How many, without and with the backbone teachers' title. */
  readonly count: readonly [plain: number, backbone: number]
}

/** Teachers by whom the quotas are missed at least; nothing missed means that the rules can be kept. */
const ENOUGH = 1e-6
/** So many schools are thought of at first; further ones only where the solution asks for them. */
const NEAR = 6

/**
 * Whether the rules can be kept together, every school within reach thought of: a linear program over numbers of teachers
 * instead of teachers, with the quotas missed as its objective. Pairs of schools come in only where the multipliers say that
 * they would help; where even all of them together could not, the multipliers prove that every plan misses something. Couples who
 * are not to be parted stay here: what can be kept without moving them can be kept.
 *
 * @shape null when the solver gave up
 * @complexity a few programs of groups × near schools columns
 */
export function canBeKept(
  instance: RotationInstance,
  solver: MoveSolver,
  known: Set<number>,
): boolean | null {
  const voluntary = volunteerMoves(instance).to
  const groups = groupsOf(instance, voluntary)
  for (;;) {
    const columns = columnsOf(instance, groups, known)
    const { model, rows } = modelOf(instance, groups, columns, voluntary)
    const { status, x, duals } = solver.solve(model, 0, 'inside')
    if (status !== 'optimal') return exactly(model, solver)
    if (missedAt(model, x) < ENOUGH) return true
    const gains = gainsOf(instance, groups, duals, rows)
    if (provenBound(model, [model], duals) + gains.most > ENOUGH) return false
    const before = known.size
    for (const pair of gains.pairs) known.add(pair)
    if (known.size === before) return exactly(model, solver)
  }
}

function exactly(model: LinearModel, solver: MoveSolver): boolean | null {
  const { status, x } = solver.solve(model, 0)
  return status === 'unknown' ? null : status === 'optimal' && missedAt(model, x) < ENOUGH
}

function missedAt({ cost }: LinearModel, x: Float64Array): number {
  return (x[cost.length - 1] as number) + (x[cost.length - 2] as number)
}

function groupsOf(instance: RotationInstance, voluntary: Int32Array): Group[] {
  const found = new Map<
    string,
    { school: number; subject: number; reach: number[]; count: [number, number] }
  >()
  const reaches = new Map<string, number[]>()
  const wide = { ...instance, rules: { ...instance.rules, nearest: instance.schools.length } }
  instance.teachers.forEach((x, i) => {
    if (voluntary[i] !== -1 || !isEligible(instance, x) || partnerOf(instance, x)) return
    const limit = Math.min(instance.rules.mostKm, x.familyKm ?? instance.rules.mostKm)
    const place = `${x.school}/${limit}`
    const reach = reaches.get(place) ?? destinationsOf(wide, x)
    reaches.set(place, reach)
    if (reach.length === 0) return
    const key = `${place}/${x.subject}`
    const { school, subject } = x
    const group = found.get(key) ?? { school, subject, reach, count: [0, 0] }
    found.set(key, group)
    group.count[x.isBackbone ? 1 : 0] += 1
  })
  return [...found.values()]
}

/** By group, the schools thought of. */
function columnsOf(
  { schools }: RotationInstance,
  groups: readonly Group[],
  known: ReadonlySet<number>,
): number[][] {
  return groups.map(({ school, reach }) =>
    reach.filter((s, i) => i < NEAR || known.has(school * schools.length + s)),
  )
}

interface Places {
  /** Row of each group, and of each school and subject. */
  readonly group: (g: number) => number
  readonly post: (school: number, subject: number) => number
}

function modelOf(
  instance: RotationInstance,
  groups: readonly Group[],
  columns: readonly number[][],
  voluntary: Int32Array,
) {
  const { schools, subjects, rules } = instance
  const stand = standOf(instance, voluntary)
  const leave = schools.map((): [number, number][] => [])
  const change = Array.from({ length: schools.length * subjects }, (): [number, number][] => [])
  const moved: [number, number][] = []
  const backbone: [number, number][] = []
  const share = rules.backboneOf === 'moved' ? rules.backbonePercent / 100 : 0
  const most: number[] = []
  const rows = rowList()
  groups.forEach(({ school, subject, count }, g) => {
    const balance: [number, number][] = []
    count.forEach((n, isBackbone) => {
      const column = most.push(n) - 1
      balance.push([column, 1])
      leave[school]?.push([column, 1])
      moved.push([column, 1])
      if (isBackbone - share !== 0) backbone.push([column, isBackbone - share])
    })
    for (const s of columns[g] ?? []) {
      const column = most.push(count[0] + count[1]) - 1
      balance.push([column, -1])
      change[school * subjects + subject]?.push([column, -1])
      change[s * subjects + subject]?.push([column, 1])
    }
    rows.add(balance, 0, 0)
  })
  const open = Number.POSITIVE_INFINITY
  for (const [k, entries] of change.entries()) rows.add(entries, -open, stand.room[k] as number)
  for (const [s, entries] of leave.entries()) rows.add(entries, -open, stand.mayLeave[s] as number)
  const all = instance.teachers.length
  rows.add([...moved, [most.push(all) - 1, 1]], stand.quota, open)
  rows.add([...backbone, [most.push(all) - 1, 1]], stand.backboneQuota, open)
  const cost = new Float64Array(most.length)
  cost.fill(1, most.length - 2)
  const model = { ...rows.rows(), cost, least: new Float64Array(most.length), most: Float64Array.from(most) }
  const places: Places = { group: g => g, post: (s, k) => groups.length + s * subjects + k }
  return { model, rows: places }
}

/** What the voluntary moves leave open: room by school and subject, who may still leave, who still has to move. */
function standOf(instance: RotationInstance, voluntary: Int32Array) {
  const { teachers, schools, subjects, rules } = instance
  const today = staffOf(instance)
  const staff = today.slice()
  const mayLeave = leaveLimits(instance)
  let [eligible, counted, backbone] = [0, 0, 0]
  teachers.forEach((x, i) => {
    if (isEligible(instance, x)) eligible += 1
    const to = voluntary[i] as number
    if (to === -1) return
    staff[x.school * subjects + x.subject]! -= 1
    staff[to * subjects + x.subject]! += 1
    mayLeave[x.school]! -= 1
    if (directionOf(instance, x.school, to) !== 'counts') return
    counted += 1
    if (x.isBackbone) backbone += 1
  })
  const room = staff.map((now, k) => {
    const posts = schools[Math.floor(k / subjects)]?.posts[k % subjects] as number
    return Math.max(posts + rules.surplus, today[k] as number) - now
  })
  const p = rules.backbonePercent
  const wanted = rules.backboneOf === 'moved' ? (p * counted) / 100 : Math.ceil((p * eligible) / 100)
  return { room, mayLeave, quota: quotaOf(instance, eligible) - counted, backboneQuota: wanted - backbone }
}

/** Pairs of schools that would lower what is missed, and by how much (below zero) all of them could at most. */
function gainsOf(
  { schools }: RotationInstance,
  groups: readonly Group[],
  duals: Float64Array,
  rows: Places,
): { readonly pairs: number[]; readonly most: number } {
  const pairs: number[] = []
  let most = 0
  groups.forEach(({ school, subject, reach, count }, g) => {
    const own = (duals[rows.group(g)] as number) + (duals[rows.post(school, subject)] as number)
    let best = 0
    for (let i = NEAR; i < reach.length; i++) {
      const s = reach[i] as number
      const gain = own - (duals[rows.post(s, subject)] as number)
      if (gain < -1e-7) pairs.push(school * schools.length + s)
      best = Math.min(best, gain)
    }
    most += best * (count[0] + count[1])
  })
  return { pairs, most }
}

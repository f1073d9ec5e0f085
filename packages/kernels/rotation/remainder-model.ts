import { type LinearModel, rowList } from '../investment/linear.ts'
import type { Aim, RotationInstance, Teacher } from './instance.ts'
import {
  backboneTargets,
  destinationsOf,
  directionOf,
  isEligible,
  isTogether,
  kmBetween,
  leaveLimits,
  partnerOf,
  quotaOf,
  staffOf,
} from './turns.ts'

/**
 * How many of a group are sent to one school, as a column of the model. Teachers of one school, subject, title and reach are
 * alike to every aim; the first in the group is the first to go.
 */
export interface MoveColumns {
  readonly groups: readonly (readonly number[])[]
  readonly group: Int32Array
  readonly to: Int32Array
  readonly km: Float64Array
}

/**
 * The compulsory part as a linear program over moves, missing posts and deviations from the backbone interval. Whole-number
 * right-hand sides and the interval (instead of a fraction) make its optimum whole nearly always.
 */
export interface RemainderModel {
  readonly moves: MoveColumns
  readonly model: LinearModel
  /** What one unit of each column adds to each aim; whole numbers. */
  readonly costs: Readonly<Record<Aim, Float64Array>>
}

/** @shape `voluntary` as `volunteerMoves` returns it; its moves stand */
export function remainderModel(instance: RotationInstance, voluntary: Int32Array): RemainderModel {
  const moves = moveColumns(instance, voluntary)
  const n = moves.group.length
  const S = instance.schools.length
  const cells = postCells(instance)
  const rows = rowList()
  const column = { short: n, under: n + cells.length, over: n + cells.length + S }
  const after = standAfter(instance, voluntary)
  addTeachers(rows, moves)
  addLeaves(rows, instance, moves, after.left)
  addPosts(rows, instance, moves, after.staff, cells, column.short)
  addBackbone(rows, instance, moves, after.backbone, column)
  addQuotas(rows, instance, moves, voluntary)
  addCouples(rows, instance, moves)
  const width = column.over + S
  const most = new Float64Array(width)
  moves.group.forEach((g, c) => {
    most[c] = sizeOf(moves, g)
  })
  cells.forEach(({ posts }, c) => {
    most[column.short + c] = posts
  })
  most.fill(instance.teachers.length + 1, column.under)
  const model = { ...rows.rows(), cost: new Float64Array(width), least: new Float64Array(width), most }
  return { moves, model, costs: costsOf(moves, column, width) }
}

function moveColumns(instance: RotationInstance, voluntary: Int32Array): MoveColumns {
  const reaches = new Map<string, number[]>()
  const reachOf = (members: readonly number[]) => {
    const x = instance.teachers[members[0] as number] as Teacher
    const alone = partnerOf(instance, x) ? `/${x.id}` : ''
    const key = `${x.school}/${x.familyKm}${alone}`
    const reach = reaches.get(key) ?? destinationsOf(instance, x)
    reaches.set(key, reach)
    return { from: x.school, reach }
  }
  const groups = groupsOf(instance, voluntary).filter(members => reachOf(members).reach.length > 0)
  const columns = groups.flatMap((members, g) => {
    const { from, reach } = reachOf(members)
    return reach.map(to => ({ g, to, km: Math.ceil(kmBetween(instance, from, to)) }))
  })
  return {
    groups,
    group: Int32Array.from(columns, c => c.g),
    to: Int32Array.from(columns, c => c.to),
    km: Float64Array.from(columns, c => c.km),
  }
}

/** Who has been there longest goes first, then the smaller number drawn. */
function groupsOf(instance: RotationInstance, voluntary: Int32Array): number[][] {
  const { teachers } = instance
  const found = new Map<string, number[]>()
  teachers.forEach((x, i) => {
    if (voluntary[i] !== -1 || !isEligible(instance, x)) return
    if (partnerOf(instance, x) && voluntary[x.partner as number] !== -1) return // stays near who moved by wish
    const alone = partnerOf(instance, x) ? `/${x.id}` : ''
    const key = `${x.school}/${x.subject}/${x.isBackbone}/${x.familyKm}${alone}`
    const group = found.get(key)
    if (group) group.push(i)
    else found.set(key, [i])
  })
  const seat = (i: number) => teachers[i] as Teacher
  return [...found.values()].map(group =>
    group.sort((a, b) => seat(b).years - seat(a).years || seat(a).drawn - seat(b).drawn || a - b),
  )
}

type Rows = ReturnType<typeof rowList>
type Entries = [number, number][]

interface Cell {
  readonly school: number
  readonly subject: number
  readonly posts: number
}

function postCells({ schools }: RotationInstance): Cell[] {
  return schools.flatMap(({ posts }, school) =>
    posts.flatMap((n, subject) => (n > 0 ? [{ school, subject, posts: n }] : [])),
  )
}

/** Staff by school and subject, backbone teachers and those who left by school, once the voluntary moves are made. */
function standAfter(instance: RotationInstance, voluntary: Int32Array) {
  const { teachers, subjects, schools } = instance
  const staff = staffOf(instance)
  const backbone = new Int32Array(schools.length)
  const left = new Int32Array(schools.length)
  teachers.forEach(({ school, subject, isBackbone }, i) => {
    const to = voluntary[i] as number
    const at = to === -1 ? school : to
    if (isBackbone) backbone[at]! += 1
    if (to === -1) return
    left[school]! += 1
    staff[school * subjects + subject]! -= 1
    staff[at * subjects + subject]! += 1
  })
  return { staff, backbone, left }
}

function groups(count: number): Entries[] {
  return Array.from({ length: count }, () => [])
}

function sizeOf({ groups }: MoveColumns, g: number): number {
  return groups[g]?.length ?? 0
}

function firstOf({ teachers }: RotationInstance, { groups }: MoveColumns, g: number): Teacher {
  return teachers[groups[g]?.[0] as number] as Teacher
}

function addTeachers(rows: Rows, moves: MoveColumns): void {
  for (let from = 0; from < moves.group.length; ) {
    let to = from + 1
    while (to < moves.group.length && moves.group[to] === moves.group[from]) to++
    if (to - from > 1)
      rows.add(
        Array.from({ length: to - from }, (_, k) => [from + k, 1] as const),
        0,
        sizeOf(moves, moves.group[from] as number),
      )
    from = to
  }
}

function addLeaves(rows: Rows, instance: RotationInstance, moves: MoveColumns, left: Int32Array): void {
  const limits = leaveLimits(instance)
  const out = groups(instance.schools.length)
  moves.group.forEach((g, c) => {
    out[firstOf(instance, moves, g).school]?.push([c, 1])
  })
  out.forEach((entries, s) => {
    if (entries.length > 0) rows.add(entries, 0, (limits[s] as number) - (left[s] as number))
  })
}

/** staff + coming − leaving + missing is at least the posts, at most the posts and the surplus, or what it is today. */
function addPosts(
  rows: Rows,
  instance: RotationInstance,
  moves: MoveColumns,
  staff: Int32Array,
  cells: readonly Cell[],
  short: number,
): void {
  const { schools, subjects, rules } = instance
  const today = staffOf(instance)
  const change = groups(schools.length * subjects)
  moves.group.forEach((g, c) => {
    const { school, subject } = firstOf(instance, moves, g)
    change[school * subjects + subject]?.push([c, -1])
    change[(moves.to[c] as number) * subjects + subject]?.push([c, 1])
  })
  cells.forEach(({ school, subject }, c) => {
    change[school * subjects + subject]?.push([short + c, 1])
  })
  change.forEach((entries, k) => {
    const posts = schools[Math.floor(k / subjects)]?.posts[k % subjects] as number
    const [now, most] = [staff[k] as number, Math.max(posts + rules.surplus, today[k] as number)]
    if (entries.length > 0) rows.add(entries, posts - now, most - now)
  })
}

function addBackbone(
  rows: Rows,
  instance: RotationInstance,
  moves: MoveColumns,
  backbone: Int32Array,
  column: { readonly under: number; readonly over: number },
): void {
  const change = groups(instance.schools.length)
  moves.group.forEach((g, c) => {
    const { school, isBackbone } = firstOf(instance, moves, g)
    if (!isBackbone) return
    change[school]?.push([c, -1])
    change[moves.to[c] as number]?.push([c, 1])
  })
  const targets = backboneTargets(instance)
  change.forEach((entries, s) => {
    const gap = (targets[s] as number) - (backbone[s] as number)
    rows.add([...entries, [column.under + s, 1], [column.over + s, -1]], gap, gap + 1)
  })
}

function addQuotas(rows: Rows, instance: RotationInstance, moves: MoveColumns, voluntary: Int32Array): void {
  const { teachers, rules } = instance
  const eligible = teachers.filter(x => isEligible(instance, x)).length
  const counted = teachers.filter((x, i) => {
    const to = voluntary[i] as number
    return to !== -1 && directionOf(instance, x.school, to) === 'counts'
  })
  const backbone = counted.filter(x => x.isBackbone).length
  const all = moves.group.length
  const open = Number.POSITIVE_INFINITY
  rows.add(
    Array.from({ length: all }, (_, c) => [c, 1] as const),
    quotaOf(instance, eligible) - counted.length,
    open,
  )
  const p = rules.backbonePercent
  const isOfMoved = rules.backboneOf === 'moved'
  const entries: Entries = []
  moves.group.forEach((g, c) => {
    const value = (firstOf(instance, moves, g).isBackbone ? 100 : 0) - (isOfMoved ? p : 0)
    if (value !== 0) entries.push([c, value])
  })
  const base = isOfMoved ? p * counted.length : 100 * Math.ceil((p * eligible) / 100)
  rows.add(entries, base - 100 * backbone, open)
}

/** Where one of a couple goes, the other goes near, or stays and is near. */
function addCouples(rows: Rows, instance: RotationInstance, moves: MoveColumns): void {
  const columns = new Map<number, number[]>()
  moves.group.forEach((g, c) => {
    const i = moves.groups[g]?.[0] as number
    if (!partnerOf(instance, instance.teachers[i] as Teacher)) return
    columns.set(i, [...(columns.get(i) ?? []), c])
  })
  for (const [i, own] of columns) {
    const partner = instance.teachers[i]?.partner as number
    const others = columns.get(partner) ?? []
    const home = instance.teachers[partner]?.school as number
    for (const c of own) {
      const near = (s: number) => isTogether(instance, moves.to[c] as number, s)
      const mayStay = near(home)
      const bound = others
        .filter(d => near(moves.to[d] as number) !== mayStay)
        .map(d => [d, mayStay ? 1 : -1] as const)
      rows.add([[c, 1], ...bound], Number.NEGATIVE_INFINITY, mayStay ? 1 : 0)
    }
  }
}

function costsOf(
  moves: MoveColumns,
  column: { readonly short: number; readonly under: number },
  width: number,
): Record<Aim, Float64Array> {
  const hardship = new Float64Array(width)
  hardship.set(moves.km)
  return {
    shortage: new Float64Array(width).fill(1, column.short, column.under),
    spread: new Float64Array(width).fill(1, column.under),
    hardship,
  }
}

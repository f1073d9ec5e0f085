import { fill, type Text, t } from '@kit/base'
import { type LinearModel, rowList } from '../investment/linear.ts'
import type { MoveSolver } from './highs-solver.ts'
import type { Head, RotationInstance } from './instance.ts'
import { kmBetween } from './turns.ts'

/** Whose terms are full; nobody's where the rules say nothing of terms. */
export function isDue({ rules }: RotationInstance, head: Head): boolean {
  return rules.headTerms !== null && head.terms >= rules.headTerms && !head.isDeferred
}

interface Column {
  readonly head: number
  readonly to: number
}

/**
 * Where heads go whose terms are full: as many of them as can to a school whose own head leaves or that has none; among these
 * the most wishes, then the fewest kilometres. Nobody is sent farther than rules and family allow, unless by wish. Heads move
 * beside the teachers: they count in no quota of theirs.
 *
 * @shape H heads → H schools, −1 for who stays; null when the solver gave up
 * @requires an instance that `checkInstance` accepted: one head a school at most
 * @complexity one program of due heads × open schools columns; it is a flow through the schools, so its optimum is whole
 */
export function headMoves(instance: RotationInstance, solver: MoveSolver): Int32Array | null {
  const to = new Int32Array(instance.heads.length).fill(-1)
  const columns = columnsOf(instance)
  if (columns.length === 0) return to
  const { status, x } = solver.solve(modelOf(instance, columns), columns.length)
  if (status !== 'optimal') return null
  columns.forEach((c, k) => {
    if (Math.round(x[k] as number) === 1) to[c.head] = c.to
  })
  return to
}

function columnsOf(instance: RotationInstance): Column[] {
  const { heads, schools } = instance
  const headOf = new Map(heads.map(h => [h.school, h]))
  const isOpen = schools.map((_, s) => {
    const head = headOf.get(s)
    return head === undefined || isDue(instance, head)
  })
  return heads.flatMap((head, h) => {
    if (!isDue(instance, head)) return []
    return [...schools.keys()]
      .filter(s => s !== head.school && isOpen[s] && isInReach(instance, head, s))
      .map(to => ({ head: h, to }))
  })
}

function isInReach(instance: RotationInstance, { school, familyKm, wishes }: Head, to: number): boolean {
  const most = Math.min(instance.rules.mostKm, familyKm ?? instance.rules.mostKm)
  return wishes.includes(to) || kmBetween(instance, school, to) <= most
}

/** A head goes to one school; who comes to a school takes the post its head leaves, or the one that is free. */
function modelOf(instance: RotationInstance, columns: readonly Column[]): LinearModel {
  const { heads, schools } = instance
  const rows = rowList()
  const comes = schools.map((): [number, number][] => [])
  const goes = heads.map((): [number, number][] => [])
  columns.forEach(({ head, to }, k) => {
    comes[to]?.push([k, 1])
    goes[head]?.push([k, 1])
  })
  const headAt = new Map(heads.map((h, i) => [h.school, i]))
  for (const entries of goes) if (entries.length > 0) rows.add(entries, 0, 1)
  comes.forEach((entries, s) => {
    const own = headAt.get(s)
    const left = own === undefined ? [] : (goes[own] as [number, number][]).map(([k]) => [k, -1] as const)
    if (entries.length > 0)
      rows.add([...entries, ...left], Number.NEGATIVE_INFINITY, own === undefined ? 1 : 0)
  })
  const width = columns.length
  return {
    ...rows.rows(),
    cost: costsOf(instance, columns),
    least: new Float64Array(width),
    most: new Float64Array(width).fill(1),
  }
}

/** One more who moves outweighs all wishes, one more wish all kilometres. */
function costsOf(instance: RotationInstance, columns: readonly Column[]): Float64Array {
  const km = columns.map(({ head, to }) =>
    Math.ceil(kmBetween(instance, (instance.heads[head] as Head).school, to)),
  )
  const n = instance.heads.length
  const wish = 1 + n * km.reduce((a, b) => Math.max(a, b), 0)
  const move = 1 + n * 2 * wish
  return Float64Array.from(columns, ({ head, to }, k) => {
    const isWished = instance.heads[head]?.wishes.includes(to)
    return (isWished ? 0 : wish) + (km[k] as number) - move
  })
}

const SENTENCES = {
  moves: t(
    '任满{terms}届，交流到{school}，距离{km}公里。',
    'Has served {terms} terms; moves to {school}, {km} km away.',
  ),
  deferred: t('按规定暂缓交流。', 'Deferred by rule.'),
  notDue: t('任职{terms}届，未满{needed}届。', 'Has served {terms} terms, {needed} make it a turn.'),
  noPost: t(
    '任满{terms}届；距离和家庭限制内没有空出的校长岗位，暂留原校。',
    'Has served {terms} terms; within the limits of distance and family no head’s post falls free, so stays for now.',
  ),
} as const

/** Why this head goes where, or stays. @shape index of the head and its new school, −1 for none → sentence */
export function headReason(instance: RotationInstance, h: number, to: number): Text {
  const head = instance.heads[h] as Head
  const values = {
    terms: head.terms,
    needed: instance.rules.headTerms ?? '—',
    school: instance.schools[to]?.id ?? '',
    km: to === -1 ? 0 : Math.ceil(kmBetween(instance, head.school, to)),
  }
  if (to !== -1) return fill(SENTENCES.moves, values)
  if (head.isDeferred) return SENTENCES.deferred
  return fill(isDue(instance, head) ? SENTENCES.noPost : SENTENCES.notDue, values)
}

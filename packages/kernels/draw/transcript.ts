import {
  type CanonicalValue,
  canonicalJson,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  t,
} from '@kit/base'
import { merkleRoot } from './merkle.ts'
import { admissionOrder, lotteryNumbers, type OrderRule } from './order.ts'
import { giveSeats, type SeatRule } from './seats.ts'
import { type AgreedSource, combineSeed, isAsAgreed, type RandomSource } from './seed.ts'
import { sha256, sha256Hex } from './sha256.ts'
import { problemsOfStage, settledOrder } from './stage.ts'

export interface DrawPool {
  readonly id: string
  readonly name: string
  /** Counted in children. */
  readonly seats: number
}

/** One lottery number: a child, or children who are drawn together. Public numbers only, never names. */
export interface DrawUnit {
  readonly id: string
  readonly heads: number
  /** Pool ids, best first. */
  readonly wishes: readonly string[]
}

/** What is frozen and committed to before the randomness exists. */
export interface DrawList {
  readonly title: string
  /** A rehearsal says so in its commitment and its transcript, so it can never pass for the draw. */
  readonly rehearsal: boolean
  readonly round: number
  readonly order: OrderRule
  readonly seats: SeatRule
  /** The public sources named beforehand; committed to with the list, so that none can be picked afterwards. */
  readonly agreed?: readonly AgreedSource[]
  readonly pools: readonly DrawPool[]
  readonly units: readonly DrawUnit[]
}

export interface DrawResult {
  readonly id: string
  readonly number: number
  /** Turn in the order of admission, from 1. */
  readonly turn: number
  /** Pool of each child; null: none. */
  readonly seats: readonly (string | null)[]
}

export interface Transcript {
  readonly format: 'junheng-draw-1'
  readonly list: DrawList
  readonly commitment: string
  readonly sources: readonly RandomSource[]
  readonly seed: string
  /** In the order of admission. */
  readonly results: readonly DrawResult[]
  /** Units with a child that has no seat, in the order of admission. */
  readonly waiting: readonly string[]
  /** SHA-256 over the canonical text of all the above. */
  readonly digest: string
}

/**
 * The commitment of a list: Merkle root over one line of rules and pools and one line a unit (`id|heads|wish,wish`).
 *
 * @refuses repeated or malformed ids, unknown wishes, impossible counts, a ring whose start or interval is off it or whose parts
 *   nobody draws; all at once
 */
export function commitTo(list: DrawList): Result<string> {
  const refusals = problemsOf(list)
  if (refusals.length > 0) return refuse(...refusals)
  const encoder = new TextEncoder()
  const root = merkleRoot(
    linesOf(list).map(line => encoder.encode(line)),
    bytesOf,
  )
  return ok(toHex(root))
}

/** The lines of the commitment; line 0 are the rules. */
export function linesOf({ units, ...rules }: DrawList): string[] {
  return [
    canonicalJson(rules as unknown as CanonicalValue),
    ...units.map(u => `${u.id}|${u.heads}|${u.wishes.join(',')}`),
  ]
}

/**
 * Draws: seed, numbers, order, seats, and the transcript anybody can repeat it from.
 *
 * @shape list of n units, public sources → transcript
 * @refuses what `commitTo` and `combineSeed` refuse; a list that no longer has the published commitment
 * @complexity O(n log n + wishes)
 */
export function runDraw(
  list: DrawList,
  published: string,
  sources: readonly RandomSource[],
): Result<Transcript> {
  const commitment = commitTo(list)
  if (!commitment.ok) return commitment
  if (commitment.value !== published) return refuse(LIST_CHANGED)
  if (list.agreed && !isAsAgreed(list.agreed, sources)) return refuse(OTHER_SOURCES)
  const seed = combineSeed(published, list.round, sources)
  if (!seed.ok) return seed
  const numbers = lotteryNumbers(
    seed.value,
    list.units.map(u => u.id),
  )
  const settled = settledOrder(list.order, list.units.length, sources)
  if (!settled.ok) return settled
  const order = admissionOrder(settled.value, list.units.length, seed.value)
  const seated = giveSeats(instanceOf(list), numbers, order, list.seats)
  const results = resultsOf(list, numbers, order, seated)
  const waiting = results.filter(r => r.seats.includes(null)).map(r => r.id)
  const content = {
    format: 'junheng-draw-1' as const,
    list,
    commitment: published,
    sources,
    seed: seed.value,
    results,
    waiting,
  }
  return ok({ ...content, digest: sha256Hex(canonicalJson(content as unknown as CanonicalValue)) })
}

/** The list in indices, as `giveSeats` reads it. */
export function instanceOf({ pools, units }: DrawList) {
  const index = new Map(pools.map((p, i) => [p.id, i]))
  return {
    heads: units.map(u => u.heads),
    wishes: units.map(u => u.wishes.map(w => index.get(w) as number)),
    seats: pools.map(p => p.seats),
  }
}

function resultsOf(
  list: DrawList,
  numbers: Uint32Array,
  order: Uint32Array,
  seated: readonly number[][],
): DrawResult[] {
  const unitOf = new Uint32Array(numbers.length + 1)
  numbers.forEach((number, unit) => {
    unitOf[number] = unit
  })
  return Array.from(order, (number, i) => {
    const unit = unitOf[number] as number
    const seats = (seated[unit] as number[]).map(p => list.pools[p]?.id ?? null)
    return { id: (list.units[unit] as DrawUnit).id, number, turn: i + 1, seats }
  })
}

/** Ids are public numbers of letters and digits: they stand in hashed lines and must read one way only. */
const ID = /^[0-9A-Za-z_-]{1,40}$/

function problemsOf({ pools, units, order, agreed }: DrawList): Refusal[] {
  const known = new Set(pools.map(p => p.id))
  const seen = new Set<string>()
  const problems: Refusal[] = []
  if (units.length === 0) problems.push(EMPTY)
  pools.forEach((p, i) => {
    if (!ID.test(p.id) || pools.findIndex(q => q.id === p.id) !== i) problems.push(BAD_ID(`pools[${i}].id`))
    if (!Number.isInteger(p.seats) || p.seats < 0) problems.push(BAD_COUNT(`pools[${i}].seats`))
  })
  units.forEach((u, i) => {
    if (!ID.test(u.id) || seen.has(u.id)) problems.push(BAD_ID(`units[${i}].id`))
    seen.add(u.id)
    if (!Number.isInteger(u.heads) || u.heads < 1) problems.push(BAD_COUNT(`units[${i}].heads`))
    if (new Set(u.wishes).size !== u.wishes.length || u.wishes.some(w => !known.has(w)))
      problems.push(BAD_WISH(`units[${i}].wishes`))
  })
  if (order.kind === 'ring') {
    for (const k of ['start', 'interval'] as const) {
      const value = order[k]
      if (typeof value === 'number' && (!Number.isInteger(value) || value < 1 || value > units.length))
        problems.push(OFF_RING(`order.${k}`))
    }
  }
  return [...problems, ...problemsOfStage(order, agreed ?? [])]
}

const EMPTY = refusal(
  'draw.empty-list',
  'units',
  t('名单为空', 'the list is empty'),
  t('先导入报名名单', 'import the applications first'),
)
const BAD_ID = (at: string) =>
  refusal(
    'draw.bad-id',
    at,
    t(
      '编号重复或含有字母、数字、“-”、“_”以外的字符',
      'the number is repeated or has characters other than letters, digits, - and _',
    ),
    t(
      '每个家庭一个唯一的公开编号,不用姓名、身份证号',
      'give each family one public number, never a name or an identity number',
    ),
  )
const BAD_COUNT = (at: string) =>
  refusal(
    'draw.bad-count',
    at,
    t('应为整数且不小于应有的最小值', 'must be a whole number and not below its minimum'),
    t('更正该数', 'correct it'),
  )
const BAD_WISH = (at: string) =>
  refusal(
    'draw.unknown-wish',
    at,
    t('志愿重复,或填了不在招生计划中的学校', 'a wish is repeated or names no pool of the plan'),
    t('按招生计划核对志愿', 'check the wishes against the plan'),
  )
const OFF_RING = (at: string) =>
  refusal(
    'draw.off-ring',
    at,
    t('起始号或间隔不在 1 至总数之间', 'start or interval is not between 1 and the number of units'),
    t('重新抽取', 'draw it again'),
  )
const LIST_CHANGED = refusal(
  'draw.list-changed',
  'units',
  t('名单或规则与已公布的承诺不一致', 'the list or the rules no longer have the published commitment'),
  t(
    '使用锁定时的名单;如确需更正,须重新公布承诺并另定随机源',
    'use the list that was locked; to correct it, publish a new commitment and name new sources',
  ),
)
const OTHER_SOURCES = refusal(
  'draw.other-sources',
  'sources',
  t('随机源与锁定名单时约定的不一致', 'the sources are not those agreed when the list was locked'),
  t('逐项按约定的随机源、轮次和次序填写', 'give exactly the agreed sources, rounds and order'),
)

function bytesOf(bytes: Uint8Array): Uint8Array {
  const words = sha256(bytes)
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  words.forEach((w, i) => {
    view.setUint32(i * 4, w)
  })
  return out
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
}

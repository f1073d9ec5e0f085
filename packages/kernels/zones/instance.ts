import { type Refusal, refusal, type Text, t } from '@kit/base'
import type { Transport } from './flow.ts'

/** A county for zoning: the transport of its pupils, who borders whom, and how it is today. */
export interface ZoneInstance extends Transport {
  /** Which blocks border block b: `neighbours[neighbourStarts[b]] …`; both ways. */
  readonly neighbourStarts: Int32Array
  readonly neighbours: Int32Array
  /** The block a school stands in; by school. */
  readonly home: Int32Array
  /** Today's school, −1 for none; by block. */
  readonly current: Int32Array
  /** Pupils of the group whose share should be alike everywhere (0 where that is not asked); by block. */
  readonly group: Int32Array
  /** Years after the first that the same zones have to serve. */
  readonly later?: readonly LaterYear[]
  /** 1 for a school (such as a teaching point) that keeps at least the blocks it has today; by school. */
  readonly keeps?: Uint8Array
}

export interface LaterYear {
  /** By block. */
  readonly pupils: Int32Array
  readonly group: Int32Array
  /** Seats by school. */
  readonly capacity: Int32Array
  /** How much the year counts, the first being 1. */
  readonly weight: number
}

/** What counts besides the way to school, in metres of way for one pupil. Pack data. */
export interface ZoneRules {
  /** A pupil over the seats. */
  readonly overload: number
  /** A pupil whose zone changes. */
  readonly change: number
  /** A pupil too many or too few of the group, against the county's share. */
  readonly uneven: number
  /** Beyond this way, each metre counts `far` more. */
  readonly farBeyond: number
  readonly far: number
}

/**
 * Says everything that makes a county unfit for zoning.
 *
 * @refuses a block without choice, a school without its own block, two schools in one block, borders of one side only, negative
 * figures, a school standing in a block that another school keeps
 * @complexity O(A + borders × their number at a block)
 */
export function checkInstance(of: ZoneInstance): Refusal[] {
  const found: Refusal[] = []
  const B = of.pupils.length
  for (let b = 0; b < B; b++) {
    const isSound = of.pupils[b]! >= 0 && of.group[b]! >= 0 && of.group[b]! <= of.pupils[b]!
    if (!isSound) found.push(no('bad-pupils', `blocks.${b}`, BAD_PUPILS, FIX_PUPILS))
    if (of.starts[b] === of.starts[b + 1]) found.push(no('no-choice', `blocks.${b}`, NO_CHOICE, FIX_CHOICE))
    if (!isBorderMutual(of, b)) found.push(no('one-sided-border', `blocks.${b}`, ONE_SIDED, FIX_BORDER))
  }
  const seen = new Set<number>()
  of.home.forEach((b, s) => {
    if (of.capacity[s]! < 0) found.push(no('bad-capacity', `schools.${s}`, BAD_CAPACITY, FIX_CAPACITY))
    if (b < 0 || b >= B || choiceOf(of, b, s) < 0)
      found.push(no('no-home', `schools.${s}`, NO_HOME, FIX_HOME))
    else if (seen.has(b)) found.push(no('shared-home', `schools.${s}`, SHARED_HOME, FIX_SHARED))
    else if ((keeper(of, b) ?? s) !== s) found.push(no('kept-home', `schools.${s}`, KEPT_HOME, FIX_KEPT))
    seen.add(b)
  })
  of.later?.forEach((year, y) => {
    found.push(...unsoundYear(of, year, `later.${y}`))
  })
  if (of.cost.some(c => !(Number.isSafeInteger(c) && c >= 0)))
    found.push(no('bad-way', 'ways', BAD_WAY, FIX_WAY))
  return found
}

/** The choice by which block b goes to school s, or −1. */
export function choiceOf({ starts, schools }: Transport, b: number, s: number): number {
  for (let a = starts[b]!; a < starts[b + 1]!; a++) if (schools[a] === s) return a
  return -1
}

/** The school that keeps block b, if one does. */
export function keeper({ current, keeps }: ZoneInstance, b: number): number | null {
  const s = current[b]!
  return s >= 0 && keeps?.[s] === 1 ? s : null
}

function unsoundYear(
  of: ZoneInstance,
  { pupils, group, capacity, weight }: LaterYear,
  at: string,
): Refusal[] {
  const isWhole =
    pupils.length === of.pupils.length &&
    group.length === of.pupils.length &&
    pupils.every((n, b) => n >= 0 && group[b]! >= 0 && group[b]! <= n)
  const isSeated = capacity.length === of.capacity.length && capacity.every(n => n >= 0)
  const found: Refusal[] = []
  if (!isWhole) found.push(no('bad-pupils', at, BAD_PUPILS, FIX_PUPILS))
  if (!isSeated) found.push(no('bad-capacity', at, BAD_CAPACITY, FIX_CAPACITY))
  if (!(weight > 0 && Number.isFinite(weight))) found.push(no('bad-weight', at, BAD_WEIGHT, FIX_WEIGHT))
  return found
}

function isBorderMutual({ neighbourStarts, neighbours }: ZoneInstance, b: number): boolean {
  for (let i = neighbourStarts[b]!; i < neighbourStarts[b + 1]!; i++) {
    const n = neighbours[i]!
    if (n === b || !neighbours.subarray(neighbourStarts[n]!, neighbourStarts[n + 1]!).includes(b))
      return false
  }
  return true
}

function no(code: string, at: string, because: Text, todo: Text): Refusal {
  return refusal(`zones.${code}`, at, because, todo)
}

const BAD_PUPILS = t(
  '学生数不能缺失或为负，分组人数不能超过学生数。',
  'Pupils may not be missing or negative; the group may not outnumber them.',
)
const FIX_PUPILS = t('请核对这个小区的学生数。', 'Check the pupils of this block.')
const NO_CHOICE = t('这个小区没有可去的学校。', 'This block has no school to go to.')
const FIX_CHOICE = t('请补充可去的学校或道路距离。', 'Add schools or ways for it.')
const ONE_SIDED = t('相邻关系只写了一边。', 'A border is noted on one side only.')
const FIX_BORDER = t('相邻的两个小区都要写上对方。', 'Note it at both blocks.')
const BAD_CAPACITY = t('学位数不能缺失或为负。', 'Seats may not be missing or negative.')
const FIX_CAPACITY = t('请核对学校的学位数。', 'Check the seats of the school.')
const NO_HOME = t(
  '学校不在任何小区内，或所在小区不能去本校。',
  'The school stands in no block, or its block may not attend it.',
)
const FIX_HOME = t('请核对学校的位置。', 'Check where the school stands.')
const SHARED_HOME = t('同一小区内有两所学校。', 'Two schools stand in one block.')
const FIX_SHARED = t(
  '请把两校合为一个多校划片，或把小区分开。',
  'Treat them as one zone with several schools, or divide the block.',
)
const KEPT_HOME = t(
  '学校所在的小区现在属于另一所受保护的学校。',
  'The school stands in a block that a protected school has today and keeps.',
)
const FIX_KEPT = t(
  '请核对现学区，或取消那所学校的保护。',
  'Check today’s zone of the block, or take the protection away.',
)
const BAD_WEIGHT = t('年份的权重必须大于零。', 'The weight of a year has to be above zero.')
const FIX_WEIGHT = t('请核对规则里的年份权重。', 'Check the weights of years in the rules.')
const BAD_WAY = t('距离必须是不小于零的整数（米）。', 'Ways have to be whole metres, zero or more.')
const FIX_WAY = t('请核对距离表。', 'Check the ways.')

import { type Refusal, Refused, refusal, t } from '@kit/base'
import type { Place } from '@kit/kernels/matching'
import {
  headingOf,
  headingsOf,
  type ListSource,
  numberOf,
  readTable,
  type TableRecord,
  wholeOf,
  wishHeadings,
} from '../lists/table.ts'
import type { AssignPlan, Condition } from './shape.ts'

export interface School {
  readonly id: string
  readonly name: string
  readonly record: TableRecord
  readonly place: Place | null
}

export interface Applicant {
  readonly id: string
  readonly heads: number
  readonly wishes: readonly string[]
  readonly record: TableRecord
  readonly place: Place | null
}

const ID = { id: ['编号', 'id'] }

/** Schools: 编号, 名称, the columns of seats the plan names; 纬度 and 经度 where distances are needed. */
export async function readSchools(source: ListSource, plan: AssignPlan): Promise<School[]> {
  const table = await readTable(source)
  const { id, name } = headingsOf(table, { ...ID, name: ['名称', 'name'] })
  headingsOf(table, Object.fromEntries(plan.pools.filter(p => !p.each).map(p => [p.seats, [p.seats]])))
  const schools = table.records.map(record => ({
    id: record.cell(id),
    name: record.cell(name),
    record,
    place: placeOf(record),
  }))
  refuseRepeated(schools)
  return schools
}

/** Applicants: 编号, 人数 (1 if absent), 志愿1 …, and whatever columns the plan's conditions name. */
export async function readApplicants(source: ListSource, plan: AssignPlan, schools: readonly School[]) {
  const table = await readTable(source)
  const named = [...plan.within, ...plan.classes.flatMap(c => c.where), ...plan.pools.flatMap(p => p.where)]
  const needed = [...named.map(c => c.column), ...plan.pools.flatMap(p => (p.each ? [p.each] : []))]
  const { id } = headingsOf(table, { ...ID, ...Object.fromEntries(needed.map(c => [c, [c]])) })
  const heads = headingOf(table, ['人数', 'heads'])
  const wishes = wishHeadings(table)
  const known = new Set(schools.map(s => s.id))
  const wrong: Refusal[] = []
  const applicants = table.records.map((record): Applicant => {
    const count = heads === null || record.cell(heads) === '' ? 1 : wholeOf(record.cell(heads))
    if (count === null || count < 1 || count > 9) wrong.push(BAD_HEADS(record.at))
    const list = wishes.map(h => record.cell(h)).filter(w => w !== '')
    for (const w of list) if (!known.has(w)) wrong.push(UNKNOWN_SCHOOL(record.at, w))
    if (new Set(list).size !== list.length) wrong.push(TWICE(record.at))
    return { id: record.cell(id), heads: count ?? 1, wishes: list, record, place: placeOf(record) }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  refuseRepeated(applicants)
  return applicants
}

export function holds(conditions: readonly Condition[], who: Applicant, school: School): boolean {
  return conditions.every(({ column, is, isSchool }) => {
    const value = who.record.cell(column)
    if (isSchool !== undefined)
      return value !== '' && value === (isSchool === 'id' ? school.id : school.record.cell(isSchool))
    return typeof is === 'string' ? value === is : (is ?? []).includes(value)
  })
}

/** The number of an agreed cell; refused where it is no whole number. */
export function seatsOf(record: TableRecord, column: string): number {
  const seats = wholeOf(record.cell(column))
  if (seats === null) throw new Refused([BAD_SEATS(record.at, column)])
  return seats
}

function placeOf(record: TableRecord): Place | null {
  const lat = numberOf(record.cell('纬度') || record.cell('lat'))
  const lon = numberOf(record.cell('经度') || record.cell('lon'))
  return Number.isNaN(lat) || Number.isNaN(lon) ? null : { lat, lon }
}

function refuseRepeated(list: readonly { id: string; record: TableRecord }[]): void {
  const seen = new Set<string>()
  const wrong = list.filter(({ id }) => id === '' || seen.size === seen.add(id).size)
  if (wrong.length > 0) throw new Refused(wrong.map(x => BAD_ID(x.record.at)))
}

const BAD_ID = (at: string) =>
  refusal(
    'assign.bad-id',
    at,
    t('编号为空或重复。', 'The number is empty or repeated.'),
    t('每行一个唯一编号。', 'Give each row its own number.'),
  )
const BAD_HEADS = (at: string) =>
  refusal(
    'assign.bad-heads',
    at,
    t('人数应为 1 至 9 的整数。', 'The number of children must be 1 to 9.'),
    t('双胞胎合报填 2。', 'Twins together: 2.'),
  )
const BAD_SEATS = (at: string, column: string) =>
  refusal(
    'assign.bad-seats',
    at,
    t(`“${column}”应为整数。`, `"${column}" must be a whole number.`),
    t('没有名额填 0。', 'Enter 0 where there is none.'),
  )
const TWICE = (at: string) =>
  refusal(
    'assign.wish-twice',
    at,
    t('同一所学校填报了两次。', 'A school is wished for twice.'),
    t('删去重复的志愿。', 'Remove the repeated wish.'),
  )
const UNKNOWN_SCHOOL = (at: string, id: string) =>
  refusal(
    'assign.unknown-school',
    at,
    t(`学校表里没有“${id}”。`, `There is no school "${id}".`),
    t('请核对学校编号。', "Check the school's number."),
  )

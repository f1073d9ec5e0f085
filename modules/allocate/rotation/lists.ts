import { type Refusal, Refused, refusal, t } from '@kit/base'
import { metresBetween } from '@kit/kernels/matching'
import type { Head, RotationInstance, RotationRules, School, Teacher, Tier } from '@kit/kernels/rotation'
import {
  headingOf,
  headingsOf,
  type ListSource,
  numberOf,
  readTable,
  type Table,
  type TableRecord,
  wholeOf,
  wishHeadings,
} from '../lists/table.ts'

export interface Place {
  readonly lat: number
  readonly lon: number
}

/** What the lists say, with names for people. */
export interface Lists {
  readonly instance: RotationInstance
  readonly subjects: readonly string[]
  readonly names: readonly string[]
  readonly places: readonly Place[]
  /** Row of each teacher: `教师.csv:7`. */
  readonly at: readonly string[]
  /** The list of teachers itself, for columns that decide nothing: names, schooling, titles. */
  readonly people: Table
  /** The rows of the heads in it. */
  readonly headPeople: Table
}

const SCHOOL = {
  id: ['编号', 'id'],
  name: ['名称', 'name'],
  tier: ['层级', 'tier'],
  lat: ['纬度', 'lat'],
  lon: ['经度', 'lon'],
} as const
const REMARKS = ['备注', 'remarks']
const TEACHER = {
  id: ['编号', 'id'],
  school: ['学校', 'school'],
  subject: ['学科', 'subject'],
  backbone: ['骨干', 'backbone'],
  years: ['本校年数', 'years'],
} as const
const OPTIONAL = {
  deferred: ['暂缓', 'deferred'],
  family: ['家庭限距', 'family km'],
  points: ['积分', 'points'],
  drawn: ['抽签号', 'drawn'],
  partner: ['配偶', 'partner'],
  terms: ['校长届数', 'head terms'],
} as const
const TIER_WORDS: Readonly<Record<string, Tier>> = {
  优质: 'strong',
  一般: 'ordinary',
  薄弱: 'weak',
  strong: 'strong',
  ordinary: 'ordinary',
  weak: 'weak',
}

/** Reads schools (all other columns are subjects, with their posts) and teachers; says everything wrong in both at once. */
export async function readLists(
  schools: ListSource,
  teachers: ListSource,
  rules: RotationRules,
): Promise<Lists> {
  const [schoolTable, teacherTable] = [await readTable(schools), await readTable(teachers)]
  const wrong: Refusal[] = []
  const heads = headingsOf(schoolTable, SCHOOL)
  const others = [...Object.values(heads), ...REMARKS, '']
  const subjects = schoolTable.header.filter(h => !others.includes(h))
  const places = schoolTable.records.map(r => ({
    lat: numberOf(r.cell(heads.lat)),
    lon: numberOf(r.cell(heads.lon)),
  }))
  const list = schoolsOf(schoolTable, heads, subjects, wrong)
  const columns = columnsOf(teacherTable, list)
  wrong.push(...repeatedIds(teacherTable, columns.heads.id))
  const [people, headPeople] = [rowsOf(teacherTable, columns, false), rowsOf(teacherTable, columns, true)]
  const persons = teachersOf(people, columns, subjects, wrong)
  if (wrong.length > 0) throw new Refused(wrong)
  const km = Float64Array.from({ length: list.length ** 2 }, (_, k) => {
    const [a, b] = [places[Math.floor(k / list.length)], places[k % list.length]]
    return a && b ? metresBetween(a, b) / 1000 : Number.NaN
  })
  return {
    instance: {
      ...{ subjects: subjects.length, schools: list, km, rules },
      teachers: persons,
      heads: headsOf(headPeople, columns),
    },
    subjects,
    names: schoolTable.records.map(r => r.cell(heads.name)),
    places,
    at: people.records.map(r => r.at),
    people,
    headPeople,
  }
}

function schoolsOf(
  table: Table,
  heads: Record<keyof typeof SCHOOL, string>,
  subjects: readonly string[],
  wrong: Refusal[],
): School[] {
  const seen = new Set<string>()
  return table.records.map(record => {
    const id = record.cell(heads.id)
    const tier = TIER_WORDS[record.cell(heads.tier)]
    if (id === '' || seen.has(id)) wrong.push(BAD_ID(record.at))
    if (tier === undefined) wrong.push(BAD_TIER(record.at))
    seen.add(id)
    const posts = subjects.map(s => wholeOf(record.cell(s)) ?? Number.NaN)
    return { id, tier: tier ?? 'ordinary', posts }
  })
}

type Cells = (heading: string | null) => string
interface Columns {
  readonly heads: Record<keyof typeof TEACHER, string>
  readonly may: Record<keyof typeof OPTIONAL, string | null>
  readonly wishes: readonly string[]
  readonly schoolOf: (id: string) => number
}

function columnsOf(table: Table, schools: readonly School[]): Columns {
  const may = Object.fromEntries(
    Object.entries(OPTIONAL).map(([key, names]) => [key, headingOf(table, names)]),
  ) as Record<keyof typeof OPTIONAL, string | null>
  const numbers = new Map(schools.map((s, i) => [s.id, i]))
  return {
    heads: headingsOf(table, TEACHER),
    may,
    wishes: wishHeadings(table),
    schoolOf: id => numbers.get(id) ?? -1,
  }
}

/** The same table with only the rows that are, or are no, heads. */
function rowsOf(table: Table, { may }: Columns, areHeads: boolean): Table {
  const isHead = (r: TableRecord) => may.terms !== null && r.cell(may.terms) !== ''
  return { ...table, records: table.records.filter(r => isHead(r) === areHeads) }
}

function teachersOf(
  table: Table,
  columns: Columns,
  subjects: readonly string[],
  wrong: Refusal[],
): Teacher[] {
  const { heads, may } = columns
  const numbers = new Map(table.records.map((r, i) => [r.cell(heads.id), i]))
  return table.records.map(record => {
    const cell: Cells = heading => (heading === null ? '' : record.cell(heading))
    const backbone = cell(heads.backbone)
    if (!['是', '否', 'yes', 'no'].includes(backbone)) wrong.push(BAD_YES(record.at))
    const [points, drawn, partner] = [cell(may.points), cell(may.drawn), cell(may.partner)]
    const subject = subjects.indexOf(cell(heads.subject))
    if (subject === -1) wrong.push(NO_SUBJECT(record.at, cell(heads.subject)))
    return {
      ...personOf(cell, columns),
      subject: Math.max(0, subject),
      isBackbone: backbone === '是' || backbone === 'yes',
      years: wholeOf(cell(heads.years)) ?? Number.NaN,
      points: points === '' ? 0 : (wholeOf(points) ?? Number.NaN),
      drawn: drawn === '' ? 0 : (wholeOf(drawn) ?? Number.NaN),
      partner: partner === '' ? null : (numbers.get(partner) ?? -1),
    }
  })
}

function headsOf(table: Table, columns: Columns): Head[] {
  return table.records.map(record => {
    const cell: Cells = heading => (heading === null ? '' : record.cell(heading))
    return { ...personOf(cell, columns), terms: wholeOf(cell(columns.may.terms)) ?? Number.NaN }
  })
}

function personOf(cell: Cells, { heads, may, wishes, schoolOf }: Columns) {
  const family = cell(may.family)
  return {
    id: cell(heads.id),
    school: schoolOf(cell(heads.school)),
    isDeferred: !['', '否', 'no'].includes(cell(may.deferred)),
    familyKm: family === '' ? null : numberOf(family),
    wishes: wishes
      .map(cell)
      .filter(w => w !== '')
      .map(schoolOf),
  }
}

function repeatedIds({ records }: Table, heading: string): Refusal[] {
  const seen = new Set([''])
  return records.flatMap(record => {
    const id = record.cell(heading)
    const isRepeated = seen.has(id)
    seen.add(id)
    return isRepeated ? [BAD_ID(record.at)] : []
  })
}

const BAD_ID = (at: string) =>
  refusal(
    'rotate.bad-id',
    at,
    t('编号为空或重复。', 'The number is empty or repeated.'),
    t('每行一个唯一编号。', 'Give each row its own number.'),
  )
const BAD_TIER = (at: string) =>
  refusal(
    'rotate.bad-tier',
    at,
    t('层级应为“优质”“一般”或“薄弱”。', 'The tier is strong, ordinary or weak.'),
    t('请按本县认定填写。', 'Fill in what the county has decided.'),
  )
const BAD_YES = (at: string) =>
  refusal(
    'rotate.bad-backbone',
    at,
    t('“骨干”应填“是”或“否”。', 'Backbone is yes or no.'),
    t('不清楚的先核实，不能空着。', 'Find out first; it cannot stay empty.'),
  )
const NO_SUBJECT = (at: string, subject: string) =>
  refusal(
    'rotate.unknown-subject',
    at,
    t(
      `学校表里没有学科“${subject}”的编制列。`,
      `The list of schools has no column of posts for "${subject}".`,
    ),
    t('在学校表里加上这一学科，或更正学科名。', 'Add the subject to the schools, or correct its name.'),
  )

import { type Refusal, Refused } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { checkTeams, formTeams, randomTeams, standardise, type TeamInstance } from '@kit/kernels/classes'
import type { DrawList, Transcript } from '@kit/kernels/draw'
import {
  headingOf,
  headingsOf,
  type ListSource,
  readTable,
  type TableRecord,
  wholeOf,
} from '../lists/table.ts'
import type { Formation } from './formation.ts'
import { featuresOf } from './instance.ts'
import type { ClassPlan } from './plan.ts'
import { BAD_PLACES, HEADS, NO_TEACHER_RULES, SUBJECT, TEAMS } from './refusals.ts'

export interface Team {
  /** T1, T2, …: its public number in the draw. */
  readonly id: string
  readonly name: string
  /** Empty where teams were handed in ready-made. */
  readonly teachers: readonly { readonly subject: string; readonly teacher: string }[]
}

export interface Teams {
  readonly teams: readonly Team[]
  /** How uneven they are, and the best and the median of random ones; null where they were handed in ready-made. */
  readonly balance: { readonly objective: number; readonly best: number; readonly median: number } | null
  readonly digest: string
}

const STEPS = 2_000_000
const RANDOM_TEAMS = 1000

/**
 * The teams that are drawn onto the classes: built alike from single teachers (教师, 学科, 任教班数, 班主任 and the features of the
 * plan), or as they stand in a table of teams (教师组). The search starts from the digest of the locked classes, so nobody chooses
 * its seed.
 */
export async function readTeams(
  source: ListSource,
  plan: ClassPlan,
  locked: Pick<Formation, 'locked'>,
): Promise<Teams> {
  const table = await readTable(source)
  const ready = headingOf(table, ['教师组', 'team'])
  if (ready !== null)
    return readyMade(
      table.file,
      table.records.map(r => r.cell(ready)),
      plan.classes,
    )
  if (plan.teachers === undefined) throw new Refused([NO_TEACHER_RULES])
  const staff = staffOf(
    table.records,
    headingsOf(table, {
      teacher: ['教师', 'teacher'],
      subject: ['学科', 'subject'],
      head: ['班主任', 'head'],
      ...Object.fromEntries(plan.teachers.features.map(f => [f.column, [f.column]])),
    }),
    headingOf(table, ['任教班数', 'classes']),
    plan,
  )
  return built(staff, Number.parseInt(locked.locked.slice(0, 12), 16))
}

function readyMade(file: string, names: readonly string[], classes: number): Teams {
  if (names.length !== classes || new Set(names).size !== classes) throw new Refused([TEAMS(file, classes)])
  const teams = names.map((name, i) => ({ id: `T${i + 1}`, name, teachers: [] }))
  return { teams, balance: null, digest: digestOfTeams(teams) }
}

const digestOfTeams = (teams: readonly Team[]) =>
  digestOf(teams.map(({ id, name, teachers }) => [id, name, teachers.map(x => [x.subject, x.teacher])]))

interface Staff {
  readonly instance: TeamInstance
  readonly subjects: readonly string[]
  /** Name of the teacher of each place. */
  readonly names: readonly string[]
}

function staffOf(
  records: readonly TableRecord[],
  c: Readonly<Record<'teacher' | 'subject' | 'head', string>>,
  load: string | null,
  { classes, teachers }: ClassPlan,
): Staff {
  const wrong: Refusal[] = []
  const features = teachers!.features.flatMap(f => featuresOf(f, records, wrong))
  const rows = records.flatMap((r, i) => {
    const taken = load === null || r.cell(load) === '' ? 1 : (wholeOf(r.cell(load)) ?? 0)
    if (taken < 1) wrong.push(BAD_PLACES(r.at))
    return new Array<number>(taken).fill(i)
  })
  const subjects = [...new Set(records.map(r => r.cell(c.subject)))].sort()
  for (const subject of subjects) {
    const has = rows.filter(i => records[i]!.cell(c.subject) === subject).length
    if (has !== classes) wrong.push(SUBJECT(subject, has, classes))
  }
  const heads = records.flatMap((r, i) => (r.cell(c.head) === '是' ? [rows.indexOf(i)] : []))
  if (heads.length !== classes) wrong.push(HEADS(heads.length, classes))
  if (wrong.length > 0) throw new Refused(wrong)
  const perPlace = features.map(f => ({ ...f, values: Float64Array.from(rows, i => f.values[i] as number) }))
  return {
    subjects,
    names: rows.map(i => records[i]!.cell(c.teacher)),
    instance: {
      teams: classes,
      subjects: subjects.length,
      places: rows.map(i => ({ teacher: i, subject: subjects.indexOf(records[i]!.cell(c.subject)) })),
      heads,
      columns: standardise(perPlace, rows.length),
    },
  }
}

function built({ instance, subjects, names }: Staff, seed: number): Teams {
  const { teamOf, objective } = formTeams(instance, { seed, steps: STEPS })
  const broken = checkTeams(instance, teamOf, objective)
  if (broken.length > 0) throw new Error(`defect: ${JSON.stringify(broken)}`)
  const blind = randomTeams(instance, RANDOM_TEAMS, 1)
  const teams = instance.heads.map((head, team): Team => {
    const teachers = instance.places.flatMap(({ subject }, p) =>
      teamOf[p] === team ? [{ subject: subjects[subject]!, teacher: names[p]! }] : [],
    )
    return { id: `T${team + 1}`, name: `${names[head]}组`, teachers }
  })
  const balance = { objective, best: blind[0] as number, median: blind[blind.length >> 1] as number }
  return { teams, balance, digest: digestOfTeams(teams) }
}

/**
 * The draw of teams onto classes as a draw like any other: one team a lottery number, number n gets class n. Its title carries the
 * digests of the locked classes and of the teams, so the commitment and with it the seed can only come after both.
 *
 * @refuses a plan without public sources
 */
export function teacherDraw(
  plan: ClassPlan,
  locked: Pick<Formation, 'locked'>,
  { teams, digest }: Teams,
): DrawList {
  if (plan.teachers === undefined) throw new Refused([NO_TEACHER_RULES])
  const pools = Array.from({ length: plan.classes }, (_, k) => ({
    id: `C${k + 1}`,
    name: `${k + 1} 班`,
    seats: 1,
  }))
  return {
    title: `${teacherTitle(plan, locked)}；教师组指纹 ${digest}`,
    rehearsal: false,
    round: 1,
    order: { kind: 'ascending' },
    seats: { by: 'number-first', lastSeat: 'pass' },
    agreed: plan.teachers.sources,
    pools,
    units: teams.map(({ id }) => ({ id, heads: 1, wishes: pools.map(p => p.id) })),
  }
}

/** Which team leads which class: lottery number n gets class n. */
export function classesByTeam(
  { results }: Pick<Transcript, 'results'>,
  { teams }: Pick<Teams, 'teams'>,
): { readonly class: number; readonly team: Team }[] {
  return results
    .map(({ id, number }) => ({ class: number, team: teams.find(x => x.id === id)! }))
    .sort((a, b) => a.class - b.class)
}

/** A line a class, a column a subject. */
export function teacherRows(drawn: ReturnType<typeof classesByTeam>): {
  header: string[]
  rows: (string | number)[][]
} {
  const subjects = [...new Set(drawn.flatMap(d => d.team.teachers.map(x => x.subject)))]
  return {
    header: ['班级', '教师组', ...subjects],
    rows: drawn.map(d => [
      ...[d.class, d.team.name],
      ...subjects.map(s => d.team.teachers.find(x => x.subject === s)?.teacher ?? ''),
    ]),
  }
}

/** How the title of a draw of teachers begins that belongs to these locked classes. */
export function teacherTitle({ title }: ClassPlan, { locked }: Pick<Formation, 'locked'>): string {
  return `${title}教师配班：编班指纹 ${locked}`
}

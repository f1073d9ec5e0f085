import { ok, type Result, type Text, t } from '@kit/base'
import type { FileAnswer } from '@kit/http'
import { type SheetOut, writeWorkbook } from '@kit/workbook'
import { stringify } from 'yaml'
import { csvTextOf, type Headings, publicCsv } from '../lists/table.ts'
import type { PlanFile, Publishable } from '../plan/kind.ts'
import type { Decision } from '../plan/schema.ts'
import type { Made } from './decide.ts'
import { certificateText, PLACED, resultRows, TABLE_NAMES, type TableName, tableOfResult } from './report.ts'
import { recall } from './scene.ts'
import type { AssignmentBody, AssignmentRequest, SeatRow } from './schema.ts'

type File = PlanFile<AssignmentRequest, AssignmentBody>
type Part = Publishable<AssignmentRequest, AssignmentBody>

const CSV = 'text/csv; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Fewer children than this are not told apart in public. */
const FEWEST = 5

const SUMMARIES: Readonly<Record<TableName, string>> = {
  'assignment.csv': 'The seats by number (CSV), as the command line writes them',
  'why-not.csv': 'The reason of every wish that was not granted (CSV)',
  'cutoffs.csv': 'Where the admission of every school ended (CSV)',
}
const tableFile = (name: TableName): File => ({
  name,
  summary: SUMMARIES[name],
  make: async ({ plan }, _, { tx, deps }) => {
    const made = await recall(tx, deps, plan, name)
    if (!made.ok) return made
    const { header, rows } = tableOfResult(made.value, name)
    return ok(csvFile(name, header, rows))
  },
})

const schoolsFile: File = {
  name: 'admitted.xlsx',
  summary: 'For the schools: who is admitted, with the names of the list (Excel)',
  make: async ({ plan }, lang, { tx, deps }) => {
    const made = await recall(tx, deps, plan, 'admitted.xlsx')
    if (!made.ok) return made
    const title = t('各校录取名单', 'Admitted by school')[lang]
    const file = await writeWorkbook({ title, sheets: [admittedSheet(made.value, lang)] })
    return ok({ file, name: `${title}.xlsx`, type: XLSX })
  },
}

const ADMITTED = [
  t('学校', 'School'),
  t('编号', 'Number'),
  t('姓名', 'Name'),
  t('名额类别', 'Kind of seat'),
  t('抽签次序', 'Lottery number'),
]

/** Ordered by school, so that each gets its own part. */
function admittedSheet(made: Made, lang: 'zh' | 'en'): SheetOut {
  const nameOf = (r: number) => {
    const { record } = made.ranked.applicants[r]!
    return record.cell('姓名') || record.cell('name')
  }
  const rows = resultRows(made)
    .map(([id, number, school, , kind], r) => [school!, id!, nameOf(r), kind!, number!])
    .filter(row => row[0] !== '')
    .sort((a, b) => (a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : 0))
  return {
    name: t('录取名单', 'Admitted')[lang],
    columns: [30, 16, 14, 26, 12].map(width => ({ width })),
    rows: [ADMITTED.map(h => ({ value: h[lang], look: 'heading' as const })), ...rows],
  }
}

const certificateFile: File = {
  name: 'certificate.json',
  summary: 'What was proved and from what; `junheng verify` checks it with the lists and plan.yaml',
  make: async ({ plan }) => ok(certificate(plan.body)),
}
const planFile: File = {
  name: 'plan.yaml',
  summary: 'The plan as the command line reads it',
  make: async ({ plan }) =>
    ok({ file: Buffer.from(stringify(plan.body.plan)), name: 'plan.yaml', type: 'application/yaml' }),
}

export const assignmentFiles: readonly File[] = [
  schoolsFile,
  ...TABLE_NAMES.map(tableFile),
  certificateFile,
  planFile,
]

const csvFile = (
  name: string,
  header: readonly string[],
  rows: readonly (string | number)[][],
): FileAnswer => ({
  file: Buffer.from(csvTextOf(header, rows)),
  name,
  type: CSV,
})
const certificate = (body: AssignmentBody) => ({
  file: Buffer.from(certificateText(body.certificate)),
  name: 'certificate.json',
  type: JSON_TYPE,
})

const hindrance = (_: unknown, decision: Decision | null): Text | null =>
  decision?.decision === 'adopted'
    ? null
    : t('决定采用之后才能公布。', 'It can be published once the plan is adopted.')

const RESULT: Headings = {
  zh: ['编号', '抽签次序', '录取学校', '第几志愿'],
  en: ['number', 'turn', 'school', 'wish'],
}
const CUTOFFS: Headings = {
  zh: ['学校', '名额类别', '学位', '录取人数', '末位类别', '末位抽签次序'],
  en: ['school', 'kind of seats', 'seats', 'admitted', 'last class', 'last turn'],
}

/** Number, lottery number, school: no class, no distance, from which a home or a hardship could be guessed. */
const published: Part = {
  what: 'result',
  title: t('录取结果（按编号）', 'Seats by number'),
  hindrance,
  make: async (plan, { tx, deps }) => {
    const made = await recall(tx, deps, plan, 'publication')
    if (!made.ok) return made
    const rows = resultRows(made.value)
      .map(([id, number, school, , kind, wish]) => [
        ...[id!, number!, school || '—'],
        kind === PLACED ? PLACED : wish!,
      ])
      .sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
    return part('result.csv', RESULT, rows)
  },
}

/** Counts below five and what they would tell are left out. */
const cutoffs: Part = {
  what: 'cutoffs',
  title: t('各校录取线', 'Where admission ended'),
  hindrance,
  make: async ({ body }) => part('cutoffs.csv', CUTOFFS, body.seats.map(shown)),
}
function shown({ school, kind, seats, admitted, lastClass, lastNumber }: SeatRow): (string | number)[] {
  const isSmall = admitted > 0 && admitted < FEWEST
  const end = isSmall ? ['', ''] : [lastClass || '未录满', lastNumber ?? '']
  return [school, kind, seats, isSmall ? `少于${FEWEST}` : admitted, ...end]
}

const proof: Part = {
  what: 'certificate',
  title: t('分配证明', 'Certificate'),
  hindrance,
  make: async ({ body }) => {
    const { file: bytes, name, type } = certificate(body)
    return ok({ bytes, name, type })
  },
}

export const assignmentPublishes: readonly Part[] = [published, cutoffs, proof]

function part(
  name: string,
  header: Headings,
  rows: readonly (readonly (string | number)[])[],
): Result<{ bytes: Uint8Array; name: string; type: string }> {
  return ok({ bytes: publicCsv(header, rows), name, type: CSV })
}

import type { Caller } from '@kit/access'
import { type Lang, ok, type Result } from '@kit/base'
import { type AnyRoute, type FileAnswer, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { z } from 'zod'
import { writeStatutorySheet } from './circular/statutory.ts'
import { writeStatutoryTables } from './circular/statutory-tables.ts'
import {
  AsksQuerySchema,
  CircularQuerySchema,
  PlanQuerySchema,
  type ReportQuery,
  ReportQuerySchema,
} from './schema.ts'
import {
  asksTables,
  type CircularDeps,
  circular,
  conditionTables,
  fundingSheet,
  fundingTables,
  planTables,
  report,
  sizeTables,
  staffingTables,
  statutory,
  tables,
} from './service.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Writer = typeof report

/** Files made from a stored assessment, or from the figures of a year. */
export function accountRoutes(deps: CircularDeps): readonly AnyRoute<Caller>[] {
  return [...reportRoutes(deps), ...circularRoutes(deps)]
}

function reportRoutes(deps: CircularDeps): readonly AnyRoute<Caller>[] {
  const file =
    (write: Writer, type: string, name: { zh: string; en: string }) =>
    async ({ region, assessment, lang }: ReportQuery, caller: Caller): Promise<Result<FileAnswer>> => {
      const language = lang ?? caller.lang
      const written = await caller.store.transaction(caller.actor, (tx: Tx) =>
        write(tx, deps, { region, assessment, lang: language }),
      )
      return written.ok ? ok({ file: written.value, name: name[language], type }) : written
    }
  return [
    route({
      method: 'get',
      path: '/api/account/:region/report.docx',
      summary: 'Self-assessment report of a stored assessment (Word)',
      permission: 'account.report',
      input: ReportQuerySchema,
      output: 'file',
      run: file(report, DOCX, { zh: '自评报告.docx', en: 'self-assessment.docx' }),
    }),
    route({
      method: 'get',
      path: '/api/account/:region/tables.xlsx',
      summary: 'Tables of a stored assessment (Excel)',
      permission: 'account.report',
      input: ReportQuerySchema,
      output: 'file',
      run: file(tables, XLSX, { zh: '自评数据表.xlsx', en: 'self-assessment-tables.xlsx' }),
    }),
  ]
}

/** Files about a year: asked for, written, named, in the ledger. */
function circularRoutes(deps: CircularDeps): readonly AnyRoute<Caller>[] {
  const of = <In extends z.ZodObject>(
    file: string,
    summary: string,
    input: In,
    name: { zh: string; en: string },
    write: (tx: Tx, asked: z.infer<In> & { lang: Lang }) => Promise<Result<Uint8Array>>,
    permission = 'account.report',
  ): AnyRoute<Caller> =>
    route({
      method: 'get',
      path: `/api/account/:region/${file}`,
      summary,
      permission,
      input,
      output: 'file',
      run: async (asked, { store, actor, lang: own }: Caller): Promise<Result<FileAnswer>> => {
        const lang = (asked as { lang?: Lang }).lang ?? own
        const written = await store.transaction(actor, tx => write(tx, { ...asked, lang }))
        const type = file.endsWith('.docx') ? DOCX : XLSX
        return written.ok ? ok({ file: written.value, name: name[lang], type }) : written
      },
    })
  return [
    of(
      'class-sizes.docx',
      'Circular on class sizes of a year (Word)',
      CircularQuerySchema,
      { zh: '班额监测通报.docx', en: 'class-sizes.docx' },
      (tx, asked) => circular(tx, deps, asked),
    ),
    of(
      'class-sizes.xlsx',
      'Class sizes of a year (Excel)',
      CircularQuerySchema,
      { zh: '班额监测表.xlsx', en: 'class-sizes.xlsx' },
      (tx, asked) => sizeTables(tx, deps, asked),
    ),
    of(
      'staffing.xlsx',
      'Posts and who fills them in a year (Excel)',
      CircularQuerySchema,
      { zh: '编制与师资结构.xlsx', en: 'staffing.xlsx' },
      (tx, asked) => staffingTables(tx, deps, asked),
    ),
    of(
      'statutory.docx',
      'The tests the law names, over the years (Word)',
      CircularQuerySchema,
      { zh: '法定经费检验表.docx', en: 'statutory.docx' },
      (tx, asked) => statutory(tx, deps, asked, writeStatutorySheet),
    ),
    of(
      'statutory.xlsx',
      'The tests the law names, over the years (Excel)',
      CircularQuerySchema,
      { zh: '法定经费检验表.xlsx', en: 'statutory.xlsx' },
      (tx, asked) => statutory(tx, deps, asked, writeStatutoryTables),
    ),
    of(
      'conditions.xlsx',
      'Ledger of conditions: bill of quantities, schools, gaps, yearly plan, weak schools, idle premises (Excel)',
      CircularQuerySchema.extend({ pack: PlanQuerySchema.shape.pack.optional() }),
      { zh: '办学条件台账.xlsx', en: 'conditions.xlsx' },
      (tx, asked) => conditionTables(tx, deps, asked),
    ),
    of(
      'plan.xlsx',
      'Where a plan stands: targets, printed figures, duties, triggers, money (Excel)',
      PlanQuerySchema,
      { zh: '规划进展.xlsx', en: 'plan.xlsx' },
      (tx, asked) => planTables(tx, deps, asked),
    ),
    of(
      'funding.docx',
      'What one school is entitled to, by a plan or the documents that hold, step by step (Word)',
      PlanQuerySchema.partial({ pack: true }).extend({ unit: z.string().min(1) }),
      { zh: '经费核定表.docx', en: 'funding.docx' },
      (tx, asked) => fundingSheet(tx, deps, asked),
    ),
    // People of one school take theirs along, too.
    of(
      'asks.xlsx',
      'What the documents that hold ask of a party, a kind of institution or one school (Excel)',
      AsksQuerySchema,
      { zh: '文件要我做什么.xlsx', en: 'asks.xlsx' },
      (tx, asked) => asksTables(tx, deps, asked),
      'measure.read',
    ),
    of(
      'funding.xlsx',
      'The money of the county: schools, purposes, levels, payments between schools (Excel)',
      CircularQuerySchema,
      { zh: '经费核拨表.xlsx', en: 'funding.xlsx' },
      (tx, asked) => fundingTables(tx, deps, asked),
    ),
  ]
}

import type { Caller } from '@kit/access'
import { ok, type Result } from '@kit/base'
import { type AnyRoute, type FileAnswer, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { CircularQuerySchema, type ReportQuery, ReportQuerySchema } from './schema.ts'
import { type CircularDeps, circular, report, sizeTables, tables } from './service.ts'

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

function circularRoutes(deps: CircularDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/account/:region/class-sizes.docx',
      summary: 'Circular on class sizes of a year (Word)',
      permission: 'account.report',
      input: CircularQuerySchema,
      output: 'file',
      run: async ({ lang, ...asked }, caller: Caller): Promise<Result<FileAnswer>> => {
        const language = lang ?? caller.lang
        const written = await caller.store.transaction(caller.actor, tx =>
          circular(tx, deps, { ...asked, lang: language }),
        )
        const name = { zh: '班额监测通报.docx', en: 'class-sizes.docx' }
        return written.ok ? ok({ file: written.value, name: name[language], type: DOCX }) : written
      },
    }),
    route({
      method: 'get',
      path: '/api/account/:region/class-sizes.xlsx',
      summary: 'Class sizes of a year (Excel)',
      permission: 'account.report',
      input: CircularQuerySchema,
      output: 'file',
      run: async ({ lang, ...asked }, caller: Caller): Promise<Result<FileAnswer>> => {
        const language = lang ?? caller.lang
        const written = await caller.store.transaction(caller.actor, tx =>
          sizeTables(tx, deps, { ...asked, lang: language }),
        )
        const name = { zh: '班额监测表.xlsx', en: 'class-sizes.xlsx' }
        return written.ok ? ok({ file: written.value, name: name[language], type: XLSX }) : written
      },
    }),
  ]
}

import type { Caller } from '@kit/access'
import { ok, type Result } from '@kit/base'
import { type AnyRoute, type FileAnswer, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { type ReportQuery, ReportQuerySchema } from './schema.ts'
import { type AccountDeps, report, tables } from './service.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Writer = typeof report

/** Files made from a stored assessment. */
export function accountRoutes(deps: AccountDeps): readonly AnyRoute<Caller>[] {
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

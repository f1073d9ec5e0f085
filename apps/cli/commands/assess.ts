import { writeFile } from 'node:fs/promises'
import { t } from '@kit/base'
import type { Pack, Policies } from '@kit/policy'
import { stageName } from '@loop/measure'
import type { Assessment, TestResult } from '@loop/measure/schema'
import { assessWorkbook, type ReadWorkbook, readKnowledge, readWorkbook } from '../file-assessment.ts'
import { fromHere, packOf, readPolicies } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly pack: string
  readonly period?: string
  readonly region?: string
  readonly mapping?: string
  readonly report?: string
  readonly tables?: string
  readonly all?: boolean
}

export const assess: CliCommand = (command, say, terminal) => {
  command
    .argument('<file>', say(t('xlsx 或 csv 文件', 'xlsx or csv file')))
    .option('--pack <id>', say(t('规则包', 'rule pack')), 'national/quality-balance-2017')
    .option('--period <period>', say(t('学年（文件里没写时）', 'school year, if the file does not say')))
    .option('--region <code>', say(t('区划代码（文件里没写时）', 'region code, if the file does not say')))
    .option('--mapping <id>', say(t('指定表样', 'layout to read it by')))
    .option('--report <file>', say(t('同时写自评报告（docx）', 'also write the report (docx)')))
    .option('--tables <file>', say(t('同时写数据表（xlsx）', 'also write the tables (xlsx)')))
    .option('--all', say(t('也列出达到要求的事项', 'list what is met as well')))
    .action(async (file: string, options: Options) => {
      const policies = await readPolicies()
      const pack = packOf(policies, options.pack)
      const book = await readWorkbook(file, readKnowledge(policies), options)
      const now = new Date()
      const assessment = await assessWorkbook(file, book, pack, policies, now)
      const out = terminal()
      await writePapers(options, policies, book, assessment, out, now)
      out.answer(
        { assessment, warnings: book.warnings.length },
        lines(book, assessment, pack, options.all === true, out),
      )
    })
}

async function writePapers(
  { report, tables }: Options,
  policies: Policies,
  book: ReadWorkbook,
  assessment: Assessment,
  { lang }: Terminal,
  now: Date,
): Promise<void> {
  if (report === undefined && tables === undefined) return
  const { reportInput, writeReport, writeTables } = await import('@loop/account')
  const input = reportInput(policies, book.region, assessment, lang, now)
  if (report !== undefined) await writeFile(fromHere(report), await writeReport(input))
  if (tables !== undefined) await writeFile(fromHere(tables), await writeTables(input))
}

const VERDICTS = {
  pass: t('达到', 'met'),
  fail: t('未达到', 'not met'),
  undetermined: t('待定', 'undetermined'),
  'not-applicable': t('不适用', 'not applicable'),
} as const
const MARKS = { pass: '✓', fail: '✗', undetermined: '?', 'not-applicable': '–' } as const

function lines(
  book: ReadWorkbook,
  { result, period }: Assessment,
  pack: Pack,
  all: boolean,
  out: Terminal,
): string[] {
  const wanted = result.tests.filter(
    x => x.op !== 'all@1' && (all || x.verdict === 'fail' || x.verdict === 'undetermined'),
  )
  return [
    `${out.say(book.region.name)}  ${period}  ${out.say(pack.title)}`,
    out.say(t(`结论：${VERDICTS[result.verdict].zh}`, `Verdict: ${VERDICTS[result.verdict].en}`)),
    ...result.stages.map(s =>
      out.say(
        t(
          `${stageName(s.stage).zh}：${s.schools} 所学校，${s.passing} 所达到学校层面要求`,
          `${stageName(s.stage).en}: ${s.passing} of ${s.schools} meet the school requirements`,
        ),
      ),
    ),
    ...wanted.map(x => testLine(x, out)),
    ...(book.warnings.length === 0
      ? []
      : [
          out.say(
            t(
              `工作簿有 ${book.warnings.length} 条提醒，可用 junheng validate 查看。`,
              `The workbook has ${book.warnings.length} warnings: see junheng validate.`,
            ),
          ),
        ]),
  ]
}

function testLine(x: TestResult, out: Terminal): string {
  const [title, says] = [out.say(x.title), out.say(x.says)]
  const unverified = x.status === 'unverified' ? ' ※' : ''
  return `${MARKS[x.verdict]} [${x.clause}]${unverified} ${says.startsWith(title) ? says : `${title}：${says}`}`
}

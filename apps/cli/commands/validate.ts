import { t } from '@kit/base'
import type { Problem } from '@loop/data/schema'
import { EXIT } from '../exit.ts'
import { checkFile, readKnowledge } from '../file-assessment.ts'
import { readPolicies } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

const MARKS = { error: '✗', warning: '!', note: '·' } as const

export const validate: CliCommand = (command, say, terminal) => {
  command
    .argument('<file>', say(t('xlsx 或 csv 文件', 'xlsx or csv file')))
    .option('--period <period>', say(t('学年（文件里没写时）', 'school year, if the file does not say')))
    .option('--region <code>', say(t('区划代码（文件里没写时）', 'region code, if the file does not say')))
    .option('--mapping <id>', say(t('指定表样', 'layout to read it by')))
    .action(async (file: string, options: { period?: string; region?: string; mapping?: string }) => {
      const out = terminal()
      const shown = out.progress(100)
      const checked = await checkFile(file, readKnowledge(await readPolicies()), options, p =>
        shown.step(t('正在检查', 'Checking'), Math.floor(p.share * 100)),
      )
      shown.end()
      const { counts, problems, rows, figures, mapping, period, region } = checked
      out.answer({ mapping: mapping.id, region, period, rows, figures, counts, problems }, [
        ...problems.flatMap(p => lines(p, out)),
        out.say(summary(rows, figures, counts)),
      ])
      if (counts.error > 0) process.exitCode = EXIT.refused
    })
}

function lines(p: Problem, { say }: Terminal): string[] {
  const at = p.cell === null ? p.sheet : `${p.sheet}!${p.cell}`
  return [`${MARKS[p.level]} ${at}  ${say(p.because)}`, `  → ${say(p.todo)}  [${p.rule}]`]
}

function summary(rows: number, figures: number, counts: { error: number; warning: number; note: number }) {
  return t(
    `共读取 ${rows} 行、${figures} 个数据：错误 ${counts.error}，提醒 ${counts.warning}，提示 ${counts.note}。`,
    `${rows} rows, ${figures} figures read: ${counts.error} errors, ${counts.warning} warnings, ${counts.note} notes.`,
  )
}

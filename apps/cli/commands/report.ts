import { writeFile } from 'node:fs/promises'
import { must, t } from '@kit/base'
import { report as writeReport, tables as writeTables } from '@loop/account'
import { operator, withStore } from '../database.ts'
import { fromHere, readPolicies } from '../policies.ts'
import { regionOf } from '../region.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly out: string
  readonly tables?: string
  readonly region?: string
  readonly data?: string
}

export const report: CliCommand = (command, say, terminal) => {
  command
    .argument('<assessment>', say(t('测算编号', 'id of the assessment')))
    .option('-o, --out <file>', say(t('报告文件（docx）', 'report file (docx)')), 'report.docx')
    .option('--tables <file>', say(t('同时写数据表（xlsx）', 'also write the tables (xlsx)')))
    .option('--region <code>', say(t('区划代码', 'region code')))
    .option('--data <folder>', say(t('数据文件夹', 'data folder')))
    .action(async (id: string, options: Options) => {
      const out = terminal()
      const policies = await readPolicies()
      const files = await withStore(options.data, store =>
        store.transaction(operator(), async tx => {
          const asked = { region: await regionOf(tx, id, options.region), assessment: id, lang: out.lang }
          const papers = [{ path: options.out, bytes: must(await writeReport(tx, policies, asked)) }]
          if (options.tables !== undefined)
            papers.push({ path: options.tables, bytes: must(await writeTables(tx, policies, asked)) })
          return papers
        }),
      )
      for (const { path, bytes } of files) await writeFile(fromHere(path), bytes)
      const names = files.map(f => fromHere(f.path))
      out.answer(
        { files: names },
        names.map(f => out.say(t(`已生成 ${f}`, `Wrote ${f}`))),
      )
    })
}

import { writeFile } from 'node:fs/promises'
import { Refused, refusal, t } from '@kit/base'
import { writeTemplate } from '@loop/data'
import { periodOf, readKnowledge } from '../file-assessment.ts'
import { fromHere, readPolicies } from '../policies.ts'
import type { CliCommand } from './command.ts'

export const template: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--region <code>', say(t('12 位区划代码', '12-digit region code')))
    .requiredOption('--period <period>', say(t('学年，如 2020-2021', 'school year such as 2020-2021')))
    .option('--name <name>', say(t('县（区）名称', 'name of the county')))
    .option('-o, --out <file>', say(t('输出文件', 'file to write')), 'template.xlsx')
    .action(async (options: { region: string; period: string; name?: string; out: string }) => {
      if (!/^\d{12}$/.test(options.region)) throw new Refused([notACode(options.region)])
      const name = options.name ?? options.region
      const bytes = await writeTemplate(readKnowledge(await readPolicies()), {
        region: { code: options.region, name: t(name, name) },
        period: periodOf(options.period)!,
        units: [],
        figure: () => undefined,
      })
      const out = fromHere(options.out)
      await writeFile(out, bytes)
      const { answer, say: tell } = terminal()
      answer({ file: out, bytes: bytes.length }, [tell(t(`已生成 ${out}`, `Wrote ${out}`))])
    })
}

function notACode(code: string) {
  return refusal(
    'cli.not-a-region-code',
    '--region',
    t(`“${code}”不是 12 位区划代码。`, `"${code}" is not a 12-digit region code.`),
    t(
      '请写 12 位统计用区划代码，如 140107000000。',
      'Write the 12-digit statistical code, such as 140107000000.',
    ),
  )
}

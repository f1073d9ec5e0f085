import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused, refusal, t } from '@kit/base'
import { demoWorkbooks, generateDistrict, SCALES, type Scale, scaleCsv } from '@loop/demo'
import { readKnowledge } from '../file-assessment.ts'
import { fromHere, readPolicies } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

export const demo: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .option('--seed <seed>', say(t('随机种子', 'seed')), '1')
    .option(
      '--scale <city|province|nation>',
      say(t('生成多个县，供性能测试', 'many counties, for benchmarks')),
    )
    .action(async (options: { out: string; seed: string; scale?: string }) => {
      const out = fromHere(options.out)
      await mkdir(out, { recursive: true })
      if (options.scale === undefined) await writeDistrict(out, options.seed, terminal())
      else await writeScale(out, options.seed, scaleOf(options.scale), terminal())
    })
}

async function writeDistrict(out: string, seed: string, terminal: Terminal): Promise<void> {
  const district = generateDistrict({ seed })
  const files: string[] = []
  for await (const { fileName, bytes } of demoWorkbooks(readKnowledge(await readPolicies()), district)) {
    files.push(join(out, fileName))
    await writeFile(join(out, fileName), bytes)
  }
  const lessons = district.lessons.map(l => `  ${l.name}：${terminal.say(l.shows)}`)
  terminal.answer({ files, lessons: district.lessons }, [
    ...files.map(f => terminal.say(t(`已生成 ${f}`, `Wrote ${f}`))),
    terminal.say(t('特意设置的学校：', 'Schools made to show something:')),
    ...lessons,
  ])
}

async function writeScale(out: string, seed: string, level: Scale, terminal: Terminal): Promise<void> {
  const total = SCALES[level]
  const shown = terminal.progress(total)
  let rows = 0
  let done = 0
  for (const county of scaleCsv({ level, seed })) {
    await writeFile(join(out, county.fileName), county.text)
    rows += county.rows
    shown.step(t('正在生成', 'Writing'), ++done)
  }
  shown.end()
  terminal.answer({ folder: out, counties: total, rows }, [
    terminal.say(
      t(`已生成 ${out}：${total} 个县，${rows} 行`, `Wrote ${out}: ${total} counties, ${rows} rows`),
    ),
  ])
}

function scaleOf(text: string): Scale {
  if (text in SCALES) return text as Scale
  const known = Object.keys(SCALES).join(', ')
  throw new Refused([
    refusal(
      'cli.unknown-scale',
      '--scale',
      t(`没有规模“${text}”。`, `There is no scale "${text}".`),
      t(`可用：${known}`, `Use one of: ${known}`),
    ),
  ])
}

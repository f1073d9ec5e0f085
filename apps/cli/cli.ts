import { type Lang, OutageError, type Refusal, t } from '@kit/base'
import { Command, CommanderError } from 'commander'
import { assess } from './commands/assess.ts'
import { demo } from './commands/demo.ts'
import { explain } from './commands/explain.ts'
import { importFile } from './commands/import.ts'
import { packs } from './commands/packs.ts'
import { recompute } from './commands/recompute.ts'
import { report } from './commands/report.ts'
import { start } from './commands/start.ts'
import { template } from './commands/template.ts'
import { validate } from './commands/validate.ts'
import { EXIT, type Exit, Refused } from './exit.ts'
import { type Terminal, terminal } from './terminal.ts'

const COMMANDS = [start, template, validate, assess, explain, packs, importFile, recompute, report, demo]

/** Runs the command line and returns how it ended; never throws. */
export async function runCli(args: readonly string[]): Promise<Exit> {
  const lang: Lang = langOf(args)
  const program = programIn(lang)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return EXIT.done
  } catch (error) {
    return tell(error, terminal({ lang, json: args.includes('--json') }))
  }
}

/** The help itself is in the language asked for, so this is read before anything else. */
function langOf(args: readonly string[]): Lang {
  const at = args.indexOf('--lang')
  return args[at + 1] === 'en' && at >= 0 ? 'en' : args.includes('--lang=en') ? 'en' : 'zh'
}

function programIn(lang: Lang): Command {
  const say = (text: { zh: string; en: string }) => text[lang]
  const program = new Command('junheng')
    .description(say(t('均衡：教育均衡测算', 'Junheng: measuring education equity')))
    .exitOverride()
    .helpOption('-h, --help', say(t('显示用法', 'show usage')))
    .helpCommand(false)
  for (const { name, about, build } of COMMANDS) {
    const command = program
      .command(name)
      .description(say(about))
      .exitOverride()
      .helpOption('-h, --help', say(t('显示用法', 'show usage')))
      .option('--json', say(t('以 JSON 输出', 'answer in JSON')), false)
      .option('--lang <zh|en>', say(t('语言', 'language')), 'zh')
    build(command, say, () => terminal({ lang, json: command.opts().json === true }))
  }
  return program
}

/** Says why the command ended, to people or to a program. */
function tell(error: unknown, out: Terminal): Exit {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse
  if (error instanceof Refused) {
    refuse(error.refusals, out)
    return EXIT.refused
  }
  if (error instanceof OutageError) {
    if (out.json) printJson({ ok: false, outage: { because: error.what, todo: error.todo } })
    else process.stderr.write(`${out.say(error.what)}\n${out.say(error.todo)}\n`)
    return EXIT.outage
  }
  if (isMissingFile(error)) {
    refuse([noFile(error.path)], out)
    return EXIT.refused
  }
  process.stderr.write(
    `${out.say(DEFECT)}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return EXIT.defect
}

const DEFECT = t('程序出错，请把下面的内容报告给开发者。', 'This is a defect; please report what follows.')

function refuse(refusals: readonly Refusal[], out: Terminal): void {
  if (out.json) {
    printJson({ ok: false, refusals })
    return
  }
  for (const r of refusals)
    process.stderr.write(`✗ ${r.at}  ${out.say(r.because)}\n  → ${out.say(r.todo)}  [${r.code}]\n`)
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

function isMissingFile(error: unknown): error is NodeJS.ErrnoException & { path: string } {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error
}

function noFile(path: string): Refusal {
  return {
    code: 'cli.no-such-file',
    at: path,
    because: t('没有这个文件或文件夹。', 'There is no such file or folder.'),
    todo: t('请核对路径。', 'Check the path.'),
  }
}

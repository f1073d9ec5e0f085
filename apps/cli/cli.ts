import { type Lang, OutageError, type Refusal, Refused, type Text, t } from '@kit/base'
import { Command, CommanderError } from 'commander'
import type { CliCommand } from './commands/command.ts'
import { EXIT, type Exit } from './exit.ts'
import { type Terminal, terminal } from './terminal.ts'

/** Commands are loaded when they are called: a list of packs need not wait for the drawing of charts. */
const COMMANDS: readonly { name: string; about: Text; load: () => Promise<CliCommand> }[] = [
  {
    name: 'start',
    about: t('启动均衡（同 npm start）', 'start the product (as npm start does)'),
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'template',
    about: t('生成空白填报模板', 'write the empty workbook to fill in'),
    load: async () => (await import('./commands/template.ts')).template,
  },
  {
    name: 'validate',
    about: t('检查工作簿，不导入', 'check a workbook without importing it'),
    load: async () => (await import('./commands/validate.ts')).validate,
  },
  {
    name: 'assess',
    about: t('直接测算一个工作簿，不需要数据库', 'measure a workbook, without any database'),
    load: async () => (await import('./commands/assess.ts')).assess,
  },
  {
    name: 'explain',
    about: t('一所学校的一个指标从哪里来', 'where a school’s value of an indicator comes from'),
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'packs',
    about: t('列出规则包，或显示一个规则包', 'list the rule packs, or show one'),
    load: async () => (await import('./commands/packs.ts')).packs,
  },
  {
    name: 'import',
    about: t('检查并导入工作簿', 'check a workbook and import it'),
    load: async () => (await import('./commands/import.ts')).importFile,
  },
  {
    name: 'recompute',
    about: t('复算一次测算，证明结果逐字节一致', 'measure a stored assessment again and compare the bytes'),
    load: async () => (await import('./commands/recompute.ts')).recompute,
  },
  {
    name: 'report',
    about: t('生成自评报告', 'write the self-assessment report'),
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'zones',
    about: t(
      '划定学区：就近、不超学位、连成一片',
      'draw attendance zones: near, within the seats, in one piece',
    ),
    load: async () => (await import('./commands/zones.ts')).zones,
  },
  {
    name: 'site',
    about: t('新学校选址：全县上学路程最短', 'site new schools: the shortest ways in sum'),
    load: async () => (await import('./commands/site.ts')).site,
  },
  {
    name: 'invest',
    about: t(
      '最省的达标路径：哪所学校补什么、补多少',
      'cheapest path to the standard: which school gets what',
    ),
    load: async () => (await import('./commands/invest.ts')).invest,
  },
  {
    name: 'demo',
    about: t('生成演示数据（虚构）', 'write demonstration data (made up)'),
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  {
    name: 'draw',
    about: t('派位：锁定名单、公开随机、可核验', 'draw lots: list locked, public randomness, verifiable'),
    load: async () => (await import('./commands/draw.ts')).draw,
  },
  {
    name: 'verify',
    about: t('核验一份派位记录', 'verify the record of a draw'),
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'assign',
    about: t('学位分配：志愿、优先类别、名额、统筹', 'assign seats: wishes, classes, quotas, nearest seat'),
    load: async () => (await import('./commands/assign.ts')).assign,
  },
  {
    name: 'classes',
    about: t('均衡编班、教师抽签配班', 'form balanced classes, draw their teachers'),
    load: async () => (await import('./commands/classes.ts')).classes,
  },
  {
    name: 'forecast',
    about: t('在校生预测与学位缺口', 'forecast pupils and the seats they need'),
    load: async () => (await import('./commands/forecast.ts')).forecast,
  },
  {
    name: 'rotate',
    about: t('教师交流轮岗：志愿选岗、统筹安排', 'rotate teachers: wishes first, then the rest'),
    load: async () => (await import('./commands/rotate.ts')).rotate,
  },
]

/** Runs the command line and returns how it ended; never throws. */
export async function runCli(args: readonly string[]): Promise<Exit> {
  const lang: Lang = langOf(args)
  try {
    const program = await programIn(lang, args)
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

async function programIn(lang: Lang, args: readonly string[]): Promise<Command> {
  const say = (text: { zh: string; en: string }) => text[lang]
  const program = new Command('junheng')
    .description(say(t('均衡：教育均衡测算', 'Junheng: measuring education equity')))
    .exitOverride()
    .helpOption('-h, --help', say(t('显示用法', 'show usage')))
    .helpCommand(false)
  for (const { name, about, load } of COMMANDS) {
    const command = program
      .command(name)
      .description(say(about))
      .exitOverride()
      .helpOption('-h, --help', say(t('显示用法', 'show usage')))
      .option('--json', say(t('以 JSON 输出', 'answer in JSON')), false)
      .option('--lang <zh|en>', say(t('语言', 'language')), 'zh')
    if (!args.includes(name)) continue
    const build = await load()
    build(command, say, () => terminal({ lang, json: command.opts().json === true }))
  }
  return program
}

/** Says why the command ended, to people or to a program. */
function tell(error: unknown, out: Terminal): Exit {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done
    process.stderr.write(`${out.say(WRONG_USE)}\n`)
    return EXIT.wrongUse
  }
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

const WRONG_USE = t('用法不对，请看 junheng --help。', 'Wrong use: see junheng --help.')
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

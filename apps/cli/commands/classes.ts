import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refused, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import {
  type Balance,
  balanceOfFormation,
  type ClassPlan,
  changeYear,
  type Formation,
  formYear,
  labelOf,
  NO_SEED,
  OTHER_PLAN,
  readClassPlan,
  readYear,
  STEPS,
  WHAT_TO_DO,
  type Year,
} from '@loop/allocate/classes'
import { headingsOf, readTable, wholeOf, writeTable } from '@loop/allocate/lists'
import { commitTeams, drawTeams } from '../classes/teachers.ts'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly list: string
  readonly plan: string
  readonly seed?: string
  readonly steps: string
  readonly formation?: string
  readonly change?: string
  readonly teachers?: string
  readonly commit?: boolean
  readonly sources?: string
  readonly out?: string
}

export const classes: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--list <file>', say(t('学生名单', 'list of pupils')))
    .requiredOption('--plan <file>', say(t('编班方案（yaml）', 'plan (yaml)')))
    .option(
      '--seed <hex>',
      say(t('公开的种子（64 位十六进制，来自派位或公证）', 'the public seed (64 hex digits)')),
    )
    .option('--steps <n>', say(t('搜索步数', 'steps of the search')), String(STEPS))
    .option('--formation <file>', say(t('已锁定的编班结果 classes.json', 'the locked result, classes.json')))
    .option('--change <file>', say(t('调班：编号、新班级、理由', 'later changes: number, class, reason')))
    .option(
      '--teachers <file>',
      say(t('教师名单或教师组：抽签配班', 'teachers or teams, drawn onto the locked classes')),
    )
    .option('--commit', say(t('组成教师组，写出承诺', 'build the teams and write the commitment')))
    .option('--sources <file>', say(t('公布的随机源：教师配班抽签', 'the revealed sources: draw the teams')))
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const plan = await readClassPlan(fromHere(options.plan))
  const year = await readYear(fromHere(options.list), plan)
  const folder = options.out === undefined ? dirname(fromHere(options.list)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  if (options.formation === undefined) return save(plan, year, form(plan, year, options, out), folder, out)
  const locked = JSON.parse(await readFile(fromHere(options.formation), 'utf8')) as Formation
  if (locked.plan !== digestOf(plan)) throw new Refused([OTHER_PLAN])
  if (options.teachers !== undefined) {
    const step = { plan, locked, teachers: fromHere(options.teachers), folder }
    if (options.sources !== undefined) return drawTeams(step, fromHere(options.sources), out)
    if (options.commit === true) return commitTeams(step, out)
  }
  if (options.change === undefined) throw new Refused([WHAT_TO_DO])
  const moves = await readMoves(fromHere(options.change))
  await save(plan, year, changeYear(plan, year, locked, moves), folder, out)
}

function form(plan: ClassPlan, year: Year, { seed, steps }: Options, out: Terminal): Formation {
  if (seed === undefined || !/^[0-9a-f]{64}$/.test(seed)) throw new Refused([NO_SEED])
  const shown = out.progress(100)
  const formation = formYear(plan, year, seed, Number(steps), share => {
    shown.step(t('正在编班', 'Forming classes'), Math.floor(share * 100))
    return true
  })
  shown.end()
  return formation
}

async function readMoves(path: string) {
  const table = await readTable(path)
  const c = headingsOf(table, { id: ['编号', 'id'], to: ['新班级', 'class'], reason: ['理由', 'reason'] })
  return table.records.map(r => ({
    at: r.at,
    id: r.cell(c.id),
    to: wholeOf(r.cell(c.to)) ?? 0,
    reason: r.cell(c.reason),
  }))
}

async function save(
  plan: ClassPlan,
  year: Year,
  formation: Formation,
  folder: string,
  out: Terminal,
): Promise<void> {
  const balance = balanceOfFormation(plan, year, formation)
  const files = ['classes.json', 'classes.csv', 'balance.csv'].map(f => join(folder, f))
  await writeFile(files[0]!, `${JSON.stringify(formation, null, 1)}\n`)
  await writeTable(
    files[1]!,
    ['编号', '班级'],
    formation.pupils.map(p => [p.id, p.class]),
  )
  await writeTable(
    files[2]!,
    ['特征', ...balance.sizes.map((_, k) => `${k + 1}班`), '最大差'],
    tableOf(balance),
  )
  const { digest, objective, bound, chance, changes } = formation
  const last = changes.at(-1)
  out.answer({ digest, objective, bound, chance, balance, changes: changes.length, files }, [
    ...tableOf(balance).map(row => row.map(x => String(x).padStart(6)).join(' ')),
    ...(last
      ? [
          out.say(
            t(
              `调班前不均衡程度 ${last.objectiveBefore.toFixed(3)}，调班后 ${last.objectiveAfter.toFixed(3)}。`,
              `Unevenness before the change ${last.objectiveBefore.toFixed(3)}, after it ${last.objectiveAfter.toFixed(3)}.`,
            ),
          ),
        ]
      : []),
    out.say(
      t(
        `不均衡程度 ${objective.toFixed(3)}；任何编法不低于 ${bound.toFixed(3)}；随机编 ${chance.formations} 次：最好 ${chance.best?.toFixed(1)}，一般 ${chance.median?.toFixed(1)}。`,
        `Unevenness ${objective.toFixed(3)}; no formation is below ${bound.toFixed(3)}; ${chance.formations} random ones: best ${chance.best?.toFixed(1)}, median ${chance.median?.toFixed(1)}.`,
      ),
    ),
    out.say(
      t(
        `结果指纹 ${digest}。公布后再抽签配教师。`,
        `Digest ${digest}. Publish it before teachers are drawn.`,
      ),
    ),
    ...files.map(f => `  ${f}`),
  ])
}

function tableOf({ sizes, rows }: Balance): (string | number)[][] {
  const shown = (x: number) => Math.round(x * 100) / 100
  return [
    ['人数', ...sizes, Math.max(...sizes) - Math.min(...sizes)],
    ...rows.map(r => [labelOf(r), ...r.values.map(shown), shown(r.gap)]),
  ]
}

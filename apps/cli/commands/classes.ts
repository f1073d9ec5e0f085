import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refused, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import {
  checkClasses,
  formClasses,
  objectiveBound,
  objectiveOf,
  randomObjectives,
} from '@kit/kernels/classes'
import { lotteryNumbers } from '@kit/kernels/draw'
import {
  BAD_CHANGE,
  type Balance,
  BREAKS,
  balanceOf,
  type ClassPlan,
  clashes,
  NO_SEED,
  OTHER_PLAN,
  readClassPlan,
  readYear,
  SAME_SEED,
  TEAMS,
  WHAT_TO_DO,
  type Year,
} from '@loop/allocate/classes'
import { headingsOf, readTable, wholeOf, writeTable } from '@loop/allocate/lists'
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
  readonly out?: string
}

/** What is published and kept: the classes, how even they are, and every later change with its reason. */
interface Formation {
  readonly format: 'junheng-classes-1'
  readonly title: string
  readonly seed: string
  readonly steps: number
  readonly plan: string
  readonly pupils: readonly { readonly id: string; readonly class: number }[]
  readonly changes: readonly {
    readonly id: string
    readonly from: number
    readonly to: number
    readonly reason: string
  }[]
}

export const classes: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--list <file>', say(t('学生名单', 'list of pupils')))
    .requiredOption('--plan <file>', say(t('编班方案（yaml）', 'plan (yaml)')))
    .option(
      '--seed <hex>',
      say(t('公开的种子（64 位十六进制，来自派位或公证）', 'the public seed (64 hex digits)')),
    )
    .option('--steps <n>', say(t('搜索步数', 'steps of the search')), '5000000')
    .option('--formation <file>', say(t('已锁定的编班结果 classes.json', 'the locked result, classes.json')))
    .option('--change <file>', say(t('调班：编号、新班级、理由', 'later changes: number, class, reason')))
    .option(
      '--teachers <file>',
      say(t('教师组：抽签配班', 'teams of teachers, drawn onto the locked classes')),
    )
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const plan = await readClassPlan(fromHere(options.plan))
  const year = await readYear(fromHere(options.list), plan)
  const folder = options.out === undefined ? dirname(fromHere(options.list)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  if (options.formation === undefined)
    return form(plan, year, seedOf(options.seed), Number(options.steps), folder, out)
  const locked = JSON.parse(await readFile(fromHere(options.formation), 'utf8')) as Formation
  if (locked.plan !== digestOf(plan)) throw new Refused([OTHER_PLAN])
  if (options.teachers !== undefined)
    return drawTeachers(locked, seedOf(options.seed), fromHere(options.teachers), folder, out)
  if (options.change === undefined) throw new Refused([WHAT_TO_DO])
  await change(plan, year, locked, fromHere(options.change), folder, out)
}

async function form(
  plan: ClassPlan,
  year: Year,
  seed: string,
  steps: number,
  folder: string,
  out: Terminal,
): Promise<void> {
  const shown = out.progress(100)
  const start = Number.parseInt(seed.slice(0, 12), 16)
  const found = formClasses(year.instance, {
    seed: start,
    steps,
    onProgress: share => {
      shown.step(t('正在编班', 'Forming classes'), Math.floor(share * 100))
      return true
    },
  })
  shown.end()
  if (found.kind === 'infeasible') throw new Refused(clashes(year, found.units, start))
  const violations = checkClasses(year.instance, found.classOf, found.objective)
  if (violations.length > 0) throw new Error(`defect: ${JSON.stringify(violations)}`)
  const pupils = year.ids.map((id, p) => ({ id, class: (found.classOf[p] as number) + 1 }))
  await save(
    plan,
    year,
    {
      format: 'junheng-classes-1',
      title: plan.title,
      seed,
      steps,
      plan: digestOf(plan),
      pupils,
      changes: [],
    },
    folder,
    out,
  )
}

async function save(
  plan: ClassPlan,
  year: Year,
  formation: Formation,
  folder: string,
  out: Terminal,
): Promise<void> {
  const classOf = Int32Array.from(formation.pupils, p => p.class - 1)
  const objective = objectiveOf(year.instance, classOf)
  const blind = randomObjectives(year.instance, plan.randomFormations, 1)
  const balance = balanceOf(year, classOf, plan.classes)
  const bound = objectiveBound(year.instance, balance.sizes)
  const chance = {
    formations: blind.length,
    best: blind[0] ?? null,
    median: blind[blind.length >> 1] ?? null,
  }
  const files = ['classes.json', 'classes.csv', 'balance.csv'].map(f => join(folder, f))
  const digest = digestOf(formation.pupils.map(p => [p.id, p.class]))
  await writeFile(
    files[0]!,
    `${JSON.stringify({ ...formation, digest, objective, bound, chance }, null, 1)}\n`,
  )
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
  out.answer({ digest, objective, bound, chance, balance, changes: formation.changes.length, files }, [
    ...tableOf(balance).map(row => row.map(x => String(x).padStart(6)).join(' ')),
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
    ...rows.map(r => [r.label, ...r.values.map(shown), shown(r.gap)]),
  ]
}

/** Moves pupils for a stated reason; every rule still holds, and the balance is measured anew. */
async function change(
  plan: ClassPlan,
  year: Year,
  locked: Formation,
  path: string,
  folder: string,
  out: Terminal,
): Promise<void> {
  const table = await readTable(path)
  const c = headingsOf(table, { id: ['编号', 'id'], to: ['新班级', 'class'], reason: ['理由', 'reason'] })
  const now = new Map(locked.pupils.map(p => [p.id, p.class]))
  const wrong = table.records.filter(r => {
    const to = wholeOf(r.cell(c.to)) ?? 0
    return !now.has(r.cell(c.id)) || to < 1 || to > plan.classes || r.cell(c.reason) === ''
  })
  if (wrong.length > 0) throw new Refused(wrong.map(r => BAD_CHANGE(r.at)))
  const changes = table.records.map(r => {
    const id = r.cell(c.id)
    const made = { id, from: now.get(id) as number, to: Number(r.cell(c.to)), reason: r.cell(c.reason) }
    now.set(id, made.to)
    return made
  })
  const pupils = locked.pupils.map(p => ({ id: p.id, class: now.get(p.id) as number }))
  const classOf = Int32Array.from(pupils, p => p.class - 1)
  const broken = checkClasses(year.instance, classOf, objectiveOf(year.instance, classOf))
  if (broken.length > 0) throw new Refused(broken.map(v => BREAKS(v.property)))
  await save(plan, year, { ...locked, pupils, changes: [...locked.changes, ...changes] }, folder, out)
}

/** Which team leads which class: teams in the order of their lottery numbers, class 1 first. */
async function drawTeachers(
  locked: Formation,
  seed: string,
  path: string,
  folder: string,
  out: Terminal,
): Promise<void> {
  if (seed === locked.seed) throw new Refused([SAME_SEED])
  const table = await readTable(path)
  const { team } = headingsOf(table, { team: ['教师组', 'team'] })
  const teams = table.records.map(r => r.cell(team))
  const count = Math.max(...locked.pupils.map(p => p.class))
  if (teams.length !== count || new Set(teams).size !== count) throw new Refused([TEAMS(table.file, count)])
  const numbers = lotteryNumbers(seed, teams)
  const drawn = teams
    .map((name, i) => ({ team: name, class: numbers[i] as number }))
    .sort((a, b) => a.class - b.class)
  const file = join(folder, 'teachers.csv')
  await writeTable(
    file,
    ['班级', '教师组'],
    drawn.map(d => [d.class, d.team]),
  )
  out.answer({ seed, drawn, file }, [
    ...drawn.map(d => out.say(t(`${d.class} 班：${d.team}`, `class ${d.class}: ${d.team}`))),
    `  ${file}`,
  ])
}

function seedOf(seed: string | undefined): string {
  if (seed === undefined || !/^[0-9a-f]{64}$/.test(seed)) throw new Refused([NO_SEED])
  return seed
}

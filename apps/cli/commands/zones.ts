import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert, type Refusal, Refused, refusal, t } from '@kit/base'
import { checkZones, planZones, type ZoneInstance, type ZonePlan } from '@kit/kernels/zones'
import { proveInWorker } from '@kit/kernels/zones/in-worker'
import { writeTable } from '@loop/allocate/lists'
import {
  type Blocks,
  type Drawn,
  gridOf,
  readCounty,
  readZonePlan,
  refusalsOf,
  resultOf,
  stepsFor,
  writeZones,
  type ZonePlanRules,
} from '@loop/allocate/zones'
import { fileOrName, fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'
import { lookup } from './zones-lookup.ts'

interface Options {
  readonly blocks?: string
  readonly schools?: string
  readonly ways?: string
  readonly prove?: boolean
  readonly plan: string
  readonly grid: string
  readonly seed: string
  readonly steps?: string
  readonly out?: string
}

export const zones: CliCommand = (command, say, terminal) => {
  command
    .option(
      '--blocks <file>',
      say(t('小区（geojson，或带“相邻”列的表）', 'blocks (geojson, or a list with neighbours)')),
    )
    .option('--schools <file>', say(t('学校与学位', 'schools and seats')))
    .option('--plan <id|file>', say(t('划片规则', 'rules')), 'nearby-stable')
    .option('--grid <cgcs2000|gcj02|bd09>', say(t('坐标系', 'grid of the coordinates')), 'cgcs2000')
    .option(
      '--ways <file>',
      say(t('步行路程或街道（起点、终点、米）', 'ways on foot, or streets (from, to, metres)')),
    )
    .option(
      '--prove',
      say(t('证明与最优相差多少（需要更久）', 'prove how near the best it is (takes longer)')),
    )
    .option('--seed <number>', say(t('随机种子', 'seed')), '1')
    .option(
      '--steps <number>',
      say(t('尝试次数（默认按小区数）', 'moves to try (by default, by the number of blocks)')),
    )
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
  lookup(command.command('lookup'), say, terminal)
}

async function act(options: Options, out: Terminal): Promise<void> {
  const { blocks, schools: seats } = options
  if (blocks === undefined || seats === undefined) throw new Refused([NO_LISTS])
  const rules = await readZonePlan(fileOrName(options.plan))
  const grid = gridOf(options.grid)
  const sources = {
    blocks: fromHere(blocks),
    schools: fromHere(seats),
    ways: options.ways === undefined ? null : fromHere(options.ways),
    grids: { blocks: grid, schools: grid },
  }
  const { listed, schools, of, missing } = await readCounty(sources, rules)
  const drawn = solve(of, listed, rules, options, out)
  const plan = options.prove === true ? await proved(of, rules, drawn, out) : drawn
  assert(checkZones(of, rules.weights, plan).length === 0, 'the zones are proved before anybody sees them')
  const folder = options.out === undefined ? dirname(fromHere(blocks)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const files = await writeZones(folder, resultOf({ listed, schools, of, plan }, rules))
  if (missing.length > 0) files.push(await writeMissing(folder, missing))
  tell(out, { listed, schools, of, plan }, missing.length, files)
}

async function writeMissing(folder: string, missing: readonly [string, string][]): Promise<string> {
  const file = join(folder, '缺路程.csv')
  await writeTable(file, ['小区编号', '学校编号'], missing)
  return file
}

/** Looks for a better plan and a higher bound in a thread of its own. */
async function proved(of: ZoneInstance, { weights, proof }: ZonePlanRules, plan: ZonePlan, out: Terminal) {
  const { nodes, ...effort } = proof
  const shown = out.progress(effort.rounds)
  const better = await proveInWorker({ instance: of, rules: weights, plan, effort, nodes }, round => {
    shown.step(t('正在证明', 'Proving'), round)
    return true
  })
  shown.end()
  return better
}

function solve(
  of: ZoneInstance,
  listed: Blocks,
  rules: ZonePlanRules,
  { seed, steps }: Options,
  out: Terminal,
): ZonePlan {
  const shown = out.progress(100)
  const effort = {
    seed: wholeNumber('--seed', seed),
    steps: steps === undefined ? stepsFor(listed.blocks.length) : wholeNumber('--steps', steps),
    onProgress: (share: number) => {
      shown.step(t('正在划片', 'Drawing zones'), Math.floor(share * 100))
      return true
    },
  }
  const outcome = planZones(of, rules.weights, effort)
  shown.end()
  if (outcome.status === 'solved') return outcome.plan
  throw new Refused(refusalsOf(outcome, listed))
}

function tell(out: Terminal, { listed, of, plan }: Drawn, missing: number, files: string[]): void {
  const pupils = of.pupils.reduce((a, b) => a + b, 0)
  const mean = pupils === 0 ? 0 : Math.round(plan.metres / pupils)
  const gap = plan.objective === 0 ? 0 : 1 - plan.bound / plan.objective
  const { objective, bound, overload, changed } = plan
  const percent = (gap * 100).toFixed(2)
  const later = plan.later.map((year, y) => ({ year: listed.years[y + 1]!, overload: year.overload }))
  const figures = { pupils, meanMetres: mean, overload, changed, later, missing, objective, bound, gap }
  const ids = { zoneOf: [...plan.zoneOf], load: [...plan.load], seatValue: [...plan.seatValue] }
  out.answer({ ...figures, ...ids, files }, [
    out.say(
      t(`学生 ${pupils} 人，平均上学路程 ${mean} 米。`, `${pupils} pupils, ${mean} m to school on average.`),
    ),
    out.say(
      t(
        `超出学位 ${overload} 人，学区变动 ${changed} 人。`,
        `${overload} pupils over the seats; the zone changes for ${changed}.`,
      ),
    ),
    ...later.map(y =>
      out.say(
        t(`${y.year} 年超出学位 ${y.overload} 人。`, `${y.year}: ${y.overload} pupils over the seats.`),
      ),
    ),
    ...(missing === 0 ? [] : [out.say(MISSING(missing))]),
    out.say(
      t(
        `已由另写的程序证明：学区不重不漏，每个学区连成一片，学校在自己的学区内。与任何方案的下界相差不超过 ${percent}%。`,
        `Proved by separate code: no hole, no overlap, every zone in one piece with its school in it. At most ${percent} % above what any plan must count.`,
      ),
    ),
    ...files.map(f => `  ${f}`),
  ])
}

function wholeNumber(at: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Refused([NOT_WHOLE(at)])
}

const NOT_WHOLE = (at: string): Refusal =>
  refusal(
    'zones.not-whole',
    at,
    t('这里应是一个整数。', 'This has to be a whole number.'),
    t('例如 1。', 'For example 1.'),
  )
const NO_LISTS: Refusal = refusal(
  'zones.no-lists',
  '--blocks, --schools',
  t('划片要有小区和学校两张表。', 'Zones need a list of blocks and one of schools.'),
  t(
    '例如 --blocks 小区.geojson --schools 学校.csv。',
    'For example --blocks blocks.geojson --schools schools.csv.',
  ),
)
const MISSING = (n: number) =>
  t(
    `有 ${n} 对小区与学校没有路程，已按“不能去”处理，列在 缺路程.csv。`,
    `${n} pairs of block and school have no way and were taken as impossible; they are listed in 缺路程.csv.`,
  )

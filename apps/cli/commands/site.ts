import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Refusal, Refused, refusal, t } from '@kit/base'
import { loadWholeSolver } from '@kit/kernels/highs'
import { writeTable } from '@loop/allocate/lists'
import { standingOf, waysTable } from '@loop/allocate/siting'
import {
  type Block,
  GOALS,
  type Goal,
  gridOf,
  type Phase,
  readBlocks,
  readSites,
  readWays,
  readZonePlan,
  type Site,
  sited,
  straightWays,
} from '@loop/allocate/zones'
import { fileOrName, fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly blocks: string
  readonly sites: string
  readonly goal: string
  readonly build?: string
  readonly limit?: string
  readonly ways?: string
  readonly plan: string
  readonly grid: string
  readonly out?: string
}

export const site: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--blocks <file>', say(t('小区（geojson 或表）', 'blocks (geojson or a list)')))
    .requiredOption(
      '--sites <file>',
      say(t('已有学校和备选地块', 'schools that stand and sites to build on')),
    )
    .option(
      '--goal <median|centre|coverage>',
      say(
        t(
          '目标：总路程最短、最远路程最短、限距内学生最多',
          'shortest ways in sum, shortest longest way, most pupils within the limit',
        ),
      ),
      'median',
    )
    .option(
      '--build <numbers>',
      say(
        t(
          '要建几所；分期用逗号，如 1,2。coverage 不写时求最少几所可覆盖全部学生',
          'how many to build; phases by commas, such as 1,2. With coverage and none given: the fewest that reach everybody',
        ),
      ),
    )
    .option(
      '--limit <metres>',
      say(t('限距（米），用于 coverage', 'limit of the way in metres, for coverage')),
    )
    .option('--ways <file>', say(t('步行路程或街道', 'ways on foot, or streets')))
    .option('--plan <id|file>', say(t('路程规则', 'rules of ways')), 'nearby-stable')
    .option('--grid <cgcs2000|gcj02|bd09>', say(t('坐标系', 'grid of the coordinates')), 'cgcs2000')
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const goal = goalOf(options)
  const rules = await readZonePlan(fileOrName(options.plan))
  const grid = gridOf(options.grid)
  const { blocks } = await readBlocks(fromHere(options.blocks), rules.borders, grid)
  const sites = await readSites(fromHere(options.sites), grid)
  const ways =
    options.ways === undefined
      ? straightWays(blocks, sites, rules.ways.detour)
      : await readWays(fromHere(options.ways), blocks, sites)
  const standing = standingOf(sites, rules)
  const solver = await loadWholeSolver({ nodes: rules.proof.nodes })
  const phases = sited(waysTable(blocks, sites, ways), standing, goal, solver)
  const folder = options.out === undefined ? dirname(fromHere(options.sites)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const file = join(folder, '选址结果.csv')
  await write(file, blocks, sites, phases)
  tell(out, sites, phases, file)
}

function goalOf({ goal, build, limit }: Options): Goal {
  const kind = GOALS.find(g => g === goal)
  if (kind === undefined) throw new Refused([NO_GOAL(goal)])
  const isCount = build !== undefined && /^\d{1,4}(,\d{1,4})*$/.test(build)
  if (!isCount && !(kind === 'coverage' && build === undefined)) throw new Refused([NO_NUMBERS])
  const builds = build?.split(',').map(Number) ?? null
  if (kind !== 'coverage') return { kind, builds: builds ?? [] }
  if (!/^\d{1,6}$/.test(limit ?? '')) throw new Refused([NO_LIMIT])
  return { kind, builds, limit: Number(limit) }
}

async function write(
  file: string,
  blocks: readonly Block[],
  sites: readonly Site[],
  phases: readonly Phase[],
) {
  const last = phases.at(-1)!
  const phaseOf = (m: number) => phases.findIndex(p => p.open.includes(m))
  const gone = [...sites.keys()].filter(m => sites[m]!.stands && !last.open.includes(m))
  const rows = last.open.map(m => {
    const { id, name, stands } = sites[m]!
    const pupils = blocks.reduce((n, block, b) => (last.siteOf[b] === m ? n + block.pupils : n), 0)
    return [id, name, stands ? '已有' : `第${phaseOf(m) + 1}期`, pupils]
  })
  await writeTable(
    file,
    ['编号', '名称', '情况', '就近学生数'],
    [...rows, ...gone.map(m => [sites[m]!.id, sites[m]!.name, '迁出', 0])],
  )
}

function tell(out: Terminal, sites: readonly Site[], phases: readonly Phase[], file: string) {
  const shown = phases.map((phase, i) => ({
    phase: i + 1,
    built: phase.open
      .filter(m => !sites[m]!.stands && !phases[i - 1]?.open.includes(m))
      .map(m => sites[m]!.id),
    ...phase.figures,
  }))
  const lines = phases.map((phase, i) => {
    const built = shown[i]!.built.join('、') || '—'
    return out.say(
      t(
        `第 ${i + 1} 期：新建 ${built}，${phase.said.zh}。`,
        `Phase ${i + 1}: build ${built}; ${phase.said.en}.`,
      ),
    )
  })
  out.answer({ phases: shown, file }, [...lines, `  ${file}`])
}

const NO_NUMBERS: Refusal = refusal(
  'siting.bad-number',
  '--build',
  t('这里应是所数，分期用逗号隔开。', 'These have to be numbers of schools, phases divided by commas.'),
  t('例如 2，或 1,2。', 'For example 2, or 1,2.'),
)
const NO_LIMIT: Refusal = refusal(
  'siting.no-limit',
  '--limit',
  t('按覆盖选址要给出限距（米）。', 'Coverage needs a limit of the way in metres.'),
  t('例如 --limit 2000。', 'For example --limit 2000.'),
)
const NO_GOAL = (named: string): Refusal =>
  refusal(
    'siting.unknown-goal',
    '--goal',
    t(`没有目标“${named}”。`, `There is no goal "${named}".`),
    t(`可用：${GOALS.join('、')}。`, `Use one of ${GOALS.join(', ')}.`),
  )

import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert, type Refusal, Refused, refusal, t } from '@kit/base'
import { metresBetween } from '@kit/kernels/matching'
import {
  checkInstance,
  checkSiting,
  chooseSites,
  type Siting,
  type SitingInstance,
} from '@kit/kernels/siting'
import { writeTable } from '@loop/allocate/lists'
import {
  type Block,
  type Grid,
  gridOf,
  readBlocks,
  readSites,
  readZonePlan,
  type Site,
} from '@loop/allocate/zones'
import { fileOrName, fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly blocks: string
  readonly sites: string
  readonly build: string
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
    .requiredOption(
      '--build <numbers>',
      say(t('要建几所；分期用逗号，如 1,2', 'how many to build; phases by commas, such as 1,2')),
    )
    .option('--plan <id|file>', say(t('路程规则', 'rules of ways')), 'nearby-stable')
    .option('--grid <cgcs2000|gcj02|bd09>', say(t('坐标系', 'grid of the coordinates')), 'cgcs2000')
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const rules = await readZonePlan(fileOrName(options.plan))
  const grid: Grid = gridOf(options.grid)
  const { blocks } = await readBlocks(fromHere(options.blocks), rules.borders, grid)
  const sites = await readSites(fromHere(options.sites), grid)
  const cost = Float64Array.from(
    blocks.flatMap(b => sites.map(s => b.pupils * Math.round(metresBetween(b, s) * rules.ways.detour))),
  )
  const phases = inPhases(
    { blocks: blocks.length, sites: sites.length, cost },
    sites,
    numbersOf(options.build),
  )
  const folder = options.out === undefined ? dirname(fromHere(options.sites)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const file = join(folder, '选址结果.csv')
  await write(file, blocks, sites, phases)
  tell(out, blocks, sites, phases, file)
}

/** What is built in one phase stands in the next. */
function inPhases(
  of: Pick<SitingInstance, 'blocks' | 'sites' | 'cost'>,
  sites: readonly Site[],
  builds: readonly number[],
): Siting[] {
  let fixed: readonly number[] = sites.flatMap((s, m) => (s.stands ? [m] : []))
  return builds.map(n => {
    const instance = { ...of, fixed, open: fixed.length + n }
    const wrong = checkInstance(instance)
    if (wrong.length > 0) throw new Refused(wrong)
    const siting = chooseSites(instance, { rounds: 500 })
    assert(checkSiting(instance, siting).length === 0, 'the sites are proved before anybody sees them')
    fixed = siting.open
    return siting
  })
}

async function write(
  file: string,
  blocks: readonly Block[],
  sites: readonly Site[],
  phases: readonly Siting[],
) {
  const phaseOf = (m: number) => phases.findIndex(p => p.open.includes(m))
  const last = phases.at(-1)!
  await writeTable(
    file,
    ['编号', '名称', '情况', '就近学生数'],
    last.open.map(m => {
      const { id, name, stands } = sites[m]!
      const pupils = blocks.reduce((n, block, b) => (last.siteOf[b] === m ? n + block.pupils : n), 0)
      return [id, name, stands ? '已有' : `第${phaseOf(m) + 1}期`, pupils]
    }),
  )
}

function tell(
  out: Terminal,
  blocks: readonly Block[],
  sites: readonly Site[],
  phases: readonly Siting[],
  file: string,
) {
  const pupils = Math.max(
    1,
    blocks.reduce((n, b) => n + b.pupils, 0),
  )
  const shown = phases.map(({ open, cost, bound }, i) => ({
    phase: i + 1,
    built: open.filter(m => !sites[m]!.stands && !phases[i - 1]?.open.includes(m)).map(m => sites[m]!.id),
    meanMetres: Math.round(cost / pupils),
    cost,
    bound,
    gap: cost === 0 ? 0 : 1 - bound / cost,
  }))
  out.answer({ phases: shown, file }, [
    ...shown.map(p => {
      const gap = (p.gap * 100).toFixed(2)
      return out.say(
        t(
          `第 ${p.phase} 期：新建 ${p.built.join('、')}，平均路程 ${p.meanMetres} 米，与最优相差不超过 ${gap}%。`,
          `Phase ${p.phase}: build ${p.built.join(', ')}; ${p.meanMetres} m on average, at most ${gap} % from the best.`,
        ),
      )
    }),
    `  ${file}`,
  ])
}

function numbersOf(text: string): number[] {
  if (/^\d{1,4}(,\d{1,4})*$/.test(text)) return text.split(',').map(Number)
  throw new Refused([NO_NUMBERS])
}

const NO_NUMBERS: Refusal = refusal(
  'siting.bad-number',
  '--build',
  t('这里应是所数，分期用逗号隔开。', 'These have to be numbers of schools, phases divided by commas.'),
  t('例如 2，或 1,2。', 'For example 2, or 1,2.'),
)

import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { assert, type Refusal, Refused, refusal, t } from '@kit/base'
import { checkInstance, checkZones, planZones, type ZoneInstance, type ZonePlan } from '@kit/kernels/zones'
import {
  type Blocks,
  type Grid,
  gridOf,
  instanceOf,
  readBlocks,
  readSchools,
  readZonePlan,
  type School,
  unknownToday,
  writeZones,
  type ZonePlanRules,
} from '@loop/allocate/zones'
import { fileOrName, fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly blocks: string
  readonly schools: string
  readonly plan: string
  readonly grid: string
  readonly seed: string
  readonly steps?: string
  readonly out?: string
}

export const zones: CliCommand = (command, say, terminal) => {
  command
    .requiredOption(
      '--blocks <file>',
      say(t('小区（geojson，或带“相邻”列的表）', 'blocks (geojson, or a list with neighbours)')),
    )
    .requiredOption('--schools <file>', say(t('学校与学位', 'schools and seats')))
    .option('--plan <id|file>', say(t('划片规则', 'rules')), 'nearby-stable')
    .option('--grid <cgcs2000|gcj02|bd09>', say(t('坐标系', 'grid of the coordinates')), 'cgcs2000')
    .option('--seed <number>', say(t('随机种子', 'seed')), '1')
    .option(
      '--steps <number>',
      say(t('尝试次数（默认按小区数）', 'moves to try (by default, by the number of blocks)')),
    )
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const rules = await readZonePlan(fileOrName(options.plan))
  const grid: Grid = gridOf(options.grid)
  const listed = await readBlocks(fromHere(options.blocks), rules.borders, grid)
  const schools = await readSchools(fromHere(options.schools), grid)
  const unknown = unknownToday(listed, schools)
  if (unknown.length > 0) throw new Refused(unknown)
  const of = instanceOf(listed, schools, rules)
  const wrong = checkInstance(of)
  if (wrong.length > 0) throw new Refused(wrong.map(r => ({ ...r, at: placeOf(r.at, listed, schools) })))
  const plan = solve(of, listed, rules, options, out)
  assert(checkZones(of, rules.weights, plan).length === 0, 'the zones are proved before anybody sees them')
  const folder = options.out === undefined ? dirname(fromHere(options.blocks)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const files = await writeZones(folder, listed, schools, of, plan)
  tell(out, of, plan, files)
}

function solve(
  of: ZoneInstance,
  { blocks }: Blocks,
  rules: ZonePlanRules,
  { seed, steps }: Options,
  out: Terminal,
): ZonePlan {
  const shown = out.progress(100)
  const effort = {
    seed: wholeNumber('--seed', seed),
    steps: steps === undefined ? Math.min(2e7, 2e5 + 4000 * blocks.length) : wholeNumber('--steps', steps),
    onProgress: (share: number) => {
      shown.step(t('正在划片', 'Drawing zones'), Math.floor(share * 100))
      return true
    },
  }
  const outcome = planZones(of, rules.weights, effort)
  shown.end()
  if (outcome.status === 'solved') return outcome.plan
  const say = outcome.status === 'infeasible' ? UNREACHABLE : CUT_OFF
  throw new Refused(outcome.blocks.map(b => say(`${blocks[b]!.at} ${blocks[b]!.name}`)))
}

function tell(out: Terminal, of: ZoneInstance, plan: ZonePlan, files: string[]): void {
  const pupils = of.pupils.reduce((a, b) => a + b, 0)
  const mean = pupils === 0 ? 0 : Math.round(plan.metres / pupils)
  const gap = plan.objective === 0 ? 0 : 1 - plan.bound / plan.objective
  const { objective, bound, overload, changed } = plan
  const percent = (gap * 100).toFixed(2)
  const figures = { pupils, meanMetres: mean, overload, changed, objective, bound, gap }
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
    out.say(
      t(
        `已由另写的程序证明：学区不重不漏，每个学区连成一片，学校在自己的学区内。与任何方案的下界相差不超过 ${percent}%。`,
        `Proved by separate code: no hole, no overlap, every zone in one piece with its school in it. At most ${percent} % above what any plan must count.`,
      ),
    ),
    ...files.map(f => `  ${f}`),
  ])
}

/** The kernel speaks of blocks and schools by number; people know them by line and name. */
function placeOf(at: string, { blocks }: Blocks, schools: readonly School[]): string {
  const [kind, index] = at.split('.')
  const found =
    kind === 'blocks' ? blocks[Number(index)] : kind === 'schools' ? schools[Number(index)] : undefined
  return found === undefined ? at : `${found.at} ${found.name}`
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
const UNREACHABLE = (at: string): Refusal =>
  refusal(
    'zones.unreachable',
    at,
    t(
      '“学区连成一片”与相邻关系冲突：从任何学校出发，经可去该校的小区都走不到这里。',
      '"Every zone in one piece" clashes with the borders: no school reaches this block over blocks that may attend it.',
    ),
    t(
      '请补上它与邻近小区的相邻关系（桥、通道），或放宽边界容差，或把它并入相邻小区。',
      'Note its border with a nearby block (a bridge, a passage), widen the tolerance, or merge it with a neighbour.',
    ),
  )
const CUT_OFF = (at: string): Refusal =>
  refusal(
    'zones.cut-off',
    at,
    t(
      '划片时被相邻学区隔断，未找到方案（不等于无解）。',
      'It was cut off while zones grew; no plan was found, which does not prove there is none.',
    ),
    t('请增加它可去的学校（ways.nearest）。', 'Let it attend more schools (ways.nearest).'),
  )

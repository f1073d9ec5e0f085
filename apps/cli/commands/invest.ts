import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert, must, Refused, refusal, t } from '@kit/base'
import { checkInstance } from '@kit/kernels/investment'
import { planInWorker } from '@kit/kernels/investment/in-worker'
import {
  instanceOf,
  loadPrices,
  namedMoves,
  type PathInstance,
  type PathResult,
  PROJECT_HEADINGS,
  projectBook,
  projectRows,
  readMoves,
  readPrices,
  resultOf,
  standardOf,
  weightedPupils,
  withLimits,
  withMoves,
} from '@loop/allocate'
import { writeTable } from '@loop/allocate/lists'
import type { Prices } from '@loop/allocate/schema'
import { readCounty } from '../invest/county.ts'
import { fromHere, POLICIES, packOf, readPolicies } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly pack: string
  readonly prices: string
  readonly moves?: string
  readonly limits?: string
  readonly budget?: string
  readonly years: string
  readonly leaveOutMissing?: boolean
  readonly out?: string
}

export const invest: CliCommand = (command, say, terminal) => {
  command
    .argument(
      '<file>',
      say(t('学校资源表（csv、xlsx）或统计工作簿', 'list of schools with resources, or a workbook')),
    )
    .option('--pack <id>', say(t('规则包', 'rule pack')), 'national/quality-balance-2017')
    .option('--prices <id|file>', say(t('单价表', 'list of prices')), 'demo-prices')
    .option(
      '--moves <id|file>',
      say(t('校际调配规则；不写则只增加不调配', 'rules of moving between schools; none: nothing moves')),
    )
    .option(
      '--limits <file>',
      say(t('上限（学校、学段、指标、最多增加、可调出）', 'limits by school: at most, may give')),
    )
    .option('--budget <wan>', say(t('每年预算（万元）', 'budget a year, in 10,000 yuan')))
    .option('--years <n>', say(t('年数', 'years')), '1')
    .option('--leave-out-missing', say(t('缺数据的学校暂不列入', 'leave schools with missing figures out')))
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((file: string, options: Options) => act(file, options, terminal()))
}

async function act(file: string, options: Options, out: Terminal): Promise<void> {
  const policies = await readPolicies()
  const pack = packOf(policies, options.pack)
  const prices = await pricesOf(options.prices)
  const county = await readCounty(file, pack, policies, new Date().toISOString().slice(0, 10))
  const standard = standardOf(pack, county.result)
  if (!standard) throw new Refused([NO_STANDARD(pack.id)])
  const bare = must(
    instanceOf({
      result: county.result,
      standard,
      prices,
      weighted: weightedPupils(county.result.schools, county.figures, pack, county.day),
      leaveOutMissing: options.leaveOutMissing === true,
    }),
  )
  const moving = options.moves === undefined ? bare : withMoves(bare, await movesOf(options.moves))
  const path = options.limits === undefined ? moving : await withLimits(moving, fromHere(options.limits))
  const unfit = checkInstance(path.instance)
  if (unfit.length > 0) throw new Refused(unfit)
  const found = await solve(path, out)
  const budgets = budgetsOf(options)
  const result = must(resultOf(path, found, budgets))
  const folder = options.out === undefined ? dirname(fromHere(file)) : fromHere(options.out)
  await write(folder, result, prices, out)
  const { cost, bound, projects, years } = result
  const leftOut = path.leftOut.map(x => x.name)
  out.answer({ cost, bound, projects, years, leftOut }, lines(path, result, prices, folder, out))
}

async function solve(path: PathInstance, out: Terminal) {
  const shown = out.progress(100)
  const planned = await planInWorker(path.instance, share => {
    shown.step(t('正在求解最省方案', 'Looking for the cheapest plan'), Math.floor(share * 100))
    return true
  })
  shown.end()
  assert(planned.status !== 'out-of-time', 'nobody stopped the solver')
  return planned.status === 'solved'
    ? { kind: 'solved' as const, plan: planned.plan, bound: planned.bound }
    : { kind: 'infeasible' as const, clashes: planned.clashes }
}

const movesOf = (named: string) => (named.endsWith('.yaml') ? readMoves(fromHere(named)) : namedMoves(named))

async function pricesOf(named: string): Promise<Prices> {
  if (named.endsWith('.yaml')) return readPrices(fromHere(named))
  const all = await loadPrices(POLICIES)
  const found = all.find(p => p.id === named)
  if (!found) throw new Refused([UNKNOWN_PRICES(named, all.map(p => p.id).join(', '))])
  return found
}

/** In fen, one a year; no budget named is one year with as much as it takes. */
function budgetsOf({ budget, years }: Options): number[] {
  if (budget === undefined) return []
  const fen = Math.round(Number(budget) * 1_000_000)
  const count = Number(years)
  if (!Number.isSafeInteger(fen) || fen < 0 || !Number.isInteger(count) || count < 1 || count > 10)
    throw new Refused([BAD_BUDGET])
  return Array.from({ length: count }, () => fen)
}

async function write(folder: string, result: PathResult, prices: Prices, out: Terminal): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rows = projectRows(result, out.lang).map(row => row.map(cell => cell as string | number))
  const header = PROJECT_HEADINGS.map(h => out.say(h))
  await writeTable(
    join(folder, out.say(LIST_CSV)),
    header,
    rows.map(row => row.map(cell => cell ?? '')),
  )
  const title = out.say(t('达标路径项目清单', 'Path to the standard: projects'))
  const unverified = prices.source.status !== 'verified'
  await writeFile(
    join(folder, out.say(LIST_XLSX)),
    await projectBook({ ...result, title, unverified }, out.lang),
  )
}

const LIST_CSV = t('项目清单.csv', 'projects.csv')
const LIST_XLSX = t('项目清单.xlsx', 'projects.xlsx')

function lines(
  path: PathInstance,
  result: PathResult,
  prices: Prices,
  folder: string,
  out: Terminal,
): string[] {
  const wan = (fen: number) => (fen / 1_000_000).toFixed(2)
  const gap = result.cost === 0 ? 0 : (100 * (result.cost - result.bound)) / result.cost
  const schools = new Set(result.projects.map(p => p.unit)).size
  return [
    t(
      `需投入 ${wan(result.cost)} 万元，${schools} 所学校、${result.projects.length} 个项目。`,
      `It takes ${wan(result.cost)} × 10,000 yuan: ${schools} schools, ${result.projects.length} projects.`,
    ),
    t(
      `任何方案都不会低于 ${wan(result.bound)} 万元（相差不超过 ${gap.toFixed(2)}%），已逐条核验。`,
      `No plan costs less than ${wan(result.bound)} (at most ${gap.toFixed(2)} % apart); every rule was checked.`,
    ),
    ...result.years.map(y =>
      t(
        `第 ${y.year} 年：支出 ${wan(y.spent)} 万元，${y.done} 所学校达到学校层面要求。`,
        `Year ${y.year}: ${wan(y.spent)} spent; ${y.done} schools meet the school requirements.`,
      ),
    ),
    ...path.leftOut.map(x => t(`未列入（缺数据）：${x.name}`, `Left out (figures missing): ${x.name}`)),
    ...(prices.source.status === 'verified'
      ? []
      : [t(`※ 单价未核实：${prices.title.zh}`, `※ Prices not verified: ${prices.title.en}`)]),
    t(`已写入 ${folder}`, `Written to ${folder}`),
  ].map(x => out.say(x))
}

const NO_STANDARD = (pack: string) =>
  refusal(
    'cli.no-standard',
    '--pack',
    t(`规则包 ${pack} 没有逐校达标和差异系数的要求。`, `The pack ${pack} sets no thresholds and spreads.`),
    t('请用 national/quality-balance-2017。', 'Use national/quality-balance-2017.'),
  )
const UNKNOWN_PRICES = (id: string, known: string) =>
  refusal(
    'cli.unknown-prices',
    '--prices',
    t(`没有单价表“${id}”。`, `There is no list of prices "${id}".`),
    t(`可用：${known}，或写一个 yaml 文件。`, `There are: ${known}; or name a yaml file.`),
  )
const BAD_BUDGET = refusal(
  'cli.bad-budget',
  '--budget',
  t(
    '预算应为不小于零的数（万元），年数为 1 到 10。',
    'A budget is a number, zero or more; years are 1 to 10.',
  ),
  t('例如 --budget 500 --years 3。', 'For example --budget 500 --years 3.'),
)

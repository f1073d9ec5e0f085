import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refused, refusal, type Text, t } from '@kit/base'
import { lotteryNumbers, type Transcript } from '@kit/kernels/draw'
import {
  type Assignment,
  checkAssignment,
  cutoffsOf,
  deferredAcceptance,
  immediateAcceptance,
  metresBetween,
  numberFirst,
  outcomeOf,
  placeNearest,
  prefixAcceptance,
} from '@kit/kernels/matching'
import {
  type Applicant,
  type AssignPlan,
  type Expanded,
  expand,
  type Placed,
  poolsOf,
  type Ranked,
  readApplicants,
  readAssignPlan,
  readSchools,
  type School,
  writeAll,
} from '@loop/allocate/assign'
import { verifyTranscript } from '@loop/allocate/draw'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly list: string
  readonly schools: string
  readonly plan: string
  readonly quotas?: string
  readonly seed?: string
  readonly draw?: string
  readonly out?: string
}

export const assign: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--list <file>', say(t('报名名单', 'list of applicants')))
    .requiredOption('--schools <file>', say(t('学校与学位', 'schools and seats')))
    .requiredOption('--plan <file>', say(t('录取方案（yaml）', 'plan (yaml)')))
    .option('--quotas <file>', say(t('分配到校名额', 'quotas by group')))
    .option(
      '--draw <transcript>',
      say(t('派位记录：用其中的抽签号码', 'record of a draw: its lottery numbers are used')),
    )
    .option(
      '--seed <hex>',
      say(t('或直接给出公开的种子（64 位十六进制）', 'or the public seed itself (64 hex digits)')),
    )
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const plan = await readAssignPlan(fromHere(options.plan))
  const schools = await readSchools(fromHere(options.schools), plan)
  const listed = await readApplicants(fromHere(options.list), plan, schools)
  const ranked = await rank(listed, options)
  const pools = await poolsOf(plan, schools, options.quotas === undefined ? null : fromHere(options.quotas))
  const expanded = expand(plan, schools, pools, ranked.applicants)
  const granted = assignBy(plan.mechanism, expanded)
  const violations = plan.mechanism === 'deferred-acceptance' ? checkAssignment(expanded.market, granted) : []
  if (violations.length > 0) throw new Error(`defect: ${JSON.stringify(violations)}`)
  const overflow = plan.overflow ? placeLeftOver(plan, expanded, granted, ranked.applicants, schools) : null
  const folder = options.out === undefined ? dirname(fromHere(options.list)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const files = await writeAll(folder, { plan, schools, ranked, expanded, granted, overflow })
  tell(out, plan, expanded, granted, overflow, files)
}

/** In the order of their lottery numbers. */
async function rank(listed: readonly Applicant[], { seed, draw }: Options): Promise<Ranked> {
  const numbers =
    draw === undefined ? numbersFrom(seed ?? '', listed) : await numbersOf(fromHere(draw), listed)
  const order = listed.map((_, i) => i).sort((a, b) => (numbers[a] as number) - (numbers[b] as number))
  return { applicants: order.map(i => listed[i] as Applicant), numbers: order.map(i => numbers[i] as number) }
}

function numbersFrom(seed: string, listed: readonly Applicant[]): number[] {
  if (!/^[0-9a-f]{64}$/.test(seed)) throw new Refused([NO_SEED])
  return [
    ...lotteryNumbers(
      seed,
      listed.map(a => a.id),
    ),
  ]
}

async function numbersOf(path: string, listed: readonly Applicant[]): Promise<number[]> {
  const transcript = JSON.parse(await readFile(path, 'utf8')) as Transcript
  if (!(await verifyTranscript(transcript)).holds) throw new Refused([ALTERED(path)])
  const turnOf = new Map(transcript.results.map(r => [r.id, r.turn]))
  const missing = listed.filter(a => !turnOf.has(a.id))
  if (missing.length > 0) throw new Refused(missing.map(a => NOT_DRAWN(a.record.at)))
  return listed.map(a => turnOf.get(a.id) as number)
}

function assignBy(mechanism: AssignPlan['mechanism'], { market, wishOf }: Expanded): Assignment {
  if (mechanism === 'immediate-acceptance') return immediateAcceptance(market, wishOf)
  if (mechanism === 'number-first') return numberFirst(market)
  return market.heads === null ? deferredAcceptance(market) : prefixAcceptance(market)
}

function placeLeftOver(
  plan: AssignPlan,
  { market, pools }: Expanded,
  granted: Assignment,
  ranked: readonly Applicant[],
  schools: readonly School[],
): Placed {
  const unknown = schools.filter(s => s.place === null)
  const ranks = [...granted.keys()].filter(r => granted[r] === -1)
  const lost = ranks.filter(r => ranked[r]?.place === null)
  const where = [...unknown.map(s => s.record.at), ...lost.map(r => ranked[r]?.record.at ?? '')]
  if (where.length > 0) throw new Refused(where.map(NO_PLACE))
  const load = cutoffsOf(market, granted)
  const free = schools.map((_, s) =>
    pools.reduce((n, p, i) => (p.school === s ? n + Math.max(0, p.seats - (load[i]?.load ?? 0)) : n), 0),
  )
  const most = (plan.overflow?.mostKm ?? Number.POSITIVE_INFINITY) * 1000
  const placed = placeNearest(
    ranks.map(r => ranked[r]?.heads ?? 1),
    free,
    (u, s) => {
      const metres = metresBetween(ranked[ranks[u] as number]!.place!, schools[s]!.place!)
      return metres <= most ? metres : Number.POSITIVE_INFINITY
    },
  )
  return { ranks, ...placed }
}

function tell(
  out: Terminal,
  plan: AssignPlan,
  expanded: Expanded,
  granted: Assignment,
  overflow: Placed | null,
  files: string[],
): void {
  const sideBySide = (['deferred-acceptance', 'immediate-acceptance', 'number-first'] as const).map(
    mechanism => ({
      mechanism,
      ...outcomeOf(
        expanded.market,
        expanded.wishOf,
        mechanism === plan.mechanism ? granted : assignBy(mechanism, expanded),
      ),
    }),
  )
  const left = overflow
    ? overflow.school.filter(s => s === -1).length
    : (sideBySide.find(x => x.mechanism === plan.mechanism)?.unassigned ?? 0)
  out.answer(
    {
      mechanism: plan.mechanism,
      mechanisms: sideBySide,
      placed: overflow ? overflow.ranks.length - left : 0,
      left,
      files,
    },
    [
      out.say(
        t(
          '三种办法用同一批抽签号码的结果（采用的标 *）：',
          'Three mechanisms with the same numbers (* is the plan’s):',
        ),
      ),
      ...sideBySide.map(
        x =>
          `${x.mechanism === plan.mechanism ? '*' : ' '} ${out.say(MECHANISMS[x.mechanism])}：${x.byWish.map((n, i) => `${i + 1}→${n}`).join(' ')}  ∅${x.unassigned}  ${out.say(t(`有理由不服 ${x.envious}`, `justified envy ${x.envious}`))}`,
      ),
      ...(plan.mechanism === 'deferred-acceptance'
        ? [
            out.say(
              t(
                '已由另写的程序证明：没有空位被浪费，没有人被后来者挤掉。',
                'Proved by separate code: no seat wasted, nobody passed over.',
              ),
            ),
          ]
        : []),
      ...(overflow
        ? [
            out.say(
              t(
                `统筹到最近空位 ${overflow.ranks.length - left} 个编号，仍无学位 ${left} 个。`,
                `${overflow.ranks.length - left} placed at the nearest free seat, ${left} without a seat.`,
              ),
            ),
          ]
        : []),
      ...files.map(f => `  ${f}`),
    ],
  )
}

const MECHANISMS: Readonly<Record<AssignPlan['mechanism'], Text>> = {
  'deferred-acceptance': t('延迟录取', 'deferred acceptance'),
  'immediate-acceptance': t('志愿优先', 'immediate acceptance'),
  'number-first': t('纯摇号', 'number first'),
}
const NO_SEED = refusal(
  'assign.no-numbers',
  '--draw',
  t('没有抽签号码。', 'There are no lottery numbers.'),
  t(
    '用 --draw 给出派位记录，或用 --seed 给出公开的种子。',
    'Give the record of a draw with --draw, or the public seed with --seed.',
  ),
)
const ALTERED = (at: string) =>
  refusal(
    'assign.altered-draw',
    at,
    t('派位记录核验不通过。', 'The record of the draw does not verify.'),
    t('请用公布的原始记录。', 'Use the record as published.'),
  )
const NOT_DRAWN = (at: string) =>
  refusal(
    'assign.not-drawn',
    at,
    t('这个编号没有参加抽签。', 'This number was not in the draw.'),
    t('名单应与抽签名单一致。', 'The list must be that of the draw.'),
  )
const NO_PLACE = (at: string) =>
  refusal(
    'assign.no-place',
    at,
    t('统筹需要位置，但没有纬度、经度。', 'Placing by distance needs latitude and longitude.'),
    t('补上“纬度”“经度”两列。', 'Add the columns lat and lon.'),
  )

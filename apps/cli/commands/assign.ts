import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Text, t } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import type { Mechanism } from '@kit/kernels/matching'
import {
  decide,
  type Made,
  poolsOf,
  rank,
  readApplicants,
  readAssignPlan,
  readSchools,
  sideBySide,
  writeAll,
} from '@loop/allocate/assign'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

/** The files an assignment is made from, and checked against. */
export interface AssignFiles {
  readonly list: string
  readonly schools: string
  readonly plan: string
  readonly quotas?: string
  readonly seed?: string
  readonly draw?: string
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
    .action(async (options: AssignFiles & { out?: string }) => {
      const made = await decideFrom(options)
      const folder = options.out === undefined ? dirname(fromHere(options.list)) : fromHere(options.out)
      await mkdir(folder, { recursive: true })
      tell(terminal(), made, await writeAll(folder, made))
    })
}

/** Reads the files and gives the seats; nothing is written. */
export async function decideFrom(files: AssignFiles): Promise<Made> {
  const plan = await readAssignPlan(fromHere(files.plan))
  const schools = await readSchools(fromHere(files.schools), plan)
  const listed = await readApplicants(fromHere(files.list), plan, schools)
  const draw = files.draw === undefined ? undefined : await transcriptIn(fromHere(files.draw))
  const ranked = await rank(plan, listed, { seed: files.seed, draw })
  const pools = await poolsOf(plan, schools, files.quotas === undefined ? null : fromHere(files.quotas))
  return decide(plan, schools, pools, ranked)
}

async function transcriptIn(path: string): Promise<Transcript> {
  return JSON.parse(await readFile(path, 'utf8'))
}

function tell(out: Terminal, { plan, expanded, granted, overflow }: Made, files: string[]): void {
  const sides = sideBySide(expanded, { mechanism: plan.mechanism, granted })
  const left = overflow
    ? overflow.school.filter(s => s === -1).length
    : (sides.find(x => x.mechanism === plan.mechanism)?.unassigned ?? 0)
  const placed = overflow ? overflow.ranks.length - left : 0
  out.answer({ mechanism: plan.mechanism, mechanisms: sides, placed, left, files }, [
    out.say(
      t(
        '各种办法用同一批抽签号码的结果（采用的标 *）：',
        'Mechanisms side by side with the same numbers (* is the plan’s):',
      ),
    ),
    ...sides.map(
      x =>
        `${x.mechanism === plan.mechanism ? '*' : ' '} ${out.say(MECHANISMS[x.mechanism])}：${x.byWish.map((n, i) => `${i + 1}→${n}`).join(' ')}  ∅${x.unassigned}  ${out.say(t(`有理由不服 ${x.envious}`, `justified envy ${x.envious}`))}`,
    ),
    ...(plan.mechanism === 'deferred-acceptance' ? [out.say(PROVED)] : []),
    ...(overflow
      ? [
          out.say(
            t(
              `统筹到最近空位 ${placed} 个编号，仍无学位 ${left} 个。`,
              `${placed} placed at the nearest free seat, ${left} without a seat.`,
            ),
          ),
        ]
      : []),
    ...files.map(f => `  ${f}`),
  ])
}

const PROVED = t(
  '已由另写的程序证明：没有空位被浪费，没有人被后来者挤掉。',
  'Proved by separate code: no seat wasted, nobody passed over.',
)
const MECHANISMS: Readonly<Record<Mechanism, Text>> = {
  'deferred-acceptance': t('延迟录取', 'deferred acceptance'),
  'immediate-acceptance': t('志愿优先', 'immediate acceptance'),
  'number-first': t('纯摇号', 'number first'),
}

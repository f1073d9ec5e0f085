import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OutageError, Refused, t } from '@kit/base'
import { checkInstance, type RotationPlan } from '@kit/kernels/rotation'
import { planInWorker } from '@kit/kernels/rotation/in-worker'
import { writeTable } from '@loop/allocate/lists'
import {
  certificateOf,
  clashRefusal,
  gaveUp,
  headTable,
  type Lists,
  placed,
  readLists,
  readRotationPlan,
  schoolTable,
  teacherTable,
} from '@loop/allocate/rotation'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly schools: string
  readonly teachers: string
  readonly plan: string
  readonly out?: string
}

const STEP_TEXTS = {
  volunteers: t('志愿者选岗', 'Volunteers choose'),
  model: t('整理统筹条件', 'Putting the rest together'),
  solve: t('统筹安排', 'Planning the rest'),
  whole: t('处理零散人数', 'Making numbers whole'),
  clashes: t('查找互相冲突的规则', 'Looking for the rules that clash'),
} as const

export const rotate: CliCommand = (command, say, terminal) => {
  command
    .requiredOption('--schools <file>', say(t('学校、层级、位置和各学科编制', 'schools: tier, place, posts')))
    .requiredOption('--teachers <file>', say(t('教师名单', 'teachers')))
    .requiredOption('--plan <file>', say(t('交流方案（yaml）', 'plan (yaml)')))
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const { title, rules } = await readRotationPlan(fromHere(options.plan))
  const lists = await readLists(fromHere(options.schools), fromHere(options.teachers), rules)
  const unfit = checkInstance(lists.instance)
  if (unfit.length > 0) throw new Refused(unfit.map(r => placed(r, lists)))
  const shown = out.progress(Object.keys(STEP_TEXTS).length)
  const outcome = await planInWorker(lists.instance, step => {
    shown.step(STEP_TEXTS[step], Object.keys(STEP_TEXTS).indexOf(step))
    return true
  })
  shown.end()
  if (outcome.status === 'out-of-time') throw new OutageError(gaveUp().because, gaveUp().todo)
  if (outcome.status === 'infeasible') throw new Refused(outcome.clashes.map(clashRefusal))
  const folder = options.out === undefined ? dirname(fromHere(options.teachers)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const files = await writeAll(folder, { title, lists, plan: outcome.plan }, out.lang)
  tell(out, lists, outcome.plan, files)
}

async function writeAll(
  folder: string,
  { title, lists, plan }: { title: string; lists: Lists; plan: RotationPlan },
  lang: Terminal['lang'],
): Promise<string[]> {
  const heads = lists.instance.heads.length > 0 ? [headTable(lists, plan, lang)] : []
  const tables = [teacherTable(lists, plan, lang), schoolTable(lists, plan, lang), ...heads]
  const files = [...tables.map(x => `${x.name}.csv`), 'rotation-certificate.json'].map(f => join(folder, f))
  for (const [i, { header, rows }] of tables.entries()) await writeTable(files[i] as string, header, rows)
  await writeFile(files.at(-1) as string, `${JSON.stringify(certificateOf(title, lists, plan), null, 2)}\n`)
  return files
}

function tell(
  out: Terminal,
  { instance }: Lists,
  { before, after, proof, heads }: RotationPlan,
  files: readonly string[],
): void {
  const { eligible, quota, moved, counted, countedBackbone } = after
  const headsMoved = heads.filter(to => to !== -1).length
  out.answer({ before, after, proof, heads: { all: heads.length, moved: headsMoved }, files }, [
    out.say(
      t(
        `符合条件 ${eligible} 人，应交流 ${quota} 人；计入比例 ${counted} 人，其中骨干 ${countedBackbone} 人；共调动 ${moved} 人。`,
        `${eligible} eligible, ${quota} have to move; ${counted} moves count, ${countedBackbone} of backbone teachers; ${moved} moves in all.`,
      ),
    ),
    out.say(
      t(
        `缺编 ${before.shortage} → ${after.shortage}；骨干偏离区间 ${before.spread} → ${after.spread}；统筹人员路程合计 ${after.hardship} 公里。`,
        `Posts short ${before.shortage} → ${after.shortage}; backbone outside the interval ${before.spread} → ${after.spread}; ${after.hardship} km for those sent.`,
      ),
    ),
    ...(instance.heads.length === 0 || instance.rules.headTerms === null
      ? []
      : [
          out.say(
            t(
              `校长 ${heads.length} 名，其中任满 ${instance.rules.headTerms} 届而交流的 ${headsMoved} 名。`,
              `${heads.length} heads; after ${instance.rules.headTerms} full terms ${headsMoved} of them move.`,
            ),
          ),
        ]),
    out.say(
      proof === 'bound'
        ? t(
            '各项规则已由另写的程序核对；按既定次序没有更好的安排（已证明）。',
            'All rules are checked by separate code; in the stated order nothing is better (proved).',
          )
        : t(
            '各项规则已由另写的程序核对；求解程序认定没有更好的安排。',
            'All rules are checked by separate code; the solver says nothing is better.',
          ),
    ),
    ...files.map(f => `  ${f}`),
  ])
}

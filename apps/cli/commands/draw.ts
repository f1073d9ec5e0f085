import { randomInt } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must, Refused, refusal, t } from '@kit/base'
import {
  callWaiting,
  commitTo,
  type DrawList,
  type RandomSource,
  runDraw,
  simulateOdds,
  type Transcript,
} from '@kit/kernels/draw'
import {
  boundBy,
  checkedSources,
  commitmentBytes,
  drawListOf,
  RESULT_HEADINGS,
  readDrawPlan,
  rehearsalOf,
  resultRows,
  sm3CommitmentOf,
  takenOf,
  VERIFIER,
  verifyTranscript,
} from '@loop/allocate/draw'
import { writeTable } from '@loop/allocate/lists'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly list?: string
  readonly plan?: string
  readonly sources?: string
  readonly commit?: boolean
  readonly rehearsal?: boolean
  readonly odds?: string
  readonly transcript?: string
  readonly vacant?: string
  readonly gone?: string
  readonly out?: string
}

export const draw: CliCommand = (command, say, terminal) => {
  command
    .option('--list <file>', say(t('报名名单（csv、xlsx）', 'list of applicants (csv, xlsx)')))
    .option('--plan <file>', say(t('派位方案（yaml）', 'plan of the draw (yaml)')))
    .option('--commit', say(t('锁定名单，写出承诺', 'lock the list and write its commitment')))
    .option(
      '--sources <file>',
      say(t('公布的随机源（yaml）：正式派位', 'the revealed sources (yaml): the draw itself')),
    )
    .option('--rehearsal', say(t('演练：结果不作数，处处标明', 'a rehearsal, marked as such everywhere')))
    .option(
      '--odds <draws>',
      say(t('派位前模拟若干次，估计机会', 'simulate so many draws to see the chances')),
    )
    .option(
      '--transcript <file>',
      say(t('派位记录：递补时用', 'record of the draw, to call from the waiting list')),
    )
    .option('--vacant <A=2,B=1>', say(t('空出的学位', 'seats that fell free')))
    .option('--gone <ids>', say(t('已递补或已放弃的编号', 'numbers already called or withdrawn')))
    .option(
      '--out <folder>',
      say(t('输出文件夹（默认名单所在处）', 'folder to write to (default: beside the list)')),
    )
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  if (options.transcript !== undefined && options.vacant !== undefined)
    return call(fromHere(options.transcript), options.vacant, options.gone ?? '', out)
  if (options.list === undefined || options.plan === undefined) throw new Refused([WHAT_TO_DO])
  const listFile = fromHere(options.list)
  const list = await drawListOf(await readDrawPlan(fromHere(options.plan)), listFile)
  const folder = options.out === undefined ? dirname(listFile) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  if (options.odds !== undefined) return odds(list, Number(options.odds), folder, out)
  if (options.rehearsal === true) return rehearse(list, folder, out)
  if (options.commit === true) return commit(list, folder, out)
  if (options.sources === undefined) throw new Refused([WHAT_TO_DO])
  await drawNow(list, await checkedSources(fromHere(options.sources)), folder, out)
}

async function commit(list: DrawList, folder: string, out: Terminal): Promise<void> {
  const content = boundBy(list, { commitment: must(commitTo(list)), sm3: sm3CommitmentOf(list) })
  const file = join(folder, 'commitment.json')
  await writeFile(file, commitmentBytes(content))
  out.answer({ ...content, file }, [
    out.say(
      t(
        `名单已锁定：${content.units} 个编号，${content.children} 名儿童。`,
        `Locked: ${content.units} numbers, ${content.children} children.`,
      ),
    ),
    out.say(t(`承诺 SHA-256：${content.commitment}`, `Commitment, SHA-256: ${content.commitment}`)),
    out.say(t(`承诺 SM3：${content.sm3}`, `Commitment, SM3: ${content.sm3}`)),
    out.say(
      t(
        `请在随机源产生之前公布 ${file}。此后名单和规则不得再改。`,
        `Publish ${file} before the sources exist; nothing may change afterwards.`,
      ),
    ),
  ])
}

/** The real draw: only with the commitment that was published. */
async function drawNow(
  list: DrawList,
  sources: RandomSource[],
  folder: string,
  out: Terminal,
): Promise<void> {
  const published = JSON.parse(await readFile(join(folder, 'commitment.json'), 'utf8')) as {
    commitment: string
  }
  await finish(must(runDraw(list, published.commitment, sources)), folder, '', out)
}

async function rehearse(list: DrawList, folder: string, out: Terminal): Promise<void> {
  const rehearsal = rehearsalOf(list)
  const sources = [
    { kind: 'stage' as const, by: '演练 rehearsal', digits: String(randomInt(10 ** 12)).padStart(12, '0') },
  ]
  await finish(must(runDraw(rehearsal, must(commitTo(rehearsal)), sources)), folder, 'rehearsal-', out)
}

async function finish(transcript: Transcript, folder: string, prefix: string, out: Terminal): Promise<void> {
  const proof = await verifyTranscript(transcript)
  if (!proof.holds)
    throw new Error(`defect: the second implementation disagrees: ${JSON.stringify(proof.checks)}`)
  const files = ['transcript.json', 'result.csv', 'verifier.html'].map(f => join(folder, `${prefix}${f}`))
  await writeFile(files[0]!, `${JSON.stringify(transcript, null, 1)}\n`)
  await writeTable(files[1]!, RESULT_HEADINGS, resultRows(transcript))
  await copyFile(VERIFIER, files[2]!)
  const { seated } = takenOf(transcript)
  const { seed, digest, waiting, list } = transcript
  out.answer(
    { rehearsal: list.rehearsal, seed, digest, seated, waiting: waiting.length, files, checks: proof.checks },
    [
      ...(list.rehearsal ? [out.say(REHEARSAL)] : []),
      out.say(
        t(
          `录取 ${seated} 名儿童，候补 ${waiting.length} 个编号。`,
          `${seated} children seated, ${waiting.length} numbers on the waiting list.`,
        ),
      ),
      out.say(t(`种子：${seed}`, `Seed: ${seed}`)),
      out.say(
        t(
          '另一套独立编写的程序已复算，全部一致。',
          'A second, independent program recomputed it: everything agrees.',
        ),
      ),
      ...files.map(f => `  ${f}`),
    ],
  )
}

async function odds(list: DrawList, draws: number, folder: string, out: Terminal): Promise<void> {
  if (!Number.isInteger(draws) || draws < 1) throw new Refused([BAD_DRAWS])
  must(commitTo(list))
  const shown = out.progress(100)
  const found = simulateOdds(list, {
    draws,
    seed: 1,
    onProgress: share => {
      shown.step(t('正在模拟', 'Simulating'), Math.floor(share * 100))
      return true
    },
  })
  shown.end()
  const file = join(folder, 'odds.csv')
  const percent = (x: number) => `${(x * 100).toFixed(1)}%`
  await writeTable(
    file,
    ['志愿', '人数', '家庭数', '各志愿录取机会', '落空机会'],
    found.profiles.map(p => [
      p.wishes.join('>'),
      p.heads,
      p.units,
      p.chances.map(percent).join(' '),
      percent(p.none),
    ]),
  )
  out.answer({ ...found, file }, [
    out.say(t(`模拟 ${found.draws} 次（不是派位）：`, `${found.draws} simulated draws (not the draw):`)),
    ...found.profiles
      .slice(0, 10)
      .map(
        p =>
          `  ${p.wishes.join(' > ')} × ${p.heads}  ${p.chances.map(percent).join(' / ')}  ∅ ${percent(p.none)}  n=${p.units}`,
      ),
    `  ${file}`,
  ])
}

async function call(path: string, vacant: string, gone: string, out: Terminal): Promise<void> {
  const transcript = JSON.parse(await readFile(path, 'utf8')) as Transcript
  if (!(await verifyTranscript(transcript)).holds) throw new Refused([ALTERED(path)])
  const free = new Map(vacant.split(',').map(x => [x.split('=')[0] ?? '', Number(x.split('=')[1])]))
  const unknown = [...free].filter(
    ([id, n]) => !transcript.list.pools.some(p => p.id === id) || !Number.isInteger(n) || n < 1,
  )
  if (unknown.length > 0) throw new Refused(unknown.map(([id]) => BAD_VACANCY(id)))
  const offers = callWaiting(transcript, free, new Set(gone.split(',').filter(Boolean)))
  out.answer({ rehearsal: transcript.list.rehearsal, offers }, [
    ...(transcript.list.rehearsal ? [out.say(REHEARSAL)] : []),
    ...offers.map(o =>
      out.say(t(`递补 ${o.id} → ${o.pool}（${o.children} 人）`, `Call ${o.id} → ${o.pool} (${o.children})`)),
    ),
    ...(offers.length === 0 ? [out.say(t('没有可递补的编号。', 'Nobody to call.'))] : []),
  ])
}

const REHEARSAL = t('【演练】以下不是派位结果。', '[REHEARSAL] What follows is not the draw.')
const WHAT_TO_DO = refusal(
  'draw.what-to-do',
  'draw',
  t('没有说明要做哪一步。', 'It is not said which step to take.'),
  t(
    '先 --list --plan --commit 锁定；随机源公布后 --list --plan --sources 派位；可先 --odds 或 --rehearsal。',
    'First --list --plan --commit; once the sources are public --list --plan --sources; --odds or --rehearsal before.',
  ),
)
const BAD_DRAWS = refusal(
  'draw.bad-draws',
  '--odds',
  t('模拟次数应为正整数。', 'The number of simulated draws must be a whole number above zero.'),
  t('例如 --odds 2000。', 'For example --odds 2000.'),
)
const ALTERED = (at: string) =>
  refusal(
    'draw.altered-transcript',
    at,
    t('派位记录核验不通过，不能据此递补。', 'The transcript does not verify; nobody is called from it.'),
    t('请用公布的原始记录。', 'Use the record as it was published.'),
  )
const BAD_VACANCY = (id: string) =>
  refusal(
    'draw.bad-vacancy',
    `--vacant ${id}`,
    t(
      '方案中没有这个招生单位，或空缺数不是正整数。',
      'The plan has no such pool, or the number is no whole number above zero.',
    ),
    t('写成 编号=数量，例如 A=2。', 'Write id=number, for example A=2.'),
  )

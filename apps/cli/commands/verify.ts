import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refused, refusal, type Text, t } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import { verifyTranscript } from '@loop/allocate/draw'
import { readTable } from '@loop/allocate/lists'
import { EXIT } from '../exit.ts'
import { fromHere } from '../policies.ts'
import type { CliCommand } from './command.ts'

export const verify: CliCommand = (command, say, terminal) => {
  command
    .argument('<transcript>', say(t('派位记录 transcript.json', 'record of the draw, transcript.json')))
    .option(
      '--list <file>',
      say(t('公布的名单，核对编号无增减', 'the published list, to see that no number was added or lost')),
    )
    .option('--id <number>', say(t('只看这个编号', 'show this number only')))
    .action(async (file: string, options: { list?: string; id?: string }) => {
      const out = terminal()
      const transcript = await readTranscript(fromHere(file))
      const proof = await verifyTranscript(transcript)
      const checks = [...proof.checks]
      if (options.list !== undefined)
        checks.push({ id: 'list', holds: await isSameList(transcript, fromHere(options.list)) })
      const holds = checks.every(c => c.holds)
      const own = transcript.results.find(r => r.id === options.id)
      out.answer({ holds, rehearsal: transcript.list.rehearsal, checks, ...(own ? { own } : {}) }, [
        ...(transcript.list.rehearsal
          ? [out.say(t('【演练】这不是正式派位的记录。', '[REHEARSAL] This is not the record of the draw.'))]
          : []),
        ...checks.map(c => `${c.holds ? '✓' : '✗'} ${out.say(WORDS[c.id] ?? t(c.id, c.id))}`),
        ...(own
          ? [
              out.say(
                t(
                  `编号 ${own.id}：抽签号码 ${own.number}，第 ${own.turn} 个录取，${own.seats.map(s => s ?? '候补').join('、')}`,
                  `Number ${own.id}: lottery number ${own.number}, turn ${own.turn}, ${own.seats.map(s => s ?? 'waiting').join(', ')}`,
                ),
              ),
            ]
          : []),
        out.say(
          holds ? t('全部一致。', 'Everything holds.') : t('有不一致之处！', 'Something does not hold!'),
        ),
      ])
      if (!holds) process.exitCode = EXIT.refused
    })
}

async function readTranscript(path: string): Promise<Transcript> {
  const text = await readFile(path, 'utf8')
  try {
    const value = JSON.parse(text) as Transcript
    if (value.format === 'junheng-draw-1' && Array.isArray(value.results)) return value
  } catch {
    // said below: whoever hands in another file need not know what JSON is
  }
  throw new Refused([NO_TRANSCRIPT(basename(path))])
}

async function isSameList(transcript: Transcript, path: string): Promise<boolean> {
  const table = await readTable(path)
  const heading = table.header.includes('编号') ? '编号' : 'id'
  const listed = table.records.map(r => r.cell(heading))
  const drawn = transcript.list.units.map(u => u.id)
  return listed.length === drawn.length && listed.every((id, i) => id === drawn[i])
}

const NO_TRANSCRIPT = (at: string) =>
  refusal(
    'draw.no-transcript',
    at,
    t('这不是派位记录文件。', 'This is not the record of a draw.'),
    t('请选择派位时写出的 transcript.json。', 'Choose the transcript.json the draw wrote.'),
  )

const WORDS: Readonly<Record<string, Text>> = {
  format: t('文件格式可识别', 'the file is a draw transcript'),
  digest: t('记录未被改动', 'the record is unaltered'),
  commitment: t('名单与规则同事先公布的承诺一致', 'list and rules match the commitment'),
  agreed: t('随机源就是事先约定的那些', 'the sources are those agreed beforehand'),
  shares: t('见证人份额与其承诺一致', 'witness shares match their commitments'),
  beacons: t('信标数字由其签名算得', 'beacon digits follow from the signature'),
  signature: t('信标签名是真的', 'the beacon’s signature is genuine'),
  seed: t('种子由承诺和公开随机源算得', 'the seed follows from commitment and sources'),
  unique: t('每个编号有且只有一次机会', 'each number has exactly one chance'),
  numbers: t('抽签号码可重算', 'lottery numbers recompute'),
  order: t('录取顺序可重算', 'the order of admission recomputes'),
  seats: t('学位分配可重算', 'the seats recompute'),
  waiting: t('候补顺序可重算', 'the waiting list recomputes'),
  list: t('编号与公布的名单逐一相同', 'the numbers are those of the published list'),
}

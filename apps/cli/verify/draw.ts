import { readFile } from 'node:fs/promises'
import { type Text, t } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import { sm3CommitmentOf, verifyTranscript } from '@loop/allocate/draw'
import { readTable } from '@loop/allocate/lists'
import { fromHere } from '../policies.ts'
import type { Verified, VerifyFiles } from './verified.ts'

/** Repeats a draw with the second implementation; with the published list also that no number was added or lost. */
export async function verifyDraw(
  transcript: Transcript,
  { list, commitment, id }: VerifyFiles,
): Promise<Verified> {
  const checks = [...(await verifyTranscript(transcript)).checks]
  if (list !== undefined) checks.push({ id: 'list', holds: await isSameList(transcript, fromHere(list)) })
  if (commitment !== undefined) checks.push(...(await heldAgainst(transcript, fromHere(commitment))))
  const own = transcript.results.find(r => r.id === id)
  return {
    rehearsal: transcript.list.rehearsal,
    checks: checks.map(c => ({ ...c, words: WORDS[c.id] ?? t(c.id, c.id) })),
    own: own ? { data: own, lines: [sentenceOf(own)] } : null,
  }
}

/** The commitment as it was published before the sources existed, under SHA-256 and, where it is given, under SM3. */
async function heldAgainst(transcript: Transcript, path: string) {
  const published = JSON.parse(await readFile(path, 'utf8')) as { commitment?: string; sm3?: string }
  const sha256 = { id: 'published', holds: published.commitment === transcript.commitment }
  if (published.sm3 === undefined) return [sha256]
  return [sha256, { id: 'sm3', holds: published.sm3 === sm3CommitmentOf(transcript.list) }]
}

function sentenceOf({ id, number, turn, seats }: Transcript['results'][number]): Text {
  return t(
    `编号 ${id}：抽签号码 ${number}，第 ${turn} 个录取，${seats.map(s => s ?? '候补').join('、')}`,
    `Number ${id}: lottery number ${number}, turn ${turn}, ${seats.map(s => s ?? 'waiting').join(', ')}`,
  )
}

async function isSameList(transcript: Transcript, path: string): Promise<boolean> {
  const table = await readTable(path)
  const heading = table.header.includes('编号') ? '编号' : 'id'
  const listed = table.records.map(r => r.cell(heading))
  const drawn = transcript.list.units.map(u => u.id)
  return listed.length === drawn.length && listed.every((id, i) => id === drawn[i])
}

const WORDS: Readonly<Record<string, Text>> = {
  format: t('文件格式可识别', 'the file is a draw transcript'),
  digest: t('记录未被改动', 'the record is unaltered'),
  commitment: t('名单与规则同事先公布的承诺一致', 'list and rules match the commitment'),
  agreed: t('随机源就是事先约定的那些', 'the sources are those agreed beforehand'),
  shares: t('见证人份额与其承诺一致', 'witness shares match their commitments'),
  beacons: t('信标数字由其签名算得', 'beacon digits follow from the signature'),
  signature: t('信标签名是真的', 'the beacon’s signature is genuine'),
  stage: t('现场抽取的起始号、间隔用于录取顺序', 'start and interval drawn in the hall are in the order'),
  seed: t('种子由承诺和公开随机源算得', 'the seed follows from commitment and sources'),
  unique: t('每个编号有且只有一次机会', 'each number has exactly one chance'),
  numbers: t('抽签号码可重算', 'lottery numbers recompute'),
  order: t('录取顺序可重算', 'the order of admission recomputes'),
  seats: t('学位分配可重算', 'the seats recompute'),
  waiting: t('候补顺序可重算', 'the waiting list recomputes'),
  published: t('承诺就是事先公布的那一份', 'the commitment is the one published beforehand'),
  sm3: t('国密 SM3 承诺可重算', 'the commitment under SM3 recomputes'),
  list: t('编号与公布的名单逐一相同', 'the numbers are those of the published list'),
}

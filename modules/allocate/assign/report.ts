import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { type Assignment, classOf, cutoffsOf, outcomeOf, poolOf, whyNot } from '@kit/kernels/matching'
import { writeTable } from '../lists/table.ts'
import type { Applicant, School } from './lists.ts'
import type { Expanded } from './market.ts'
import type { AssignPlan } from './plan.ts'

/** Applicants in the order of their lottery numbers. */
export interface Ranked {
  readonly applicants: readonly Applicant[]
  /** Lottery number of each, in the same order. */
  readonly numbers: readonly number[]
}

/** Where those left over were placed. */
export interface Placed {
  /** Rank of each unit that was left over. */
  readonly ranks: readonly number[]
  readonly school: Int32Array
  readonly metres: Float64Array
}

/** All that was decided. */
export interface Made {
  readonly plan: AssignPlan
  readonly schools: readonly School[]
  readonly ranked: Ranked
  readonly expanded: Expanded
  readonly granted: Assignment
  readonly overflow: Placed | null
}

/** Writes the list of seats, the reasons, the cutoffs and the certificate beside one another. */
export async function writeAll(folder: string, made: Made): Promise<string[]> {
  const files = ['assignment.csv', 'why-not.csv', 'cutoffs.csv', 'certificate.json'].map(f => join(folder, f))
  const rows = resultRows(made)
  await writeTable(
    files[0]!,
    ['编号', '抽签次序', '录取学校', '名额类别', '第几志愿', '统筹距离（米）'],
    rows,
  )
  await writeTable(
    files[1]!,
    ['编号', '抽签次序', '未录取志愿', '名额类别', '本人类别', '末位类别', '末位抽签次序', '原因'],
    whyRows(made),
  )
  await writeTable(
    files[2]!,
    ['学校', '名额类别', '学位', '录取人数', '末位类别', '末位抽签次序'],
    cutoffRows(made),
  )
  const { market, wishOf } = made.expanded
  const certificate = {
    format: 'junheng-assignment-1',
    title: made.plan.title,
    mechanism: made.plan.mechanism,
    proved:
      made.plan.mechanism === 'deferred-acceptance'
        ? market.heads
          ? ['P1', 'P2', 'P3', 'P4']
          : ['P1', 'P2', 'P3', 'P4', 'P5']
        : [],
    outcome: outcomeOf(market, wishOf, made.granted),
    market: digestOf([[...market.first], [...market.choices], [...market.seats], [...(market.heads ?? [])]]),
    result: digestOf(rows),
  }
  await writeFile(files[3]!, `${JSON.stringify(certificate, null, 2)}\n`)
  return files
}

function resultRows({ schools, ranked, expanded: { market, pools, wishOf }, granted, overflow }: Made) {
  const placed = new Map(overflow?.ranks.map((r, i) => [r, i]))
  return ranked.applicants.map((a, r): (string | number)[] => {
    const k = granted[r] as number
    if (k >= 0) {
      const at = (market.first[r] as number) + k
      const pool = pools[poolOf(market.choices[at] as number)]!
      return [
        a.id,
        ranked.numbers[r] as number,
        schools[pool.school]!.name,
        nameOf(pool),
        (wishOf[at] as number) + 1,
        '',
      ]
    }
    const i = placed.get(r) ?? -1
    const s = overflow?.school[i] ?? -1
    return s === -1
      ? [a.id, ranked.numbers[r] as number, '', '', '', '']
      : [a.id, ranked.numbers[r] as number, schools[s]!.name, '统筹', '', overflow?.metres[i] ?? '']
  })
}

const nameOf = (p: Expanded['pools'][number]) =>
  p.group === '' ? p.kind.name : `${p.kind.name}（${p.group}）`

function whyRows({
  plan,
  schools,
  ranked,
  expanded: { market, pools },
  granted,
}: Made): (string | number)[][] {
  const cutoffs = cutoffsOf(market, granted)
  return ranked.applicants.flatMap((a, r) => {
    const from = market.first[r] as number
    const end = (granted[r] as number) < 0 ? (market.first[r + 1] as number) : from + (granted[r] as number)
    const own = (granted[r] as number) < 0 ? -1 : pools[poolOf(market.choices[end] as number)]!.school
    const lost = [...market.choices.subarray(from, end)].filter(c => pools[poolOf(c)]!.school !== own)
    return lost.map(choice => {
      const pool = pools[poolOf(choice)]!
      const cutoff = cutoffs[poolOf(choice)]!
      return [
        a.id,
        ranked.numbers[r] as number,
        schools[pool.school]!.name,
        nameOf(pool),
        className(plan, classOf(choice)),
        cutoff.priority < 0 ? '' : className(plan, cutoff.priority),
        cutoff.pupil < 0 ? '' : (ranked.numbers[cutoff.pupil] as number),
        WHY[cutoff.load === 0 && pool.seats === 0 ? 'no-seats' : whyNot(choice, r, cutoff)].zh,
      ]
    })
  })
}

function className(plan: AssignPlan, c: number): string {
  const own = plan.classes[c % 8]?.name ?? '其他'
  return c >= 8 ? `${own}（剩余名额）` : own
}

function cutoffRows({
  plan,
  schools,
  ranked,
  expanded: { market, pools },
  granted,
}: Made): (string | number)[][] {
  return cutoffsOf(market, granted).map((c, i) => {
    const pool = pools[i]!
    return [
      schools[pool.school]!.name,
      nameOf(pool),
      pool.seats,
      c.load,
      c.open || c.priority < 0 ? '未录满' : className(plan, c.priority),
      c.open || c.pupil < 0 ? '' : (ranked.numbers[c.pupil] as number),
    ]
  })
}

const WHY = {
  'no-seats': t('该类名额为零', 'no seats of this kind'),
  'earlier-class': t('录取止于更优先的类别', 'admission ended in an earlier class'),
  'smaller-number': t('同类别中抽签次序更靠前的已录满', 'filled by earlier numbers of the same class'),
  envy: t('本办法不保证优先次序（见方案）', 'the mechanism does not keep the order here'),
} as const

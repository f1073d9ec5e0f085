import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '@kit/base/digest'
import { cutoffsOf, outcomeOf, poolOf } from '@kit/kernels/matching'
import { writeTable } from '../lists/table.ts'
import type { Made } from './decide.ts'
import { nameOf } from './market.ts'
import type { Certificate } from './schema.ts'
import { className, lostWishes, shownNumber, WHY } from './why.ts'

type Row = (string | number)[]

/** The tables of a result, each under the name of its file. */
const TABLES = {
  'assignment.csv': {
    header: ['编号', '抽签次序', '录取学校', '学校编号', '名额类别', '第几志愿', '统筹距离（米）'],
    rowsOf: resultRows,
  },
  'why-not.csv': {
    header: ['编号', '抽签次序', '未录取志愿', '名额类别', '本人类别', '末位类别', '末位抽签次序', '原因'],
    rowsOf: whyRows,
  },
  'cutoffs.csv': {
    header: ['学校', '学校编号', '名额类别', '学位', '录取人数', '末位类别', '末位抽签次序'],
    rowsOf: cutoffRows,
  },
} as const
export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

export function tableOfResult(made: Made, name: TableName): { header: readonly string[]; rows: Row[] } {
  const { header, rowsOf } = TABLES[name]
  return { header, rows: rowsOf(made) }
}

/** Writes the list of seats, the reasons, the cutoffs and the certificate beside one another. */
export async function writeAll(folder: string, made: Made): Promise<string[]> {
  for (const name of TABLE_NAMES) {
    const { header, rows } = tableOfResult(made, name)
    await writeTable(join(folder, name), header, rows)
  }
  await writeFile(join(folder, 'certificate.json'), certificateText(certificateOf(made)))
  return [...TABLE_NAMES, 'certificate.json'].map(name => join(folder, name))
}

export function certificateText(certificate: Certificate): string {
  return `${JSON.stringify(certificate, null, 2)}\n`
}

export function certificateOf(made: Made): Certificate {
  const { market, wishOf } = made.expanded
  const { first, choices, seats, heads, numbers } = market
  const outcome = outcomeOf(market, wishOf, made.granted)
  const proved = market.heads ? ['P1', 'P2', 'P3', 'P4'] : ['P1', 'P2', 'P3', 'P4', 'P5']
  return {
    format: 'junheng-assignment-1',
    title: made.plan.title,
    mechanism: made.plan.mechanism,
    plan: digestOf(made.plan),
    seed: made.ranked.seed,
    draw: made.ranked.draw,
    proved: made.plan.mechanism === 'deferred-acceptance' ? proved : [],
    outcome: { ...outcome, byWish: [...outcome.byWish] },
    market: digestOf([
      [...first],
      [...choices],
      [...seats],
      [...(heads ?? [])],
      [...(numbers ?? [])],
      made.ranked.applicants.map(a => a.id),
    ]),
    cutoffs: digestOf(cutoffRows(made)),
    result: digestOf(resultRows(made)),
  }
}

export function resultRows({
  schools,
  ranked,
  expanded: { market, pools, wishOf },
  granted,
  overflow,
}: Made): Row[] {
  const placed = new Map(overflow?.ranks.map((r, i) => [r, i]))
  return ranked.applicants.map((a, r): Row => {
    const who: Row = [a.id, ranked.numbers[r] as number]
    const k = granted[r] as number
    if (k >= 0) {
      const at = (market.first[r] as number) + k
      const pool = pools[poolOf(market.choices[at] as number)]!
      const { name, id } = schools[pool.school]!
      return [...who, name, id, nameOf(pool), (wishOf[at] as number) + 1, '']
    }
    const i = placed.get(r) ?? -1
    const school = schools[overflow?.school[i] ?? -1]
    if (!school) return [...who, '', '', '', '', '']
    return [...who, school.name, school.id, PLACED, '', overflow?.metres[i] ?? '']
  })
}

export const PLACED = '统筹'

function whyRows(made: Made): Row[] {
  const cutoffs = cutoffsOf(made.expanded.market, made.granted)
  return made.ranked.applicants.flatMap((a, r) =>
    lostWishes(made, cutoffs, r).map(({ pool, own, lastClass, lastNumber, reason }): Row => {
      const { name } = made.schools[pool.school]!
      const number = made.ranked.numbers[r] as number
      return [a.id, number, name, nameOf(pool), own, lastClass, lastNumber, WHY[reason].zh]
    }),
  )
}

export function cutoffRows(made: Made): Row[] {
  const { market, pools } = made.expanded
  return cutoffsOf(market, made.granted).map((c, i): Row => {
    const pool = pools[i]!
    const { name, id } = made.schools[pool.school]!
    const isOpen = c.open || c.priority < 0
    return [
      name,
      id,
      nameOf(pool),
      pool.seats,
      c.load,
      isOpen ? '未录满' : className(made.plan, c.priority),
      isOpen ? '' : shownNumber(made, c),
    ]
  })
}

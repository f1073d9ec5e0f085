import { type Text, t } from '@kit/base'
import { checkAssignment, checkOverflow, poolOf } from '@kit/kernels/matching'
import type { Checked } from '../draw/verify.ts'
import type { Table, TableRecord } from '../lists/table.ts'
import { leftOver, type Made, type Placed } from './decide.ts'
import { nameOf } from './market.ts'
import { certificateOf, cutoffRows, PLACED, resultRows } from './report.ts'
import type { Certificate } from './schema.ts'

/**
 * Checks a published assignment again: the lists, plan and numbers are those of the certificate, the published seats keep P1–P5 by
 * the checker that shares no code with the assignment, and lines and cutoffs are those of the published tables.
 *
 * @shape certificate, what its lists give when decided again, the published seats and cutoffs → checks
 */
export function verifyAssignment(
  certificate: Certificate,
  again: Made,
  published: { readonly seats: Table; readonly cutoffs: Table },
): Checked[] {
  const own = certificateOf(again)
  const read = readSeats(again, published.seats)
  const isSame = (key: 'plan' | 'seed' | 'draw' | 'market') => certificate[key] === own[key]
  const base: Checked[] = [
    { id: 'plan', words: WORDS.plan, holds: isSame('plan') },
    { id: 'numbers', words: WORDS.numbers, holds: isSame('seed') && isSame('draw') },
    { id: 'lists', words: WORDS.lists, holds: isSame('market') },
    { id: 'seats', words: WORDS.seats, holds: read !== null },
    {
      id: 'cutoffs',
      words: WORDS.cutoffs,
      holds: certificate.cutoffs === own.cutoffs && isSameTable(cutoffRows(again), published.cutoffs),
    },
  ]
  if (read === null) return base
  const broken = new Set(checkAssignment(read.expanded.market, read.granted).map(v => v.property))
  const proved = certificate.proved.map(
    (p): Checked => ({
      id: p,
      words: PROPERTIES[p] ?? t(p, p),
      holds: ![...broken].some(b => b === p),
    }),
  )
  const isSameResult = isSameTable(resultRows(again), published.seats) && certificate.result === own.result
  return [
    ...base,
    ...proved,
    ...(read.overflow ? [{ id: 'overflow', words: WORDS.overflow, holds: isNearest(read) }] : []),
    { id: 'result', words: WORDS.result, holds: isSameResult },
  ]
}

/** The published seats in the terms of the market; null where the lines are not those of the applicants, in order. */
function readSeats(again: Made, { records }: Table): Made | null {
  const { ranked, expanded, schools, plan } = again
  if (records.length !== ranked.applicants.length) return null
  if (records.some((line, r) => line.cell('编号') !== ranked.applicants[r]!.id)) return null
  const granted = Int32Array.from(records, (line, r) => grantedOf(again, line, r))
  const read: Made = { ranked, expanded, schools, plan, granted, overflow: null }
  if (!plan.overflow) return read
  const school = new Map(schools.map((s, i) => [s.id, i]))
  const ranks = [...granted.keys()].filter(r => granted[r] === -1)
  const placed = ranks.map(r => school.get(records[r]!.cell('学校编号')) ?? -1)
  const { metres } = leftOver(read)
  const overflow: Placed = {
    ranks,
    school: Int32Array.from(placed),
    metres: Float64Array.from(placed, (s, u) => (s === -1 ? Number.NaN : metres(u, s))),
  }
  return { ...read, overflow }
}

function grantedOf({ expanded: { market, pools }, schools }: Made, line: TableRecord, r: number): number {
  const kind = line.cell('名额类别')
  if (kind === '' || kind === PLACED) return -1
  for (let at = market.first[r] as number; at < (market.first[r + 1] as number); at++) {
    const pool = pools[poolOf(market.choices[at] as number)]!
    if (schools[pool.school]!.id === line.cell('学校编号') && nameOf(pool) === kind)
      return at - (market.first[r] as number)
  }
  return -2 // a seat that was no wish: P1 says so
}

function isNearest(read: Made): boolean {
  const { heads, free, metres } = leftOver(read)
  return checkOverflow(heads, free, metres, read.overflow!.school).length === 0
}

function isSameTable(rows: readonly (readonly (string | number)[])[], { header, records }: Table): boolean {
  if (rows.length !== records.length) return false
  return rows.every((row, i) => row.every((cell, c) => String(cell) === records[i]!.cell(header[c] ?? '')))
}

const WORDS = {
  plan: t('方案未被改动', 'the plan is unaltered'),
  numbers: t(
    '抽签号码来自公布的种子或派位记录',
    'the lottery numbers are those of the published seed or draw',
  ),
  lists: t('报名表、学校表和名额与当时一致', 'applicants, schools and quotas are unaltered'),
  seats: t('结果表逐行对应报名名单', 'the table of seats has one line for every applicant'),
  cutoffs: t('录取线与公布的一致', 'the cutoffs are those published'),
  overflow: t('统筹按抽签次序到最近的空位', 'those left over went to the nearest free seat by number'),
  result: t('结果表未被改动，重新分配得到同样的结果', 'the seats are unaltered and come out the same again'),
} as const
const PROPERTIES: Readonly<Record<string, Text>> = {
  P1: t('P1 每人只在填报过的学校', 'P1 everybody sits where they wished to'),
  P2: t('P2 没有学校超过名额', 'P2 no school beyond its seats'),
  P3: t('P3 没有空着却有人更想要的学位', 'P3 no empty seat somebody would rather have'),
  P4: t('P4 没有人被排在后面的人挤掉', 'P4 nobody was passed over'),
  P5: t('P5 没有对家长更好的合规结果', 'P5 no other such result is better for anybody'),
}

import { type Refusal, Refused, refusal, t } from '@kit/base'
import { metresBetween } from '@kit/kernels/matching'
import { streetWays } from '@kit/kernels/zones'
import { headingsOf, type ListSource, readTable, type Table, wholeOf } from '../lists/table.ts'

/** Whole metres from a block to a school (or site), by their numbers; null where nobody knows a way. */
export type Ways = (block: number, school: number) => number | null

interface At {
  readonly id: string
  readonly lon: number
  readonly lat: number
}

/** Straight ways times a detour: what stands for roads as long as nobody measured them. */
export function straightWays(
  blocks: readonly Omit<At, 'id'>[],
  schools: readonly Omit<At, 'id'>[],
  detour: number,
): Ways {
  return (b, s) => Math.round(metresBetween(blocks[b]!, schools[s]!) * detour)
}

interface Street {
  readonly from: string
  readonly to: string
  readonly metres: number
}

/**
 * Measured ways. If every line leads from a block to a school, lines are ways and nothing is added up; otherwise lines are streets,
 * and the shortest way over them counts.
 */
export async function readWays(
  source: ListSource,
  blocks: readonly At[],
  schools: readonly At[],
): Promise<Ways> {
  const streets = streetsIn(await readTable(source))
  const blockOf = new Map(blocks.map((b, i) => [b.id, i]))
  const schoolOf = new Map(schools.map((s, i) => [s.id, i]))
  const isDirect = streets.every(x => blockOf.has(x.from) && schoolOf.has(x.to))
  if (!isDirect) return overStreets(streets, blocks, schools)
  const metres = new Map(streets.map(x => [`${blockOf.get(x.from)} ${schoolOf.get(x.to)}`, x.metres]))
  return (b, s) => metres.get(`${b} ${s}`) ?? null
}

function streetsIn(table: Table): Street[] {
  const names = headingsOf(table, {
    from: ['起点', '小区编号', 'from'],
    to: ['终点', '学校编号', 'to'],
    metres: ['米', '路程米', 'metres'],
  })
  const wrong: Refusal[] = []
  const streets = table.records.map(r => {
    const [from, to, metres] = [r.cell(names.from), r.cell(names.to), wholeOf(r.cell(names.metres))]
    if (from === '' || to === '' || metres === null) wrong.push(BAD_STREET(r.at))
    return { from, to, metres: metres ?? 0 }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return streets
}

function overStreets(streets: readonly Street[], blocks: readonly At[], schools: readonly At[]): Ways {
  const nodes = new Map<string, number>()
  const nodeOf = (id: string) => nodes.get(id) ?? nodes.set(id, nodes.size).get(id)!
  const from = Int32Array.from(streets, x => nodeOf(x.from))
  const to = Int32Array.from(streets, x => nodeOf(x.to))
  const metres = Float64Array.from(streets, x => x.metres)
  const known = schools.filter(s => nodes.has(s.id))
  const rows = streetWays(
    { nodes: nodes.size, from, to, metres },
    known.map(s => nodeOf(s.id)),
  )
  const rowOf = new Map(known.map((s, i) => [s.id, rows[i]!]))
  return (b, s) => {
    const way = rowOf.get(schools[s]!.id)?.[nodes.get(blocks[b]!.id) ?? -1] ?? Number.POSITIVE_INFINITY
    return Number.isFinite(way) ? way : null
  }
}

/** The pairs nobody knows a way for, as ids. */
export function missingWays(ways: Ways, blocks: readonly At[], schools: readonly At[]): [string, string][] {
  return blocks.flatMap((block, b) =>
    schools.flatMap((school, s): [string, string][] => (ways(b, s) === null ? [[block.id, school.id]] : [])),
  )
}

const BAD_STREET = (at: string) =>
  refusal(
    'zones.bad-street',
    at,
    t('每行要有起点、终点和整数米数。', 'Each line needs both ends and whole metres.'),
    t('请补齐；没有路的不写。', 'Fill it in; leave out lines where there is no way.'),
  )

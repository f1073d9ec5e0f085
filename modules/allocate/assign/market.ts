import { type Refusal, Refused, refusal, t } from '@kit/base'
import { type Market, metresBetween, packMarket, type Wish } from '@kit/kernels/matching'
import { headingsOf, type ListSource, readTable, wholeOf } from '../lists/table.ts'
import { type Applicant, holds, type School, seatsOf } from './lists.ts'
import { ownNumbers, type Ranked } from './ranking.ts'
import type { AssignPlan } from './shape.ts'

/** A part of a school's seats. */
export interface Pool {
  readonly school: number
  readonly kind: AssignPlan['pools'][number]
  /** The word of `each` it is for; empty otherwise. */
  readonly group: string
  readonly seats: number
}

export const nameOf = (p: Pool) => (p.group === '' ? p.kind.name : `${p.kind.name}（${p.group}）`)

export interface Expanded {
  readonly market: Market
  readonly pools: readonly Pool[]
  /** The wish (0 the first) each choice belongs to. */
  readonly wishOf: Uint8Array
  /** Schools each applicant wished for, in order of rank. */
  readonly wished: readonly (readonly number[])[]
}

/** Classes of those for whom a reverting part was not meant come after all others'. */
const LATER = 8

/**
 * Applicants in the order of their numbers, each wish for a school spread over the school's parts in the plan's order.
 *
 * @refuses a wish the plan does not allow; nobody's number twice
 */
export function expand(
  plan: AssignPlan,
  schools: readonly School[],
  pools: readonly Pool[],
  ranked: Ranked,
): Expanded {
  const poolsOf = schools.map((_, s) => pools.flatMap((p, i) => (p.school === s ? [i] : [])))
  const wished = wishedSchools(plan, schools, ranked.applicants)
  const numbers =
    plan.numbers === 'one'
      ? null
      : schools.map((school, s) =>
          ownNumbers(
            ranked,
            school,
            wished.flatMap((list, r) => (list.includes(s) ? [r] : [])),
          ),
        )
  const wishOf: number[] = []
  const wishes = ranked.applicants.map((who, r) =>
    (wished[r] as readonly number[]).flatMap((s, k) =>
      (poolsOf[s] as number[]).flatMap(i => {
        const choice = choiceOf(plan, pools[i] as Pool, i, who, schools[s] as School)
        if (choice === null) return []
        wishOf.push(k)
        return [numbers === null ? choice : { ...choice, number: numbers[s]!.get(r) as number }]
      }),
    ),
  )
  const heads = ranked.applicants.some(a => a.heads > 1) ? ranked.applicants.map(a => a.heads) : undefined
  const market = packMarket(
    wishes,
    pools.map(p => p.seats),
    heads,
  )
  return { market, pools, wishOf: Uint8Array.from(wishOf), wished }
}

function wishedSchools(
  plan: AssignPlan,
  schools: readonly School[],
  applicants: readonly Applicant[],
): number[][] {
  const index = new Map(schools.map((s, i) => [s.id, i]))
  const wrong: Refusal[] = []
  const wished = applicants.map(who => {
    if (who.wishes.length === 0 && plan.within.length > 0) return nearestFirst(plan, schools, who)
    const list = who.wishes.map(w => index.get(w) as number)
    for (const s of list)
      if (!holds(plan.within, who, schools[s] as School))
        wrong.push(NOT_ALLOWED(who.record.at, (schools[s] as School).id))
    return list
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return wished
}

/** The family's wish for one part of a school, as it is or as it would be; null where that part is not for it. */
export function choiceOf(
  plan: AssignPlan,
  { kind, group }: Pool,
  pool: number,
  who: Applicant,
  school: School,
): Wish | null {
  const found = plan.classes.findIndex(c => holds(c.where, who, school))
  const priority = found === -1 ? plan.classes.length : found
  const isMeant = holds(kind.where, who, school) && (!kind.each || who.record.cell(kind.each) === group)
  if (isMeant) return { pool, priority }
  return kind.reverts ? { pool, priority: LATER + priority } : null
}

function nearestFirst(plan: AssignPlan, schools: readonly School[], who: Applicant): number[] {
  const allowed = schools.flatMap((s, i) => (holds(plan.within, who, s) ? [i] : []))
  const far = (s: number) => {
    const place = (schools[s] as School).place
    return who.place && place ? metresBetween(who.place, place) : 0
  }
  return allowed.sort((a, b) => far(a) - far(b) || a - b)
}

/** The parts of all schools; for parts by group the table of quotas (学校, 组, 名额). */
export async function poolsOf(
  plan: AssignPlan,
  schools: readonly School[],
  quotas: ListSource | null,
): Promise<Pool[]> {
  const byGroup = plan.pools.some(p => p.each) ? await readQuotas(quotas) : []
  return schools.flatMap(({ record, id }, school) =>
    plan.pools.flatMap(kind =>
      kind.each
        ? byGroup.filter(q => q.school === id).map(({ group, seats }) => ({ school, kind, group, seats }))
        : [{ school, kind, group: '', seats: seatsOf(record, kind.seats) }],
    ),
  )
}

async function readQuotas(source: ListSource | null) {
  if (source === null) throw new Refused([NO_QUOTAS])
  const table = await readTable(source)
  const c = headingsOf(table, {
    school: ['学校', 'school'],
    group: ['组', 'group'],
    seats: ['名额', 'seats'],
  })
  return table.records.map(r => ({
    school: r.cell(c.school),
    group: r.cell(c.group),
    seats: wholeOf(r.cell(c.seats)) ?? seatsOf(r, c.seats),
  }))
}

const NOT_ALLOWED = (at: string, school: string) =>
  refusal(
    'assign.wish-not-allowed',
    at,
    t(
      `按方案不能填报“${school}”（不在片区内）。`,
      `The plan does not allow a wish for "${school}" (outside the zone).`,
    ),
    t('请核对片区，或更正志愿。', 'Check the zone, or correct the wish.'),
  )
const NO_QUOTAS = refusal(
  'assign.no-quotas',
  'quotas',
  t(
    '方案有分配到校的名额，但没有给出名额表。',
    'The plan has seats by group, but no table of quotas is given.',
  ),
  t(
    '请给出名额表（列：学校、组、名额；命令行用 --quotas）。',
    'Give it (columns school, group, seats; on the command line --quotas).',
  ),
)

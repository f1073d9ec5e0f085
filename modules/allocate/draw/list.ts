import { createHash } from 'node:crypto'
import { type Refusal, Refused, refusal, t } from '@kit/base'
import { type DrawList, type DrawUnit, fromTheSeed, linesOf, merkleRoot } from '@kit/kernels/draw'
import { headingOf, headingsOf, type ListSource, readTable, wholeOf, wishHeadings } from '../lists/table.ts'
import type { DrawPlan } from './plan.ts'

/** The list of a draw from a plan and a table of applicants: 编号, 人数 (one if there is no such column), 志愿1, 志愿2, … */
export async function drawListOf(plan: DrawPlan, listFile: ListSource): Promise<DrawList> {
  const { order, seats, sources, ...rest } = plan
  return { ...rest, order, seats, agreed: sources, rehearsal: false, units: await unitsOf(listFile, plan) }
}

async function unitsOf(source: ListSource, { pools }: DrawPlan): Promise<DrawUnit[]> {
  const table = await readTable(source)
  const { id } = headingsOf(table, { id: ['编号', 'id'] })
  const heads = headingOf(table, ['人数', 'heads'])
  const wishes = wishHeadings(table)
  const only = pools.length === 1 ? pools[0] : undefined
  if (wishes.length === 0 && !only) throw new Refused([NO_WISHES(table.file)])
  // A wish is the id of a pool, or its name as people write it.
  const idOf = new Map(pools.map(p => [p.name, p.id]))
  const wrong: Refusal[] = []
  const units = table.records.map(record => {
    const count = heads === null || record.cell(heads) === '' ? 1 : wholeOf(record.cell(heads))
    if (count === null || count < 1) wrong.push(BAD_HEADS(record.at))
    const named = wishes
      .map(h => record.cell(h))
      .filter(w => w !== '')
      .map(w => idOf.get(w) ?? w)
    return { id: record.cell(id), heads: count ?? 1, wishes: wishes.length === 0 && only ? [only.id] : named }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return units
}

/** The same commitment under SM3, for where the national algorithm is asked for. */
export function sm3CommitmentOf(list: DrawList): string {
  const sm3 = (bytes: Uint8Array) => new Uint8Array(createHash('sm3').update(bytes).digest())
  const lines = linesOf(list).map(line => new TextEncoder().encode(line))
  return Buffer.from(merkleRoot(lines, sm3)).toString('hex')
}

/** A rehearsal names itself in its title and draws from digits of its own, so it can never pass for the draw. */
export function rehearsalOf(list: DrawList): DrawList {
  return {
    ...list,
    title: `【演练 REHEARSAL】${list.title}`,
    rehearsal: true,
    order: fromTheSeed(list.order),
    agreed: [{ kind: 'stage', by: '演练 rehearsal' }],
  }
}

const NO_WISHES = (file: string) =>
  refusal(
    'draw.no-wishes',
    file,
    t(
      '方案有多个招生单位，名单里却没有“志愿1”列。',
      'The plan has several pools but the list has no column "wish1".',
    ),
    t('请加上志愿1、志愿2……列，填方案里的单位编号。', 'Add wish1, wish2, … with the ids of the plan.'),
  )
const BAD_HEADS = (at: string) =>
  refusal(
    'draw.bad-heads',
    at,
    t('人数应为 1 或更大的整数。', 'The number of children must be 1 or more.'),
    t('双胞胎合用一个编号时填 2。', 'Twins who share a number: 2.'),
  )

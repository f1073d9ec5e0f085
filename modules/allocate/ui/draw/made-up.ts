import { commitTo, type DrawList, type RandomSource, runDraw } from '@kit/kernels/draw'
import type {
  DrawBody,
  DrawPlan,
  DrawRecord,
  DrawSetUp,
  DrawState,
  PlanHead,
  Publication,
} from '@loop/allocate/schema'
import { TranscriptSchema } from '@loop/allocate/schema'

/** A draw for the gallery: made up, but really drawn. */

export const REGION = '990001000000'
export const AT = `/api/allocate/${REGION}/draws`
export const ID = '0b1f6a52-6f0e-4a51-9a3c-6c0d4c1f2a02'

const procedure: DrawBody['procedure'] = {
  id: 'ascending',
  title: { zh: '随机号升序', en: 'Numbers in ascending order' },
  note: { zh: '每个编号得到一个随机号，从小到大录满计划。', en: 'The smallest numbers go first.' },
  order: { kind: 'ascending' },
  seats: { by: 'number-first', lastSeat: 'pass' },
  source: { title: '广州白云 2020', href: 'https://example.org', status: 'verified' },
}
const pools = [
  { id: 'S01', name: '第一中学', seats: 12 },
  { id: 'S02', name: '文华路初级中学', seats: 8 },
  { id: 'S03', name: '北河初级中学', seats: 10 },
]
const WISHES = [['S01', 'S02'], ['S01', 'S03', 'S02'], ['S02', 'S01'], ['S03']]
const agreed: DrawBody['agreed'] = [
  { kind: 'stage', by: '家长代表' },
  { kind: 'published', name: '6 月 28 日双色球开奖号码' },
]
const sources: readonly RandomSource[] = [
  { kind: 'stage', by: '家长代表', digits: '039157' },
  { kind: 'published', name: '6 月 28 日双色球开奖号码', digits: '03 08 12 19 27 31 05' },
]

function listOf(rehearsal: boolean): DrawList {
  return {
    title: rehearsal ? '【演练 REHEARSAL】2021 年公办初中派位' : '2021 年公办初中派位',
    rehearsal,
    round: 1,
    order: procedure.order,
    seats: procedure.seats,
    agreed,
    pools,
    units: Array.from({ length: 44 }, (_, i) => ({
      id: `2021${String(i + 1).padStart(4, '0')}`,
      heads: i % 20 === 19 ? 2 : 1,
      wishes: WISHES[i % WISHES.length] ?? [],
    })),
  }
}

/** Record and commitment; a defect where this made-up list could not be drawn. */
function drawn(rehearsal: boolean): DrawRecord {
  const list = listOf(rehearsal)
  const commitment = commitTo(list)
  const record = commitment.ok ? runDraw(list, commitment.value, sources) : commitment
  if (!record.ok) throw new Error('defect: the made-up draw fails')
  return TranscriptSchema.parse(record.value)
}
export const record = drawn(false)
export const rehearsed = drawn(true)

export function planOf(of: DrawRecord): DrawPlan {
  const { rehearsal, title } = of.list
  return {
    id: ID,
    kind: 'draw',
    region: REGION,
    name: title,
    period: '2020-2021',
    request: {
      period: '2020-2021',
      name: title,
      title,
      list: ID,
      procedure: 'ascending',
      lastSeat: null,
      pools,
      sources: agreed,
      rehearsal,
      simulations: 2000,
    },
    inputDigest: of.commitment,
    engine: 'junheng-draw@1',
    proved: [],
    body: {
      title,
      rehearsal,
      procedure,
      lastSeat: 'pass',
      pools: pools.map((p, i) => ({ ...p, firstWishes: [23, 12, 11][i] ?? 0 })),
      agreed,
      units: 44,
      children: 46,
      commitment: of.commitment,
      sm3: '9'.repeat(64),
      simulated: 2000,
      chances: WISHES.map((wishes, i) => ({
        wishes,
        heads: 1,
        units: 11 - i,
        chances: wishes.map((_, k) => (k === 0 ? 0.53 : 0.12)),
        none: 0.24,
      })),
    },
    figures: [
      { id: 'children', title: { zh: '报名儿童', en: 'Children' }, value: 46, unit: 'person', better: null },
      { id: 'seats', title: { zh: '学位', en: 'Seats' }, value: 30, unit: 'seat', better: null },
      {
        id: 'none',
        title: { zh: '落空机会', en: 'Chance of no seat' },
        value: 34.8,
        unit: 'percent',
        better: 'lower',
      },
    ],
    effect: null,
    overlay: null,
    madeBy: '督导室（演示）',
    madeAt: '2021-06-20T03:15:00Z',
  }
}
export const plan = planOf(record)
export const head: PlanHead = {
  id: ID,
  kind: 'draw',
  name: plan.name,
  period: plan.period,
  figures: plan.figures,
  madeBy: plan.madeBy,
  madeAt: plan.madeAt,
  decision: null,
  published: ['commitment'],
}

const publication = (what: string, zh: string, en: string): Publication => ({
  id: ID.replace(/.$/, String(what.length % 10)),
  region: REGION,
  kind: 'draw',
  plan: ID,
  what,
  title: { zh, en },
  file: { name: `${what}.json`, type: 'application/json', bytes: 18_240 },
  digest: 'b'.repeat(64),
  publishedBy: '督导室（演示）',
  publishedAt: '2021-06-21T03:15:00Z',
})
export const published = [
  publication('transcript', '派位记录', 'Record of the draw'),
  publication('commitment', '名单承诺（派位前）', 'Commitment of the list (before the draw)'),
  publication('verifier', '核验程序（一个网页，断网可用）', 'Verifier (one page, works offline)'),
]

export const waitingState: DrawState = {
  hindrance: null,
  publishedAt: '2021-06-21T03:15:00Z',
  drawn: null,
  calls: [],
}
export const drawnState: DrawState = {
  ...waitingState,
  drawn: {
    by: '督导室（演示）',
    at: '2021-06-29T02:05:00Z',
    seed: record.seed,
    digest: record.digest,
    seated: 30,
    waiting: record.waiting.length,
    pools: pools.map(p => ({ id: p.id, seats: p.seats, taken: p.seats })),
  },
  calls: [
    {
      offers: [{ id: record.waiting[0] ?? '', pool: 'S02', children: 1 }],
      vacant: [{ pool: 'S02', seats: 1 }],
      gone: [],
      calledBy: '督导室（演示）',
      calledAt: '2021-07-02T02:05:00Z',
    },
  ],
}
export const setUp: DrawSetUp = {
  procedures: [procedure],
  chains: [{ name: 'quicknet', genesis: 1692803367, period: 3, source: procedure.source }],
  pools,
}

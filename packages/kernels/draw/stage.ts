import { ok, type Refusal, type Result, refusal, refuse, t } from '@kit/base'
import type { OrderRule } from './order.ts'
import type { AgreedSource, RandomSource } from './seed.ts'

/** What of a ring can be drawn in the hall. */
export const RING_PARTS = ['start', 'interval', 'direction'] as const
export type RingPart = (typeof RING_PARTS)[number]

type Ring = OrderRule & { readonly kind: 'ring' }
const partsOf = (order: OrderRule): RingPart[] =>
  order.kind === 'ring' ? RING_PARTS.filter(of => order[of] === 'stage') : []

/** A part that shall be drawn in the hall has exactly one agreed source, and no source is agreed for any other part. */
export function problemsOfStage(order: OrderRule, agreed: readonly AgreedSource[]): Refusal[] {
  const due = partsOf(order)
  const named = agreed.flatMap(s => (s.kind === 'ring' ? [s.of] : []))
  const missing = due.filter(of => !named.includes(of))
  const idle = named.filter((of, i) => !due.includes(of) || named.indexOf(of) !== i)
  return [...missing.map(of => NOBODY_DRAWS(`order.${of}`)), ...idle.map(of => DRAWN_FOR_NOTHING(of))]
}

/**
 * The order with what was drawn in the hall in its place: whole numbers of 1 … n, leading zeros as they were drawn; a direction
 * is 1 (up) or 2 (down).
 *
 * @refuses a number that is not on the ring: it is drawn again before everybody, never corrected
 * @example settledOrder({ kind: 'ring', start: 'stage', interval: 1, direction: 'up' }, 20, [{ kind: 'ring', of: 'start', by: 'parents', digits: '06' }]) // → ok({ …, start: 6 })
 */
export function settledOrder(
  order: OrderRule,
  n: number,
  sources: readonly RandomSource[],
): Result<OrderRule> {
  if (order.kind !== 'ring') return ok(order)
  const refusals: Refusal[] = []
  const settled: { -readonly [K in keyof Ring]: Ring[K] } = { ...order }
  for (const of of partsOf(order)) {
    const at = sources.findIndex(s => s.kind === 'ring' && s.of === of)
    const source = sources[at]
    const value = source?.kind === 'ring' ? ringNumber(source.digits ?? '', of, n) : null
    if (value === null) refusals.push(NOT_ON_RING(`sources[${at}]`, of === 'direction' ? 2 : n))
    else if (of === 'direction') settled.direction = value === 1 ? 'up' : 'down'
    else settled[of] = value
  }
  return refusals.length > 0 ? refuse(...refusals) : ok(settled)
}

/** The whole number of digits as they were drawn; null where it is not on the ring. */
export function ringNumber(digits: string, of: RingPart, n: number): number | null {
  const value = /^[0-9]{1,12}$/.test(digits) ? Number(digits) : 0
  return value >= 1 && value <= (of === 'direction' ? 2 : n) ? value : null
}

/** The same order with everything from the seed: for simulating and for rehearsing, when nothing is drawn in the hall. */
export function fromTheSeed(order: OrderRule): OrderRule {
  if (order.kind !== 'ring') return order
  const { start, interval, direction } = order
  return {
    kind: 'ring',
    start: start === 'stage' ? 'drawn' : start,
    interval: interval === 'stage' ? 'drawn' : interval,
    direction: direction === 'stage' ? 'drawn' : direction,
  }
}

/**
 * What drawing a number of 1 … n digit by digit does to chances: units first, then tens …, digits that can no longer lead to a
 * number of the list taken out. Numbers whose last digits fit more leading digits share their chance with more others.
 *
 * @shape n → how many numbers have the smaller chance, and it as a share of the larger; null: all chances are equal
 * @source facts 6, Fuzhou: of 1,003 numbers 1–3 and 1001–1003 had half the chance of the others
 * @example digitBias(1003) // → { fewer: 6, share: 0.5 }
 */
export function digitBias(n: number): { readonly fewer: number; readonly share: number } | null {
  const unit = 10 ** (String(n).length - 1)
  const top = Math.floor(n / unit)
  const rest = n % unit
  return rest === 0 ? null : { fewer: rest * (top + 1), share: top / (top + 1) }
}

const NOBODY_DRAWS = (at: string) =>
  refusal(
    'draw.nobody-draws',
    at,
    t(
      '这一项定为现场抽取，约定的随机源里却没有写由谁抽。',
      'This is to be drawn in the hall, but no agreed source says by whom.',
    ),
    t('补上由谁现场抽取，或改为由种子算出。', 'Name who draws it, or take it from the seed.'),
  )
const DRAWN_FOR_NOTHING = (of: RingPart) =>
  refusal(
    'draw.drawn-for-nothing',
    `sources ${of}`,
    t(
      '约定了现场抽取，所选办法却用不上，或重复约定。',
      'It is agreed to draw this in the hall, but the order has no use for it, or it is agreed twice.',
    ),
    t('删去这一项，或改选用起始号、间隔的办法。', 'Leave it out, or choose an order on a ring.'),
  )
const NOT_ON_RING = (at: string, most: number) =>
  refusal(
    'draw.off-ring',
    at,
    t(`应为 1 至 ${most} 的整数。`, `It must be a whole number of 1 to ${most}.`),
    t('当众重新抽取这一项。', 'Draw it again before everybody.'),
  )

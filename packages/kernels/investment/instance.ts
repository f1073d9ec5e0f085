import { type Refusal, refusal, t } from '@kit/base'

/** What can be bought, and in which lumps. */
export interface Kind {
  readonly id: string
  /** The indicator counts its resource for so many pupils (1 or 100). */
  readonly per: number
  /** Smallest thing one can buy, in the unit of the resource: a 67 m² room, 1 teacher. */
  readonly lump: number
  /** Price of one lump, in fen. */
  readonly price: number
  /** Absent: it stays where it is. */
  readonly move?: Moving
}

/** How a kind may go from one school to another. */
export interface Moving {
  /** What it costs to move one lump, in fen; may be nothing. */
  readonly price: number
  /** Share of its threshold below which no school that gives may fall (1: the threshold itself). */
  readonly keep: number
}

/** What the standard asks of the schools of one stage. Lists are by kind. */
export interface StageRule {
  readonly id: string
  readonly threshold: readonly number[]
  /** Share of the threshold that the indicators not reaching it have to keep (0.85). */
  readonly floor: number
  /** So many indicators have to reach their thresholds. */
  readonly need: number
  /** Limit of each coefficient of variation. */
  readonly cvLimit: readonly number[]
}

/** One stage of one school; a one-through school has several rows. */
export interface SchoolStage {
  readonly school: number
  readonly stage: number
  readonly pupils: number
  /** Resource by kind, already split where the school shares it between stages. */
  readonly amounts: readonly number[]
}

/** One stage's claim on what is bought for a pot; `row: null` is a stage outside the plan (senior pupils) that takes its share. */
export interface Part {
  readonly row: number | null
  readonly pupils: number
  /** Stage weight, 1 : 1.1 : 1.32. */
  readonly weight: number
}

/** A place where a kind can be added: a school for what all its stages share, else one row. */
export interface Pot {
  readonly kind: number
  readonly parts: readonly Part[]
  /** Most lumps there is room for; null for no limit. */
  readonly most: number | null
  /** Most lumps it may give to others; absent for none. */
  readonly give?: number
  /** Only pots of one kind and pool give to one another, as the schools of one stage do; absent: pool 0. */
  readonly pool?: number
}

/** Every (row, kind) is served by exactly one pot. */
export interface InvestmentInstance {
  readonly kinds: readonly Kind[]
  readonly stages: readonly StageRule[]
  readonly rows: readonly SchoolStage[]
  readonly pots: readonly Pot[]
}

/**
 * Says everything that makes an instance unfit for planning.
 *
 * @refuses no pupils, an amount that is missing or negative, a lump or price of nothing, a row without its pot, a limit that
 *   is no count
 * @complexity O(R K)
 */
export function checkInstance(instance: InvestmentInstance): Refusal[] {
  const { kinds, rows, pots } = instance
  const served = rows.map(() => kinds.map(() => 0))
  for (const { kind, parts } of pots)
    for (const { row } of parts)
      if (row !== null && served[row]) served[row][kind] = 1 + (served[row][kind] ?? 9)
  return [
    ...kinds.flatMap(k =>
      k.lump > 0 && isWhole(k.price) && k.price > 0 && k.per > 0 ? [] : [badPrice(k.id)],
    ),
    ...kinds.flatMap(({ id, move }) =>
      move === undefined || (isWhole(move.price) && isAmount(move.price) && isAmount(move.keep))
        ? []
        : [badMove(id)],
    ),
    ...rows.flatMap((row, r) => {
      const isSound = row.pupils > 0 && Number.isFinite(row.pupils)
      return isSound && row.amounts.length === kinds.length && row.amounts.every(isAmount) ? [] : [badRow(r)]
    }),
    ...served.flatMap((by, r) => (by.every(n => n === 1) ? [] : [badPots(r)])),
    ...pots.flatMap((p, i) => (p.most === null || (isWhole(p.most) && p.most >= 0) ? [] : [badLimit(i)])),
    ...pots.flatMap(({ give = 0, pool = 0 }, i) =>
      [give, pool].every(n => isWhole(n) && n >= 0) ? [] : [badGift(i)],
    ),
  ]
}

const isWhole = Number.isSafeInteger
const isAmount = (x: number) => Number.isFinite(x) && x >= 0

function badPrice(kind: string): Refusal {
  return refusal(
    'investment.bad-price',
    kind,
    t(
      '单价和最小增量必须大于零，单价按分取整。',
      'Price and lump have to be above zero, the price in whole fen.',
    ),
    t('请修改单价表。', 'Correct the prices.'),
  )
}

function badMove(kind: string): Refusal {
  return refusal(
    'investment.bad-move',
    kind,
    t(
      '调配单价按分取整，不小于零；调出学校的保留比例不小于零。',
      'The price of moving is in whole fen, zero or more; so is the share that a school keeps.',
    ),
    t('请修改调配规则。', 'Correct the rules of moving.'),
  )
}

function badGift(pot: number): Refusal {
  return refusal(
    'investment.bad-gift',
    `pots.${pot}`,
    t('可调出的数量必须是不小于零的整数。', 'What may be given has to be a whole number, zero or more.'),
    t('请修改可调出的数量。', 'Correct what may be given.'),
  )
}

function badRow(row: number): Refusal {
  return refusal(
    'investment.bad-school',
    `rows.${row}`,
    t(
      '学生数必须大于零，各项资源不能缺失或为负。',
      'Pupils have to be above zero; no resource may be missing or negative.',
    ),
    t('请补齐数据，或不把这所学校列入规划。', 'Complete the figures, or leave the school out of the plan.'),
  )
}

function badPots(row: number): Refusal {
  return refusal(
    'investment.bad-pots',
    `rows.${row}`,
    t(
      '每所学校的每项资源必须且只能有一处可以增加。',
      'Each resource of a school needs exactly one place where it can be added.',
    ),
    t('请检查规划输入。', 'Check the instance.'),
  )
}

function badLimit(pot: number): Refusal {
  return refusal(
    'investment.bad-limit',
    `pots.${pot}`,
    t(
      '可增加的上限必须是不小于零的整数。',
      'A limit on what can be added has to be a whole number, zero or more.',
    ),
    t('请修改上限。', 'Correct the limit.'),
  )
}

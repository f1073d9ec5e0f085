import { type Refusal, Refused, refusal, t } from '@kit/base'
import type { InvestmentInstance, Pot } from '@kit/kernels/investment'
import { readPlan, shippedPlan, shippedPlans } from '../lists/rules-file.ts'
import type { PathInstance } from './instance-of.ts'
import { type Moves, MovesSchema } from './schema.ts'

const FOLDER = 'path-to-standard/moves'

/** Rules of moving that come with the product. */
export const namedMoves = (id: string): Promise<Moves> => shippedPlan(FOLDER, id, MovesSchema)
export const allMoves = (): Promise<Moves[]> => shippedPlans(FOLDER, MovesSchema)

/** Rules of one's own in a file. */
export const readMoves = (path: string): Promise<Moves> => readPlan(path, MovesSchema)

/** The same schools, with what may be moved between them. */
export function withMoves(path: PathInstance, { items }: Pick<Moves, 'items'>): PathInstance {
  const known = path.instance.kinds.map(k => k.id)
  const unknown = items.filter(x => !known.includes(x.indicator))
  if (unknown.length > 0) throw new Refused(unknown.map(x => UNKNOWN(x.indicator, known)))
  const ruleOf = (kind: string) => items.find(x => x.indicator === kind)
  const kinds = path.instance.kinds.map(kind => {
    const rule = ruleOf(kind.id)
    if (!rule) return kind
    return { ...kind, move: { price: Math.round(rule.yuanPerLump * 100), keep: rule.keepPercent / 100 } }
  })
  const pots = path.instance.pots.map(pot => {
    const kind = kinds[pot.kind]
    const rule = ruleOf(kind?.id ?? '')
    if (!kind || !rule) return pot
    const give = Math.floor((stockOf(path.instance, pot) * rule.leavePercent) / 100 / kind.lump)
    return { ...pot, give, pool: rule.within === 'county' ? 0 : poolOf(path.instance, pot) }
  })
  return { ...path, instance: { ...path.instance, kinds, pots } }
}

function stockOf({ rows }: InvestmentInstance, { kind, parts }: Pot): number {
  return parts.reduce((sum, { row }) => sum + (row === null ? 0 : (rows[row]?.amounts[kind] as number)), 0)
}

/** Pots that serve the same stages: what several stages share goes only to schools that share it as well. */
function poolOf({ rows }: InvestmentInstance, { parts }: Pot): number {
  const stages = new Set(parts.flatMap(({ row }) => (row === null ? [] : [rows[row]?.stage as number])))
  return [...stages].reduce((bits, stage) => bits + 2 ** stage, 0)
}

const UNKNOWN = (indicator: string, known: readonly string[]): Refusal =>
  refusal(
    'cli.unknown-indicator',
    indicator,
    t(`规则里没有指标“${indicator}”。`, `The rules have no indicator "${indicator}".`),
    t(`可用：${known.join('、')}。`, `There are: ${known.join(', ')}.`),
  )

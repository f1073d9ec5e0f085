import type { Text } from '@kit/base'
import type { MoneyRow } from '../../funding/schema.ts'
import { clauseOf, parameterStep, type Step, step } from '../lineage/step.ts'
import { entitlementStep, paidStep } from '../plan/explain-entitlement.ts'
import { numberOf } from '../plan/target-standing.ts'
import { sentence } from '../wording.ts'
import { daysIn, type RatePiece, ratePieces } from './funding-year.ts'
import { type Grant, type MoneyLine, type MovedLine, ratesOf, sourceOn } from './money-lines.ts'

const AFTER: Text = { zh: '流动后应拨', en: 'due after moves' }
const RATE_BY_DAYS: Text = { zh: '全年标准（逐日折算）', en: 'rate of the year, day by day' }

/** The way back from what is due to one school: by heads, with every move, beside what was paid. */
export function moneyStep(line: MoneyLine, row: MoneyRow, nameOf: (unit: string) => string): Step {
  const { by, of, row: due } = line
  const { candidate, county } = by
  const moves = by.moved.filter(
    ({ move }) => move.stage === due.stage && (move.to === due.unit || move.from === due.unit),
  )
  const paid = paidStep(county, candidate.entitlement, of, due)
  const root = entitlementStep(county, candidate.entitlement, of, due, rateStep(line))
  return step(AFTER, row.after, {
    unit: 'fen',
    formula: { zh: '核定金额 ＋ 转入 － 转出', en: 'amount + moved in − moved out' },
    inputs: [root, ...moves.map(moved => moveStep(moved, by, due.unit, nameOf)), ...(paid ? [paid] : [])],
  })
}

/** The rate of the year; where it changes within, each piece with its days. */
function rateStep({ by: { candidate, county, year }, of, row }: MoneyLine): Step {
  const { pack, entitlement } = candidate
  const plain = parameterStep(county.book, entitlement.rate, of.stageForRates)
  const pieces = year && ratePieces(year, year.from, ratesOf(pack, entitlement.rate, of.stageForRates))
  if (!year || !pieces || (pieces.length === 1 && plain.value === row.rate)) return plain
  return step(RATE_BY_DAYS, row.rate, {
    unit: 'fen-per-pupil',
    formula: sentence('各段标准 × 天数 ÷ {days} 天', 'each rate × its days ÷ {days} days', {
      days: daysIn(year),
    }),
    inputs: pieces.map(piece => pieceStep({ candidate, county }, entitlement.rate, piece)),
  })
}

function moveStep(
  { move, heads, money }: MovedLine,
  { candidate, county, year }: Grant,
  unit: string,
  nameOf: (unit: string) => string,
): Step {
  const isIn = move.to === unit
  const other = isIn ? move.from : move.to
  const places = {
    day: move.day,
    other: other === null ? { zh: '县外', en: 'outside the county' } : nameOf(other),
    note: move.note,
  }
  const title = isIn
    ? sentence('{day} 自{other}转入（{note}）', '{day}: in from {other} ({note})', places)
    : sentence('{day} 转往{other}（{note}）', '{day}: out to {other} ({note})', places)
  return step(title, money && (isIn ? money.fen : -money.fen), {
    unit: 'fen',
    formula: sentence(
      '人数 × 标准 × 余下天数 ÷ {days} 天，四舍五入到分',
      'heads × rate × days left ÷ {days} days, rounded to the fen',
      { days: year ? daysIn(year) : 0 },
    ),
    inputs: [
      step({ zh: '流动人数', en: 'heads that moved' }, heads, { unit: 'person' }),
      ...(money?.pieces ?? []).map(piece =>
        pieceStep({ candidate, county }, candidate.entitlement.rate, piece),
      ),
    ],
  })
}

/** A rate with its clause and the days it is for. */
function pieceStep(
  { candidate, county }: Pick<Grant, 'candidate' | 'county'>,
  id: string,
  { from, to, days, rate }: RatePiece,
): Step {
  const source = sourceOn(candidate.pack, id, from)
  const title = candidate.pack.parameters.find(p => p.id === id)?.title ?? { zh: id, en: id }
  return step(
    sentence('{title}（{from} 至 {to}，{days} 天）', '{title} ({from} to {to}, {days} days)', {
      title,
      from,
      to,
      days,
    }),
    numberOf(rate),
    { unit: 'fen-per-pupil', clause: source && clauseOf(county.book, source) },
  )
}

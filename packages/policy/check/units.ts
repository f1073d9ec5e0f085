import type { Vocabulary } from '../schema.ts'

/**
 * A product of powers of units, so that `m2 / person` and `fen / person` can be told apart. Units of one dimension with
 * different scales (fen and yuan) stay different: whoever means to convert writes the factor, `100[fen/yuan]`.
 */
export type Unit = ReadonlyMap<string, number>

export const PLAIN: Unit = new Map()

/** The unit an id of the vocabulary stands for: itself, or what it is made of if that is said without a factor. */
export function unitOf(id: string, vocabulary: Vocabulary): Unit {
  const entry = vocabulary.units.get(id)
  const [form, ...others] = entry?.forms ?? []
  const isPlain = form !== undefined && others.length === 0 && (entry?.per ?? 1) === 1
  return (isPlain ? parseUnit(form, vocabulary) : null) ?? new Map([[id, 1]])
}

/**
 * Reads `m2/person`, `yuan` or `1`.
 *
 * @refuses a unit the vocabulary does not have: `null`
 */
export function parseUnit(text: string, vocabulary: Vocabulary): Unit | null {
  if (text === '1') return PLAIN
  const [over, under, ...more] = text.split('/')
  if (more.length > 0 || !isUnit(over, vocabulary)) return null
  if (under === undefined) return unitOf(over, vocabulary)
  return isUnit(under, vocabulary) ? quotient(unitOf(over, vocabulary), unitOf(under, vocabulary)) : null
}

export function product(a: Unit, b: Unit): Unit {
  return combined(a, b, 1)
}

/** @example quotient(m2, person) // → m2/person */
export function quotient(a: Unit, b: Unit): Unit {
  return combined(a, b, -1)
}

export function isSameUnit(a: Unit, b: Unit): boolean {
  return unitText(a) === unitText(b)
}

/** @example unitText(quotient(m2, person)) // → 'm2/person' */
export function unitText(unit: Unit): string {
  const part = (sign: 1 | -1) =>
    [...unit]
      .filter(([, power]) => power * sign > 0)
      .map(([id, power]) => (power * sign === 1 ? id : `${id}^${power * sign}`))
      .sort()
      .join('*')
  const under = part(-1)
  return (part(1) || '1') + (under === '' ? '' : `/${under}`)
}

function isUnit(id: string | undefined, vocabulary: Vocabulary): id is string {
  return id !== undefined && vocabulary.units.has(id)
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers = new Map(a)
  for (const [id, power] of b) powers.set(id, (powers.get(id) ?? 0) + sign * power)
  return new Map([...powers].filter(([, power]) => power !== 0))
}

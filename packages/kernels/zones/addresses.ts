/** An entry of the address list: its text, and the block it belongs to. */
export interface Address {
  readonly text: string
  readonly block: number
}

export type AddressAnswer =
  /** `exact`: as listed; `same`: as listed but for its way of writing; `within`: a listed address and more (house, flat). */
  | { readonly kind: 'found'; readonly by: 'exact' | 'same' | 'within'; readonly address: Address }
  /** Listed addresses fit equally well but lie in different blocks. */
  | { readonly kind: 'ambiguous'; readonly addresses: readonly Address[] }
  /** None fits; the most alike, the best first, for a person to choose from. May be empty. */
  | { readonly kind: 'unknown'; readonly alike: readonly Address[] }

/** So many suggestions, and none less alike than this (shared pairs of characters). */
const SUGGESTIONS = 5
const ALIKE = 0.4

/**
 * Answers which listed address is meant. Only what is listed decides; what is merely alike is offered, never taken.
 *
 * @complexity O(list) a question
 * @example addressBook([{ text: '迎春路12号', block: 3 }])('迎春路１２号 2单元301室') // → found, within, block 3
 */
export function addressBook(list: readonly Address[]): (asked: string) => AddressAnswer {
  const entries = list.map(address => ({ address, plain: plainOf(address.text) }))
  return asked => {
    const plain = plainOf(asked)
    const exact = list.filter(a => a.text === asked.trim())
    if (exact.length > 0) return decided('exact', exact)
    const same = entries.filter(e => e.plain === plain)
    if (same.length > 0)
      return decided(
        'same',
        same.map(e => e.address),
      )
    const within = entries.filter(e => holds(plain, e.plain))
    const longest = within.reduce((n, e) => Math.max(n, e.plain.length), 0)
    if (longest > 0)
      return decided(
        'within',
        within.filter(e => e.plain.length === longest).map(e => e.address),
      )
    return { kind: 'unknown', alike: mostAlike(entries, plain) }
  }
}

function decided(by: 'exact' | 'same' | 'within', addresses: readonly Address[]): AddressAnswer {
  const first = addresses[0]!
  const isOne = addresses.every(a => a.block === first.block)
  return isOne ? { kind: 'found', by, address: first } : { kind: 'ambiguous', addresses }
}

/** Whether the asked address is the listed one with something before it (county) or after it (flat), no number cut in two. */
function holds(asked: string, listed: string): boolean {
  const isDigit = (x: string | undefined) => x !== undefined && /\d/.test(x)
  if (!/\d/.test(listed)) return false
  for (let i = asked.indexOf(listed); i >= 0; i = asked.indexOf(listed, i + 1)) {
    const isCutBefore = isDigit(asked[i - 1]) && isDigit(listed[0])
    const isCutAfter = isDigit(asked[i + listed.length]) && isDigit(listed.at(-1))
    if (!isCutBefore && !isCutAfter) return true
  }
  return false
}

/** One way of writing: half-width, no spaces or marks, numbers as digits, house and building by one word each. */
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[零〇一二三四五六七八九十百]+(?=[号栋幢弄单室层#])/g, digitsOf)
    .replace(/[\s,.;:、，。；：·()（）\-—_/]/g, '')
    .replace(/#楼?|号楼|幢/g, '栋')
}

const DIGITS = '零一二三四五六七八九'

/** 二十三 → 23, 一百零五 → 105, 一〇二 → 102 */
function digitsOf(text: string): string {
  const plain = text.replaceAll('〇', '零')
  if (!/[十百]/.test(plain)) return [...plain].map(x => DIGITS.indexOf(x)).join('')
  let sum = 0
  let digit = 0
  for (const x of plain) {
    if (x === '十' || x === '百') {
      sum += Math.max(digit, digit === 0 && x === '十' ? 1 : digit) * (x === '十' ? 10 : 100)
      digit = 0
    } else digit = DIGITS.indexOf(x)
  }
  return String(sum + digit)
}

function mostAlike(entries: readonly { address: Address; plain: string }[], asked: string): Address[] {
  const pairs = pairsOf(asked)
  return entries
    .map(e => ({ ...e, alike: shared(pairs, pairsOf(e.plain)) }))
    .filter(e => e.alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || (a.plain < b.plain ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(e => e.address)
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

function shared(a: Set<string>, b: Set<string>): number {
  const both = [...a].filter(x => b.has(x)).length
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size)
}

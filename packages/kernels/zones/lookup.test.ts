import { describe, expect, test } from 'vitest'
import { addressBook } from './addresses.ts'
import { lookupPlace } from './lookup.ts'
import type { Place, Shape } from './shapes.ts'

const M = 1 / 111_132.9
const E = M / 0.8660254
const at = (u: number, v: number): Place => [114.3 + u * E, 30 + v * M]

/** A square of 400 m. */
function block(x: number, y: number): Shape {
  return [[[at(x, y), at(x + 400, y), at(x + 400, y + 400), at(x, y + 400), at(x, y)]]]
}

describe('the block of a place', () => {
  const blocks = [block(0, 0), block(404, 0), block(0, 398)]

  test('a place in a block is found; in a gap both neighbours are told; in an overlap both blocks', () => {
    expect(lookupPlace(blocks, at(200, 100), 5)).toEqual({ inside: [0], near: [] })
    expect(lookupPlace(blocks, at(402, 100), 5)).toEqual({ inside: [], near: [0, 1] })
    expect(lookupPlace(blocks, at(200, 399), 5)).toEqual({ inside: [0, 2], near: [] })
  })

  test('a place far from all blocks has none', () => {
    expect(lookupPlace(blocks, at(-300, 100), 5)).toEqual({ inside: [], near: [] })
  })
})

describe('the block of an address', () => {
  const book = addressBook([
    { text: '迎春路1号', block: 0 },
    { text: '迎春路12号', block: 1 },
    { text: '迎春路12号3栋', block: 2 },
    { text: '东门街5号', block: 3 },
    { text: '东门街5号', block: 4 },
    { text: '南河小区', block: 5 },
  ])
  const blockOf = (asked: string) => {
    const answer = book(asked)
    return answer.kind === 'found' ? [answer.by, answer.address.block] : answer.kind
  }

  test('as listed, or only written in another way', () => {
    expect(blockOf('迎春路12号')).toEqual(['exact', 1])
    expect(blockOf('迎春路１２号')).toEqual(['same', 1])
    expect(blockOf('迎春路十二号 3号楼')).toEqual(['same', 2])
    expect(blockOf('迎春路12号3幢')).toEqual(['same', 2])
  })

  test('with county, unit and flat the longest listed part counts, and no number is cut in two', () => {
    expect(blockOf('云岭县迎春路12号3栋2单元501室')).toEqual(['within', 2])
    expect(blockOf('迎春路12号4栋')).toEqual(['within', 1])
    expect(blockOf('迎春路11号')).toBe('unknown')
    expect(blockOf('迎春路112号')).toBe('unknown')
  })

  test('the same address in two blocks is said to be ambiguous', () => {
    expect(book('东门街5号')).toMatchObject({ kind: 'ambiguous', addresses: [{ block: 3 }, { block: 4 }] })
  })

  test('what is only alike is offered and never taken; a name without number decides nothing by itself', () => {
    expect(book('迎春路13号')).toMatchObject({ kind: 'unknown', alike: [{ block: 0 }, { block: 1 }, {}] })
    expect(blockOf('南河小区东侧')).toBe('unknown')
    expect(blockOf('南河小区')).toEqual(['exact', 5])
    expect(book('wholly elsewhere')).toEqual({ kind: 'unknown', alike: [] })
  })

  test('numbers in characters are numbers', () => {
    const one = (text: string) => addressBook([{ text, block: 0 }])
    expect(one('学府路105号')('学府路一百零五号').kind).toBe('found')
    expect(one('学府路20号')('学府路二十号').kind).toBe('found')
    expect(one('学府路10号')('学府路十号').kind).toBe('found')
    expect(one('学府路102号')('学府路一〇二号').kind).toBe('found')
  })
})

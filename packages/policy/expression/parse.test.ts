import { STAGES } from '@kit/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expr, ExprFunction } from './expr.ts'
import { CALLS, INFIX } from './functions.ts'
import { parseExpression } from './parse.ts'
import { printExpression } from './print.ts'

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .tuple(
      fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
      fc.constantFrom(undefined, 'percent', 'fen/yuan'),
    )
    .map(
      ([value, unit]): Expr => (unit === undefined ? { op: 'number', value } : { op: 'number', value, unit }),
    ),
  fc
    .tuple(fc.constantFrom('pupils', 'classes_ge66', 'a'), fc.constantFrom(undefined, ...STAGES))
    .map(([id, stage]): Expr => (stage === undefined ? { op: 'metric', id } : { op: 'metric', id, stage })),
  fc.constantFrom('floor', 'floor-share', 'x2').map((id): Expr => ({ op: 'parameter', id })),
)

const { tree } = fc.letrec<{ tree: Expr }>(tie => {
  const call = (fn: ExprFunction, least: number, most: number) =>
    fc
      .array(tie('tree'), { minLength: least, maxLength: most })
      .map((args): Expr => ({ op: 'call', fn, args }))
  const infix = Object.keys(INFIX).map(fn => call(fn as ExprFunction, 2, 2))
  const calls = Object.entries(CALLS).map(([fn, [least, most]]) =>
    call(fn as ExprFunction, least, Math.min(most, 4)),
  )
  const prefix = [call('neg', 1, 1), call('not', 1, 1)]
  return { tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, ...infix, ...calls, ...prefix) }
})

function parsed(text: string): Expr {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(`${text}: ${result.problem.because.en}`)
  return result.expr
}

describe('print and parse', () => {
  test('what is printed reads back as the same expression', () => {
    fc.assert(
      fc.property(tree, expr => {
        const text = printExpression(expr)
        fc.pre(text.length <= 2000)
        expect(parsed(text)).toEqual(expr)
      }),
      { numRuns: 1000 },
    )
  })

  test('blanks and line ends between words change nothing', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('  ', '\n', '\t '), (expr, blank) => {
        const text = printExpression(expr)
        fc.pre(text.length <= 600)
        expect(parsed(text.replaceAll(' ', blank))).toEqual(expr)
      }),
    )
  })

  test('any text at all gives an expression or a problem inside the text, and never a crash', () => {
    const word = fc.constantFrom(
      'pupils',
      '(',
      ')',
      '@',
      '+',
      '-',
      'not',
      'if',
      ',',
      '1',
      '$a',
      '[m2]',
      '<',
      'or',
      '人',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map(words => words.join(' ')),
        ),
        text => {
          const result = parseExpression(text)
          if (result.ok) {
            expect(parsed(printExpression(result.expr))).toEqual(result.expr)
          } else {
            expect(result.problem.offset).toBeLessThanOrEqual(text.length)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ['a - b - c', '(a - b) - c'],
  ['a / b / c', '(a / b) / c'],
  ['a + b * c', 'a + (b * c)'],
  ['-a * b', '(-a) * b'],
  ['a = b and c = d or e = f', '((a = b) and (c = d)) or (e = f)'],
  ['not a = b and c', '(not (a = b)) and c'],
])('%s means %s', (short, long) => {
  expect(parsed(short)).toEqual(parsed(long))
  expect(printExpression(parsed(long))).toBe(short)
})

test.each([
  ['', 0, 'expected a number, a metric, a $parameter, a function or "(" here, found the end'],
  ['pupils +', 8, 'expected a number, a metric, a $parameter, a function or "(" here, found the end'],
  ['(pupils', 7, 'expected ")" here, found the end'],
  ['pupils classes', 7, 'expected an operator or the end here, found "classes"'],
  ['1 < a < 2', 6, 'expected "and", "or" or the end (comparisons do not chain) here, found "<"'],
  ['pupils@', 7, `expected a stage (${STAGES.join(', ')}) here, found the end`],
  ['ceil(a, b)', 0, '"ceil" takes 1 arguments and has 2'],
  ['constructor(a)', 0, `expected a function (${Object.keys(CALLS).join(', ')}) here, found "constructor"`],
  ['a % b', 2, 'expected an operator or the end here, found "%"'],
  ['a + and', 4, 'expected a number, a metric, a $parameter, a function or "(" here, found "and"'],
  ['1e999', 0, 'expected a smaller number here, found "1e999"'],
  ['2 * not a', 4, 'expected a number, a metric, a $parameter, a function or "(" here, found "not"'],
  ['a'.repeat(2001), 0, 'the expression is longer than 2000 characters'],
])('%s is refused at character %i', (text, offset, because) => {
  const result = parseExpression(text)
  expect(result.ok ? null : { offset: result.problem.offset, because: result.problem.because.en }).toEqual({
    offset,
    because,
  })
})

test('every part knows the character where it stands', () => {
  const result = parseExpression('pupils + ceil($floor)')
  expect(result.ok && [...result.offsets].map(([expr, at]) => [printExpression(expr), at])).toEqual([
    ['pupils', 0],
    ['$floor', 14],
    ['ceil($floor)', 9],
    ['pupils + ceil($floor)', 7],
  ])
})

import { assert, type Period, previousPeriod, STAGES, type Stage } from '@kit/base'
import { type Expr, evaluate, parseExpression, type Row } from '@kit/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryCounty } from '../test/arbitrary-county.ts'
import { type CountyText, PERIOD } from '../test/county.ts'
import { demoPack, formula, vocabulary } from '../test/pack.ts'
import { countyRow, schoolRow } from '../test/plain-rows.ts'
import { applyOverlay } from './apply-overlay.ts'
import { assessFigures, bytesOf } from './assess-figures.ts'
import { at, type Columns } from './column.ts'
import { exactRow } from './exact-row.ts'
import { exactValue } from './exact-value.ts'
import { measureCounty } from './measure-county.ts'
import { numberOf } from './plan/target-standing.ts'

const DAY = '2020-09-01'
const pack = demoPack()
const input = (text: CountyText, rules = pack) => ({
  ...text,
  pack: rules,
  vocabulary,
  period: PERIOD,
  day: DAY,
})
const assess = (text: CountyText) => assessFigures(input(text))

/** Expressions over what the generated counties report, written out and parsed like a pack's. */
const leaf = fc.constantFrom(
  'pupils',
  'pupils@all',
  'backbone_teachers',
  'books',
  'multimedia_rooms',
  '$small',
  '3',
  '0.5',
)
const { value: quantity } = fc.letrec<{ value: string; condition: string }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/'), tie('value'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('value'), tie('value'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(fc.constantFrom('ceil', 'floor'), tie('value')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('condition'), tie('value'), tie('value')).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
    tie('value').map(v => `previous(${v})`),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(leaf, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), leaf)
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    leaf.filter(l => /^[a-z]/.test(l)).map(l => `known(${l})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map(c => `(not ${c})`),
  ),
}))

/** The same schools a year earlier as `then` has them; those it does not have were not there. */
function overTwoYears(now: CountyText, then: CountyText): CountyText {
  const period = previousPeriod(PERIOD as Period)
  const earlier = then.figures.map(figure => ({ ...figure, period }))
  const units = [...now.units, ...then.units.filter(u => !now.units.some(other => other.id === u.id))]
  return { units, figures: [...now.figures, ...earlier] }
}

/** The columns say what the language says; where a rounding may stand on a whole number, what exact arithmetic says. */
function agree(written: string, expr: Expr, columns: Columns, i: number, plain: Row): void {
  const ours = at(columns.evaluate(expr, 'as-given'), i)
  const naive = evaluate(expr, plain)
  const exact = exactValue(expr, exactRow(columns, i, 'as-given'))
  expect(exact === null).toBe(naive === null)
  expect(Number.isNaN(ours)).toBe(naive === null)
  if (naive === null || exact === null) return
  if (!/ceil|floor/.test(written)) expect(ours + 0).toBe(naive + 0)
  else expect(Math.abs(ours - numberOf(exact))).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(ours)))
}

describe('the columns', () => {
  it('mean what the language means, row by row and year by year, and so does exact arithmetic', () => {
    fc.assert(
      fc.property(arbitraryCounty, arbitraryCounty, quantity, (now, then, written) => {
        const parsed = parseExpression(written)
        assert(parsed.ok, written)
        const text = overTwoYears(now, then)
        const county = measureCounty(input(text, withFormula(written)))
        for (const { columns, schools } of county.stages.values())
          schools.forEach((_, i) => {
            agree(written, parsed.expr, columns, i, schoolRow(columns, i))
          })
      }),
      { numRuns: 300 },
    )
  })

  it('add up the schools of a county as the language does, also those of years before', () => {
    const sum = fc
      .tuple(fc.constantFrom('total', 'mean-of', 'share', 'count', 'smallest', 'largest'), quantity)
      .map(([fn, of]) => `${fn}(${of})`)
    const ofCounty = fc.oneof(
      sum,
      sum.map(s => `previous(${s})`),
      fc.tuple(sum, sum).map(([a, b]) => `${a} / previous(${b})`),
    )
    fc.assert(
      fc.property(arbitraryCounty, arbitraryCounty, ofCounty, (now, then, written) => {
        const parsed = parseExpression(written)
        assert(parsed.ok, written)
        const county = measureCounty(input(overTwoYears(now, then), withFormula(written)))
        agree(written, parsed.expr, county.own, 0, countyRow(county))
      }),
      { numRuns: 300 },
    )
  })
})

/** The pack with one more formula, so that the tables hold what it reads. */
function withFormula(text: string) {
  return demoPack({
    tests: [
      ...pack.tests,
      {
        id: 'more',
        title: { zh: '', en: '' },
        part: 'x',
        source: { clause: 'demo/1', status: 'verified' },
        op: 'school-value@1',
        value: formula(text),
        compare: '>=',
        limit: formula('0'),
        unit: 'ratio',
        share: 1,
        stages: null,
      },
    ],
  })
}

const spreads = (text: CountyText) => assess(text).indicators.map(i => i.cv)

describe('a county', () => {
  it('gives the same bytes whatever the order of schools and figures', () => {
    fc.assert(
      fc.property(arbitraryCounty, fc.infiniteStream(fc.nat()), (text, dice) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map(x => [dice.next().value ?? 0, x] as const)
            .sort((a, b) => a[0] - b[0])
            .map(x => x[1])
        const turned = { units: shuffled(text.units), figures: shuffled(text.figures) }
        expect(bytesOf(assess(turned)).digest).toBe(bytesOf(assess(text)).digest)
      }),
    )
  })

  it('keeps its coefficients when every school gets k times as much', () => {
    fc.assert(
      fc.property(arbitraryCounty, fc.integer({ min: 2, max: 9 }), (text, k) => {
        const figures = text.figures.map(f =>
          f.metric === 'books' && f.value !== null ? { ...f, value: f.value * k } : f,
        )
        const more = spreads({ ...text, figures })
        spreads(text).forEach((cv, i) => {
          if (cv === null) expect(more[i]).toBe(null)
          else expect(more[i]).toBeCloseTo(cv, 9)
        })
      }),
    )
  })

  it('never has a school that reaches less after it was given more', () => {
    fc.assert(
      fc.property(arbitraryCounty, fc.integer({ min: 1, max: 5000 }), fc.nat(), (text, more, dice) => {
        const before = assess(text)
        fc.pre(before.schools.length > 0)
        const { unit, stage } = before.schools[dice % before.schools.length]!
        const figures = text.figures.map(f =>
          f.unit === unit && f.metric === 'books' && f.value !== null ? { ...f, value: f.value + more } : f,
        )
        const of = (result: typeof before) => result.schools.find(s => s.unit === unit && s.stage === stage)
        expect(of(assess({ ...text, figures }))?.reached).toBeGreaterThanOrEqual(of(before)?.reached ?? 0)
      }),
    )
  })

  it('says undetermined only where something is missing', () => {
    fc.assert(
      fc.property(arbitraryCounty, text => {
        const complete = { ...text, figures: text.figures.map(f => ({ ...f, value: f.value ?? 1 })) }
        for (const school of assess(complete).schools) expect(school.verdict).not.toBe('undetermined')
      }),
    )
  })
})

describe('a plan', () => {
  const change = (unit: string, kind: 'add' | 'move', value: number, to: string) => ({
    unit,
    metric: 'books',
    stage: 'all' as const,
    change: kind === 'add' ? { kind, value } : { kind, value, to },
  })

  it('and its inverse leave the county as it was', () => {
    fc.assert(
      fc.property(arbitraryCounty, fc.integer({ min: 1, max: 100 }), (text, value) => {
        const [a, b] = text.figures
          .filter(f => f.metric === 'books' && (f.value ?? 0) >= 100)
          .map(f => f.unit)
        fc.pre(a !== undefined && b !== undefined)
        const there = [change(a!, 'add', value, b!), change(a!, 'move', value, b!)]
        const back = [change(b!, 'move', value, a!), change(a!, 'add', -value, b!)]
        const plan = applyOverlay(text, PERIOD, [...there, ...back], vocabulary)
        assert(plan.ok, 'the plan fits')
        expect(
          bytesOf(assess({ units: [...plan.value.units], figures: [...plan.value.figures] })).digest,
        ).toBe(bytesOf(assess(text)).digest)
      }),
    )
  })

  it('that closes a school hands its pupils, teachers and books over, or lets them leave', () => {
    fc.assert(
      fc.property(arbitraryCounty, fc.boolean(), (text, leave) => {
        const schools = text.units.filter(u => u.parent === null).map(u => u.id)
        fc.pre(schools.length > 1)
        const [closed, to] = schools as [string, string]
        const plan = applyOverlay(
          text,
          PERIOD,
          [
            {
              unit: closed,
              metric: 'pupils',
              stage: 'all',
              change: { kind: 'close', to: leave ? null : to },
            },
          ],
          vocabulary,
        )
        assert(plan.ok, 'the plan fits')
        const heads = (figures: CountyText['figures'], stage: Stage) =>
          figures
            .filter(f => f.metric === 'pupils' && f.stage === stage)
            .reduce((sum, f) => sum + (f.value ?? 0), 0)
        const own = text.figures.filter(f => f.unit === closed)
        for (const stage of STAGES)
          expect(heads([...plan.value.figures], stage)).toBe(
            heads(text.figures, stage) - (leave ? heads(own, stage) : 0),
          )
        expect(plan.value.units.some(u => u.id === closed || u.parent === closed)).toBe(false)
      }),
    )
  })
})

import type { Expr, Formula } from './expression/expr.ts'
import { printExpression } from './expression/print.ts'
import { plain } from './plain.ts'
import type { Piece, Reading } from './reading.ts'
import type { ConditionLists, IdlePremises, Score, Standard } from './standards-schema.ts'
import { IdleShape, NamedShape, ScoreShape, StandardShape } from './standards-shapes.ts'
import type { YamlFile } from './yaml-file.ts'

/** Lists about the conditions of schools. */
export const CONDITION_LISTS = ['groups', 'tiers', 'standards', 'scores', 'idle'] as const

/** The conditions in a pack; nothing where all lists are empty. */
export function buildConditions(
  files: readonly YamlFile[],
  reading: Reading,
): { readonly conditions?: ConditionLists } {
  const keep = <T extends object>(pieces: readonly Piece<T>[]) =>
    pieces.map(piece => reading.built(plain(piece.value), piece))
  const conditions: ConditionLists = {
    groups: keep(reading.list(files, 'groups', NamedShape)),
    tiers: keep(reading.list(files, 'tiers', NamedShape)),
    standards: reading
      .list(files, 'standards', StandardShape)
      .map(piece => reading.built(buildStandard(piece, reading), piece)),
    scores: reading
      .list(files, 'scores', ScoreShape)
      .map(piece => reading.built(buildScore(piece, reading), piece)),
    idle: reading
      .list(files, 'idle', IdleShape)
      .map(piece => reading.built(buildIdle(piece, reading), piece)),
  }
  return CONDITION_LISTS.every(list => conditions[list].length === 0) ? {} : { conditions }
}

function buildStandard(piece: Piece<Zod<typeof StandardShape>>, reading: Reading): Standard {
  const { when, have, need, ...rest } = plain(piece.value)
  return {
    ...rest,
    ...(when === undefined ? {} : { when: reading.formula(when, piece, 'when') }),
    have: reading.formula(have, piece, 'have'),
    need: reading.formula(need, piece, 'need'),
  }
}

function buildScore(piece: Piece<Zod<typeof ScoreShape>>, reading: Reading): Score {
  const { when, signs, ...rest } = plain(piece.value)
  return {
    ...rest,
    ...(when === undefined ? {} : { when: reading.formula(when, piece, 'when') }),
    signs: signs.map((sign, i) => ({
      ...sign,
      when: reading.formula(sign.when, piece, 'signs', i, 'when'),
    })),
  }
}

function buildIdle(piece: Piece<Zod<typeof IdleShape>>, reading: Reading): IdlePremises {
  const raw = plain(piece.value)
  return {
    ...raw,
    steps: raw.steps.map((step, i) => ({
      ...step,
      when: reading.formula(step.when, piece, 'steps', i, 'when'),
    })),
  }
}

const call = (fn: Extract<Expr, { op: 'call' }>['fn'], ...args: Expr[]): Expr => ({ op: 'call', fn, args })
const number = (value: number): Expr => ({ op: 'number', value })

/** Points of a school: what the signs that hold give together; missing where one of them cannot be told. */
export function pointsExpr({ signs }: Pick<Score, 'signs'>): Expr {
  return signs
    .map(({ when, points }) => call('if', when.expr, number(points), number(0)))
    .reduce((sum, sign) => call('+', sum, sign))
}

/** Whether a score holds of a school. */
export function scoreExpr(score: Pick<Score, 'signs' | 'weakFrom' | 'when'>): Expr {
  const holds = call('>=', pointsExpr(score), { op: 'parameter', id: score.weakFrom })
  return score.when ? call('and', score.when.expr, holds) : holds
}

/** How many schools a score holds of, less those that are tolerated: an ordinary formula of the county. */
export function countedByScore(score: Score, tolerated: string | undefined, at: string): Formula {
  const count = call('count', scoreExpr(score))
  const expr =
    tolerated === undefined
      ? count
      : call('max', number(0), call('-', count, { op: 'parameter', id: tolerated }))
  return { text: printExpression(expr), expr, at }
}

type Zod<S extends { _output: unknown }> = S['_output']

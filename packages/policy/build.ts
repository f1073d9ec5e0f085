import type { Stage } from '@kit/base'
import { buildPlan, buildTarget } from './build-plan.ts'
import { buildConditions } from './build-standards.ts'
import { plain } from './plain.ts'
import type { Piece, Reading } from './reading.ts'
import type {
  ByStage,
  Clause,
  Formula,
  Indicator,
  Metric,
  Pack,
  Scope,
  Source,
  Statutory,
  Test,
} from './schema.ts'
import {
  ClauseShape,
  DocumentShape,
  IndicatorShape,
  ParameterShape,
  type RawHead,
  type RawIndicator,
  type RawSource,
  type RawStatutory,
  type RawTest,
  TargetShape,
  TestShape,
} from './shapes.ts'
import type { YamlFile } from './yaml-file.ts'

/** The pack as its files say it, formulas read, nothing checked yet; the digest is added when it holds together. */
export type Draft = Omit<Pack, 'digest'>

export function buildPack(head: Piece<RawHead>, files: readonly YamlFile[], reading: Reading): Draft {
  const { scope, root, ...about } = head.value
  const keep = <T extends object>(pieces: readonly Piece<T>[]) => pieces.map(p => reading.built(p.value, p))
  const conditions = buildConditions(files, reading)
  return reading.built(
    {
      ...about,
      root,
      scope: buildScope(scope, head, reading),
      documents: keep(reading.list(files, 'documents', DocumentShape)).map(plain),
      clauses: reading.list(files, 'clauses', ClauseShape).map(piece => buildClause(piece, reading)),
      parameters: keep(reading.list(files, 'parameters', ParameterShape)).map(plain),
      indicators: reading
        .list(files, 'indicators', IndicatorShape)
        .map(piece => buildIndicator(piece, scope.stages, reading)),
      tests: reading.list(files, 'tests', TestShape).map(piece => buildTest(piece, reading)),
      targets: reading
        .list(files, 'targets', TargetShape)
        .map(piece => buildTarget(piece, conditions, reading)),
      ...buildPlan(files, reading),
      ...conditions,
    },
    head,
  )
}

function buildScope(raw: RawHead['scope'], head: Piece<RawHead>, reading: Reading): Scope {
  return {
    ...raw,
    include: reading.formula(raw.include, head, 'scope', 'include'),
    exclude: raw.exclude.map((rule, i) =>
      reading.built(
        {
          ...rule,
          when: reading.formula(rule.when, head, 'scope', 'exclude', i, 'when'),
          source: plainSource(rule.source),
        },
        { ...head, path: ['scope', 'exclude', i] },
      ),
    ),
  }
}

function buildClause(piece: Piece<{ id: string; summary: Clause['summary'] }>, reading: Reading): Clause {
  const { id } = piece.value
  const slash = id.indexOf('/')
  return reading.built({ ...piece.value, document: id.slice(0, slash), article: id.slice(slash + 1) }, piece)
}

function buildIndicator(piece: Piece<RawIndicator>, stages: readonly Stage[], reading: Reading): Indicator {
  const raw = piece.value
  const spread = (key: 'numerator' | 'denominator'): ByStage<Formula> => {
    const text = raw[key]
    if (typeof text !== 'string') {
      const named = Object.entries(text) as [Stage, string][]
      return Object.fromEntries(named.map(([s, formula]) => [s, reading.formula(formula, piece, key, s)]))
    }
    const formula = reading.formula(text, piece, key)
    return Object.fromEntries(stages.map(stage => [stage, formula]))
  }
  const { threshold, ...rest } = raw
  return reading.built(
    {
      ...rest,
      numerator: spread('numerator'),
      denominator: spread('denominator'),
      ...(threshold === undefined ? {} : { threshold }),
      relaxations: raw.relaxations.map((relaxation, i) =>
        reading.built(
          {
            ...relaxation,
            when: reading.formula(relaxation.when, piece, 'relaxations', i, 'when'),
            numerator: reading.formula(relaxation.numerator, piece, 'relaxations', i, 'numerator'),
            source: plainSource(relaxation.source),
          },
          { ...piece, path: [...piece.path, 'relaxations', i] },
        ),
      ),
      source: plainSource(raw.source),
    },
    piece,
  )
}

function buildTest(piece: Piece<RawTest>, reading: Reading): Test {
  const mark = piece.value.statutory
  const test = formulasRead(piece, reading)
  return reading.built(
    mark ? { ...test, statutory: buildStatutory(plain(mark), piece, reading) } : test,
    piece,
  )
}

function buildStatutory(raw: RawStatutory, piece: Piece<RawTest>, reading: Reading): Statutory {
  const { name, base, readings, ...formulas } = raw
  const read = (Object.entries(formulas) as [string, string][]).map(([key, text]) => [
    key,
    reading.formula(text, piece, 'statutory', key),
  ])
  return { name, base, ...(readings === undefined ? {} : { readings }), ...Object.fromEntries(read) }
}

function formulasRead(piece: Piece<RawTest>, reading: Reading): Test {
  const { statutory: _, ...raw } = plain(piece.value)
  switch (raw.op) {
    case 'region-value@1':
      return {
        ...raw,
        value: reading.formula(raw.value, piece, 'value'),
        limit: reading.formula(raw.limit, piece, 'limit'),
      }
    case 'school-value@1': {
      const { when, ...rest } = raw
      return {
        ...rest,
        value: reading.formula(raw.value, piece, 'value'),
        limit: reading.formula(raw.limit, piece, 'limit'),
        ...(when === undefined ? {} : { when: reading.formula(when, piece, 'when') }),
      }
    }
    case 'score@1':
      return {
        ...raw,
        items: raw.items.map(({ deduct, ...item }, i) =>
          deduct === undefined
            ? item
            : { ...item, deduct: reading.formula(deduct, piece, 'items', i, 'deduct') },
        ),
      }
    default:
      return raw
  }
}

function plainSource(raw: RawSource): Source {
  return plain(raw)
}

export type { Metric }

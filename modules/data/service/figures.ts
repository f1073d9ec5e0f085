import { createHash } from 'node:crypto'
import { canonicalJson, ok, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { type FigureKey, notYourUnit, unknownFigure, unknownRegion } from '../errors.ts'
import type { Standing } from '../rules/resolve.ts'
import type { Fact, FactSource, FigureHistory, FigurePage, Unit } from '../schema.ts'
import { loadFacts } from '../store/entries.ts'
import { type FigureFilter, type FigureRecord, loadFigureKeys, loadFigures } from '../store/figures.ts'
import { lastInstant } from '../store/regions.ts'
import { loadUnits } from '../store/units.ts'
import { loadStories } from './stories.ts'

export interface FigureSet {
  readonly region: string
  /** Reading again with this instant gives the same set, whatever is recorded later. */
  readonly knownAt: Date
  readonly units: readonly Unit[]
  /** Official values in the order of period, unit, metric, stage; `fact` is the id of the fact behind it. */
  readonly figures: readonly FigureRecord[]
  /** SHA-256 over units, values and standings in that order. */
  readonly digest: string
}

/**
 * The official figures of a whole region as known at an instant (by default now). Not narrowed to the actor's own school:
 * what is computed from a part would be wrong. Who shows it to people of one school must narrow it.
 */
export async function readFigures(
  tx: Tx,
  asked: { readonly region: string; readonly periods?: readonly string[]; readonly knownAt?: Date },
): Promise<Result<FigureSet>> {
  const last = await lastInstant(tx, asked.region)
  if (!last) return refuse(unknownRegion(asked.region))
  const knownAt = asked.knownAt ?? last
  const units = await loadUnits(tx, asked.region, knownAt)
  const figures = await loadFigures(tx, {
    ...everything(asked.region),
    knownAt,
    periods: asked.periods ?? null,
  })
  return ok({ region: asked.region, knownAt, units, figures, digest: digestOfFigures(units, figures) })
}

export function everything(region: string): FigureFilter {
  return { region, knownAt: null, periods: null, metrics: null, units: null, stages: null }
}

export function digestOfFigures(units: readonly Unit[], figures: readonly FigureRecord[]): string {
  const hash = createHash('sha256')
  let lines = units.map(u => canonicalJson(u)).join('\n')
  for (const f of figures) {
    lines += `\n${f.period}\t${f.unit}\t${f.metric}\t${f.stage}\t${f.value}\t${f.standing}`
    if (lines.length < 65_536) continue
    hash.update(lines)
    lines = ''
  }
  return hash.update(lines).digest('hex')
}

export interface FigureQuery {
  readonly region: string
  readonly period?: string | undefined
  readonly metric?: string | undefined
  readonly unit?: string | undefined
  readonly stage?: string | undefined
  readonly standing?: Standing | undefined
  readonly offset: number
  readonly limit: number
}

/** One page of official figures with their rivals; people of one school see their own. */
export async function listFigures(tx: Tx, query: FigureQuery): Promise<Result<FigurePage>> {
  const own = tx.actor.unit
  const unit = query.unit ?? own
  if (own !== null && unit !== own) return refuse(notYourUnit(unit ?? ''))
  const one = (value: string | null | undefined) => (value == null ? null : [value])
  const filter = {
    region: query.region,
    knownAt: null,
    periods: one(query.period),
    metrics: one(query.metric),
    units: one(unit),
    stages: one(query.stage),
  }
  const page = await loadFigureKeys(tx, filter, {
    standing: query.standing ?? null,
    offset: query.offset,
    limit: query.limit,
  })
  const stories = await loadStories(tx, query.region, page.keys)
  return ok({ total: page.total, offset: query.offset, items: stories.map(s => s.figure) })
}

/** Everything ever said about one figure, and who picked what. */
export async function figureHistory(tx: Tx, region: string, key: FigureKey): Promise<Result<FigureHistory>> {
  if (tx.actor.unit !== null && tx.actor.unit !== key.unit) return refuse(notYourUnit(key.unit))
  const [story] = await loadStories(tx, region, [key])
  if (!story) return refuse(unknownFigure(key))
  return ok({
    figure: story.figure,
    entries: story.entries.map(({ fact, source }) => ({ fact, source })),
    choices: story.choices.map(c => ({
      id: c.id,
      fact: c.fact,
      reason: c.reason,
      chosenBy: c.chosenBy,
      chosenAt: c.recordedAt.toISOString(),
    })),
  })
}

/** Facts with their sources by fact id, for the way back from a figure to its cell. */
export async function readFacts(
  tx: Tx,
  region: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly fact: Fact; readonly source: FactSource }>> {
  const recorded = await loadFacts(tx, region, ids)
  return new Map(recorded.map(({ fact, source }) => [fact.id, { fact, source }]))
}

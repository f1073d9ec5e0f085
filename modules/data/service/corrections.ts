import { randomUUID } from 'node:crypto'
import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import {
  type FigureKey,
  notYourUnit,
  reasonMissing,
  sameValue,
  unknownFigure,
  unknownUnit,
} from '../errors.ts'
import { checkValue } from '../rules/check-value.ts'
import { isSameValue } from '../rules/resolve.ts'
import type { Figure, NewFact } from '../schema.ts'
import { saveChoice, saveFact, saveSource } from '../store/entries.ts'
import { nextInstant } from '../store/regions.ts'
import { loadUnits } from '../store/units.ts'
import { closedPeriods } from './batches.ts'
import { loadStories } from './stories.ts'

/** Corrections speak with a voice of their own, so that importing the old file again does not undo them. */
const STREAM = 'correction'

export interface ChooseInput extends FigureKey {
  readonly region: string
  /** Id of an entry of this figure; its stream becomes the official one. */
  readonly fact: string
  readonly reason: string
}

/** Picks the entry whose stream counts from now on. */
export async function chooseOfficial(tx: Tx, input: ChooseInput): Promise<Result<Figure>> {
  const at = await nextInstant(tx, input.region)
  const [story] = await loadStories(tx, input.region, [input])
  const refusals = [
    ...(tx.actor.unit !== null && tx.actor.unit !== input.unit ? [notYourUnit(input.unit)] : []),
    ...(story?.entries.some(e => e.fact.id === input.fact) ? [] : [unknownFigure(input)]),
    ...(input.reason.trim() === '' ? [reasonMissing('reason')] : []),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  return saveDecision(tx, 'data.figure-chosen', input, at)
}

export interface CorrectInput extends FigureKey {
  readonly region: string
  /** Null: not available after all. */
  readonly value: number | null
  readonly reason: string
  /** What it rests on, such as the acceptance of a project; named where the figure leads back to its source. */
  readonly document?: string
}

/** Records another value with the reason and makes it the official one; what stood before stays on record. */
export async function correctFigure(
  tx: Tx,
  vocabulary: Vocabulary,
  input: CorrectInput,
): Promise<Result<Figure>> {
  const at = await nextInstant(tx, input.region)
  const [story] = await loadStories(tx, input.region, [input])
  const units = await loadUnits(tx, input.region)
  const { unit, period, metric, stage, value } = input
  const fact = { unit, period, metric, stage, value, text: null, raw: null, locator: {} }
  const refusals = [
    ...(tx.actor.unit !== null && tx.actor.unit !== unit ? [notYourUnit(unit)] : []),
    ...(units.some(u => u.id === unit) ? [] : [unknownUnit(unit)]),
    ...(input.reason.trim() === '' ? [reasonMissing('reason')] : []),
    ...checkValue(vocabulary, input),
    ...(story && isSameValue(story.figure.official, fact) ? [sameValue(input)] : []),
    ...(tx.actor.unit === null ? [] : await closedPeriods(tx, input.region, [period])),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  const entry = await saveCorrection(tx, input, fact, at)
  return saveDecision(tx, 'data.figure-corrected', { ...input, fact: entry }, at)
}

/** The id of the correcting entry. */
async function saveCorrection(tx: Tx, input: CorrectInput, fact: NewFact, at: Date): Promise<string> {
  const id = randomUUID()
  const source = {
    id,
    kind: 'correction',
    stream: STREAM,
    fileName: input.document ?? null,
    sha256: null,
    mapping: null,
  } as const
  await saveSource(tx, input.region, source, input.reason.trim(), at)
  return saveFact(tx, input.region, id, fact, at)
}

async function saveDecision(
  tx: Tx,
  event: 'data.figure-chosen' | 'data.figure-corrected',
  input: ChooseInput,
  at: Date,
): Promise<Result<Figure>> {
  const reason = input.reason.trim()
  const { region, unit, period, metric, stage, fact } = input
  await saveChoice(tx, region, { id: randomUUID(), unit, period, metric, stage, fact, reason, at })
  const subject = `${unit} ${period} ${metric} ${stage}`
  await tx.ledger({ region: region as RegionCode, event, subject, detail: { fact, reason } })
  const [story] = await loadStories(tx, region, [input])
  return story ? ok(story.figure) : refuse(unknownFigure(input))
}

import { assert, type Period, type Stage } from '@kit/base'
import { cellName } from '@kit/workbook'
import type { NewFact } from '../schema.ts'

/** What figures of a file are about: one unit, one stage, one period. */
export interface Subject {
  readonly unit: string
  readonly stage: Stage
  readonly period: Period
}

/** A column of the file that figures came from. */
export interface Origin {
  readonly sheet: string
  readonly column: number
  /** Factor by which the numbers of the column were multiplied. */
  readonly scale: number
  readonly csv: boolean
}

interface Slot {
  values: Float64Array
  /** Row of the file; 0 where the slot holds nothing. */
  rows: Uint32Array
  origins: Uint16Array
}

const NOTHING = Number.NaN
/** A payload of its own for “recorded as not available”; plain NaN would be lost in it. */
const NOT_AVAILABLE = Number.NEGATIVE_INFINITY

/**
 * All figures of one file, kept by column: some fourteen bytes a figure, so that a file of twelve million figures can be
 * checked as a whole. Facts are made only when they are asked for.
 */
export class Collection {
  readonly subjects: Subject[] = []
  /** Metrics the file has columns for, whether or not anything stands there. */
  readonly #asked = new Map<string, number[]>()
  readonly #index = new Map<string, number>()
  readonly #slots = new Map<string, Slot>()
  readonly #origins: Origin[] = []
  /** As it stood in the cell, where that is not simply the number. */
  readonly #raw = new Map<string, string>()
  #figures = 0
  #last = -1

  get figures(): number {
    return this.#figures
  }

  get metrics(): readonly string[] {
    return [...this.#slots.keys()]
  }

  origin(origin: Origin): number {
    assert(this.#origins.length < 65_535, 'more than 65,535 columns')
    return this.#origins.push(origin) - 1
  }

  subject(unit: string, stage: Stage, period: Period): number {
    // A row asks for the same subject once a cell.
    const last = this.subjects[this.#last]
    if (last && last.unit === unit && last.stage === stage && last.period === period) return this.#last
    this.#last = this.#subjectOf(unit, stage, period)
    return this.#last
  }

  #subjectOf(unit: string, stage: Stage, period: Period): number {
    const key = `${unit}|${stage}|${period}`
    const known = this.#index.get(key)
    if (known !== undefined) return known
    this.#index.set(key, this.subjects.length)
    return this.subjects.push({ unit, stage, period }) - 1
  }

  find(unit: string, stage: Stage, period: Period): number | undefined {
    return this.#index.get(`${unit}|${stage}|${period}`)
  }

  put(
    subject: number,
    metric: string,
    value: number | null,
    row: number,
    origin: number,
    raw: string | null,
  ): void {
    const slot = this.#slotFor(metric, subject)
    if (slot.rows[subject] === 0) this.#figures++
    slot.values[subject] = value ?? NOT_AVAILABLE
    slot.rows[subject] = row
    slot.origins[subject] = origin
    if (raw !== null && raw !== this.#plainRaw(slot, subject)) this.#raw.set(`${subject}|${metric}`, raw)
  }

  value(subject: number, metric: string): number | null | undefined {
    const slot = this.#slots.get(metric)
    if (!slot || subject >= slot.rows.length || slot.rows[subject] === 0) return undefined
    const value = slot.values[subject]!
    return value === NOT_AVAILABLE ? null : value
  }

  place(subject: number, metric: string): { sheet: string; cell: string } | null {
    const slot = this.#slots.get(metric)
    if (!slot || subject >= slot.rows.length || slot.rows[subject] === 0) return null
    const origin = this.#origins[slot.origins[subject]!]!
    return { sheet: origin.sheet, cell: cellName(slot.rows[subject]!, origin.column) }
  }

  /** Remembers that a column of the file is for a metric. */
  ask(metric: string, origin: number): void {
    const columns = this.#asked.get(metric)
    if (columns) columns.push(origin)
    else this.#asked.set(metric, [origin])
  }

  isAsked(metric: string): boolean {
    return this.#asked.has(metric) || this.#slots.has(metric)
  }

  /** The blank cell where a figure would stand: a column of its metric, in a row that gave other figures of the subject. */
  blank(
    subject: number,
    metric: string,
  ): { sheet: string; cell: string; row: number; origin: number } | null {
    for (const origin of this.#asked.get(metric) ?? []) {
      const { sheet, column } = this.#origins[origin]!
      for (const other of this.#slots.values()) {
        const row = other.rows[subject] ?? 0
        if (row !== 0 && this.#origins[other.origins[subject]!]!.sheet === sheet)
          return { sheet, cell: cellName(row, column), row, origin }
      }
    }
    return null
  }

  /** Records “not available” for the blank cell of a figure; null when there is no such cell. */
  withdraw(subject: number, metric: string): { sheet: string; cell: string } | null {
    const blank = this.value(subject, metric) === undefined ? this.blank(subject, metric) : null
    if (blank) this.put(subject, metric, null, blank.row, blank.origin, null)
    return blank
  }

  *facts(): Generator<NewFact> {
    for (const [metric, slot] of this.#slots)
      for (let subject = 0; subject < slot.rows.length; subject++)
        if (slot.rows[subject] !== 0) yield this.#fact(metric, slot, subject)
  }

  #fact(metric: string, slot: Slot, subject: number): NewFact {
    const { unit, stage, period } = this.subjects[subject]!
    const origin = this.#origins[slot.origins[subject]!]!
    const row = slot.rows[subject]!
    const value = slot.values[subject]!
    return {
      unit,
      period,
      metric,
      stage,
      value: value === NOT_AVAILABLE ? null : value,
      text: null,
      raw: this.#raw.get(`${subject}|${metric}`) ?? this.#plainRaw(slot, subject),
      locator: {
        sheet: origin.sheet,
        cell: cellName(row, origin.column),
        ...(origin.csv ? { line: row } : {}),
      },
    }
  }

  #plainRaw(slot: Slot, subject: number): string | null {
    const value = slot.values[subject]!
    if (value === NOT_AVAILABLE) return null
    const { scale } = this.#origins[slot.origins[subject]!]!
    return scale === 1 ? String(value) : String(Number((value / scale).toPrecision(15)))
  }

  #slotFor(metric: string, subject: number): Slot {
    const slot = this.#slots.get(metric)
    if (slot && subject < slot.rows.length) return slot
    const length = Math.max(256, 2 ** Math.ceil(Math.log2(subject + 1)))
    const grown = {
      values: new Float64Array(length).fill(NOTHING),
      rows: new Uint32Array(length),
      origins: new Uint16Array(length),
    }
    if (slot) {
      grown.values.set(slot.values)
      grown.rows.set(slot.rows)
      grown.origins.set(slot.origins)
    }
    this.#slots.set(metric, grown)
    return grown
  }
}

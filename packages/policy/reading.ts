import { assert, type Refusal, refusal, type Text } from '@kit/base'
import type { z } from 'zod'
import { parseExpression } from './expression/parse.ts'
import type { Expr, Formula } from './schema.ts'
import { problemsOfShape } from './shape-problems.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** A piece of a file whose shape is right: its value and its place. */
export interface Piece<T> {
  readonly value: T
  readonly file: YamlFile
  readonly path: Path
}

/** One reading of a folder: what was found wrong so far, and where each thing that was built had stood. */
export class Reading {
  readonly refusals: Refusal[] = []
  /** Ids of things whose shape was wrong: nobody should also be told that they do not exist. */
  readonly broken = new Set<string>()
  readonly #pieces = new Map<object, Piece<unknown>>()
  readonly #places = new Map<Expr, string>()

  /** The elements of one list, gathered from all files; what has a wrong shape is reported and left out. */
  list<T>(files: readonly YamlFile[], key: string, shape: z.ZodType<T>): Piece<T>[] {
    return files.flatMap(file => {
      const list = (file.data as Record<string, unknown> | null)?.[key]
      if (list === undefined || list === null) return []
      const elements: unknown[] = Array.isArray(list) ? list : [list]
      return elements.flatMap((element, i) => this.piece(file, [key, i], element, shape))
    })
  }

  piece<T>(file: YamlFile, path: Path, data: unknown, shape: z.ZodType<T>): Piece<T>[] {
    const read = shape.safeParse(data, { reportInput: true })
    if (read.success) return [{ value: read.data, file, path }]
    this.refusals.push(...problemsOfShape(read.error, file, path))
    const id = (data as { id?: unknown } | null)?.id
    if (typeof id === 'string') this.broken.add(id)
    return []
  }

  /** Remembers where a thing that was built from a piece had stood. */
  built<T extends object>(thing: T, piece: Piece<unknown>): T {
    this.#pieces.set(thing, piece)
    return thing
  }

  /** `file:line` of something inside a thing that was built. */
  at(thing: object, ...inside: Path): string {
    const piece = this.#pieces.get(thing)
    assert(piece, 'a thing of the pack that no piece of a file became')
    return piece.file.at([...piece.path, ...inside])
  }

  /** `file:line` of a piece. */
  atPiece({ file, path }: Piece<unknown>): string {
    return file.at(path)
  }

  formula(text: string, piece: Piece<unknown>, ...inside: Path): Formula {
    const path = [...piece.path, ...inside]
    const parsed = parseExpression(text)
    if (!parsed.ok) {
      const { offset, because, todo } = parsed.problem
      this.refusals.push(refusal('policy.syntax', piece.file.atCharacter(path, offset), because, todo))
      return { text, expr: { op: 'number', value: 0 }, at: piece.file.at(path) }
    }
    for (const [expr, offset] of parsed.offsets) {
      this.#places.set(expr, piece.file.atCharacter(path, offset))
    }
    return { text, expr: parsed.expr, at: piece.file.at(path) }
  }

  /** `file:line:column` of a part of a formula; `undefined` when the formula could not be read. */
  placeOf(expr: Expr): string | undefined {
    return this.#places.get(expr)
  }

  say(code: string, at: string, because: Text, todo: Text): void {
    this.refusals.push(refusal(code, at, because, todo))
  }
}

import type { Result } from '@kit/base'
import type { z } from 'zod'

/** A file as answer. */
export interface FileAnswer {
  readonly file: Uint8Array | NodeJS.ReadableStream
  readonly name: string
  readonly type: string
}

/** An uploaded file, as a stream with its announced name; limits are set by the server. */
export interface Upload {
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

export interface RouteDefinition<In extends z.ZodObject, Out, Caller> {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Path parameters, query and body are merged into one input object and checked by `input`. */
  readonly path: `/api/${string}`
  readonly summary: string
  /** Permission code such as `data.import`; `signed-in`; `public`; `local`: public, from the computer itself only. */
  readonly permission: string
  readonly input: In
  /** Zod schema of the answer; `'file'` for a download. */
  readonly output: z.ZodType<Out> | 'file'
  /** True when the body is multipart with one file; `run` gets it as `upload`. */
  readonly upload?: boolean
  readonly run: (
    input: z.infer<In>,
    caller: Caller,
    upload: Upload | null,
  ) => Promise<Result<Out | FileAnswer>>
}

/** A route is a value: it can be listed, documented, permitted and tested without a server. */
// biome-ignore lint/suspicious/noExplicitAny: a list of routes forgets their single input and output types
export type AnyRoute<Caller> = RouteDefinition<any, any, Caller>

export function route<In extends z.ZodObject, Out, Caller>(
  definition: RouteDefinition<In, Out, Caller>,
): RouteDefinition<In, Out, Caller> {
  return definition
}

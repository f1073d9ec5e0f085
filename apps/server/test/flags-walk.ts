import { canonicalJson } from '@kit/base'
import type { FastifyInstance } from 'fastify'
import yauzl from 'yauzl'
import { type Reach, reachOf } from './emits.ts'

/** Asks every route that can be read, with every value of its parameters, as several people. */

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly minimum?: number }
}

export interface Readable {
  readonly path: string
  readonly permission: string
  readonly reach: Reach
  readonly parameters: readonly Parameter[]
}

export interface Answered {
  readonly route: Readable
  readonly url: string
  readonly status: number
  /** JSON, or the text of every part of a file. */
  readonly parts: readonly string[]
}

/** Values to try, by the name of a parameter; the first is the ordinary one. A list by route where the name is not enough. */
export type Values = Readonly<Record<string, readonly string[]>>

/** Every GET route; one of which nobody has stated what it gives away is an error that says where to state it. */
export async function readableRoutes(app: FastifyInstance, values: Values): Promise<Readable[]> {
  const { paths } = (await app.inject('/api/openapi.json')).json()
  const gets = Object.entries<Record<string, Operation>>(paths).flatMap(([path, { get }]) =>
    get
      ? [{ path, permission: get['x-permission'], reach: reachOf(path), parameters: get.parameters ?? [] }]
      : [],
  )
  const unstated = gets.flatMap(({ path, reach, parameters }) => {
    if (reach === null)
      return [`GET ${path}: state in apps/server/test/emits.ts who gets to see what it gives away`]
    const open = reach === 'still' ? [] : parameters.filter(p => valuesOf(p, path, values) === null)
    return open.map(
      p => `GET ${path}: state in apps/server/test/flags.test.ts which values of "${p.name}" to try`,
    )
  })
  if (unstated.length > 0) throw new Error(unstated.join('\n'))
  return gets.flatMap(({ reach, ...route }) => (reach === null ? [] : [{ ...route, reach }]))
}

/** What somebody stated for the route, or for the name; otherwise what the schema itself offers. */
function valuesOf(
  { name, required, schema }: Parameter,
  path: string,
  values: Values,
): readonly string[] | null {
  const stated = values[`${name} of ${path}`] ?? values[name]
  if (stated) return stated
  const open = required ? [] : ['']
  if (schema.enum) return [...open, ...schema.enum]
  if (schema.type === 'integer')
    return [...open, String(schema.minimum ?? 1), String((schema.minimum ?? 1) + 2)]
  return null
}

interface Operation {
  readonly 'x-permission': string
  readonly parameters?: readonly Parameter[]
}

/** The ordinary call of a route, and one more for every other value of each parameter. */
export function callsOf({ path, parameters }: Readable, values: Values): string[] {
  const of = (p: Parameter) => valuesOf(p, path, values) ?? []
  const ordinary = new Map(parameters.map(p => [p, of(p)[0]]))
  const urls = [urlOf(path, ordinary)]
  for (const p of parameters)
    for (const value of of(p).slice(1)) urls.push(urlOf(path, new Map(ordinary).set(p, value)))
  return [...new Set(urls)]
}

function urlOf(path: string, given: ReadonlyMap<Parameter, string | undefined>): string {
  const all = [...given].filter((pair): pair is [Parameter, string] => pair[1] !== undefined)
  const at = all
    .filter(([p]) => p.in === 'path')
    .reduce((url, [p, value]) => url.replace(`{${p.name}}`, encodeURIComponent(value)), path)
  const query = new URLSearchParams(
    all.filter(([p, value]) => p.in === 'query' && value !== '').map(([p, value]) => [p.name, value]),
  )
  return query.size === 0 ? at : `${at}?${query}`
}

export async function ask(
  app: FastifyInstance,
  route: Readable,
  url: string,
  cookie: string | null,
): Promise<Answered> {
  const answer = await app.inject({ url, headers: cookie === null ? {} : { cookie } })
  const isZip = answer.rawPayload.subarray(0, 2).toString() === 'PK'
  const isJson = /^[[{]/.test(answer.payload)
  const parts = isZip
    ? await partsOf(answer.rawPayload)
    : [isJson ? canonicalJson(JSON.parse(answer.payload)) : answer.payload]
  return { route, url, status: answer.statusCode, parts }
}

/** Every part of a Word or Excel file as text, pictures too. */
function partsOf(bytes: Buffer): Promise<string[]> {
  return new Promise((done, fail) => {
    const parts: string[] = []
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error)
      zip.on('end', () => done(parts))
      zip.on('error', fail)
      zip.on('entry', entry =>
        zip.openReadStream(entry, async (wrong, stream) => {
          if (wrong) return fail(wrong)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk)
          const text = Buffer.concat(chunks)
          parts.push(
            `${entry.fileName}\n${text.toString(/\.(xml|rels)$/.test(entry.fileName) ? 'utf8' : 'base64')}`,
          )
          zip.readEntry()
        }),
      )
      zip.readEntry()
    })
  })
}

/** What says when and from what something was made differs from day to day and gives no figure away. */
export function withoutMarks(part: string): string {
  return part
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '[id]')
    .replace(/[0-9a-f]{64}/g, '[digest]')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/g, '[instant]')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, '[instant]')
}

/**
 * Lists of schools in which the order gives away a figure: at least six schools, strictly in the order of it.
 *
 * @example ordersBy('[{"unit":"a"},…]', new Map([['a', 1], …])) // → 1 when the list runs up or down
 */
export function ordersBy(
  answered: Answered,
  figure: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
): number {
  return answered.parts.flatMap(part => sequencesIn(part, figure, names)).filter(runs).length
}

function sequencesIn(
  part: string,
  figure: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
): number[][] {
  if (/^[[{][\]}"[{]/.test(part)) return listsIn(JSON.parse(part), figure)
  const found = part.split(/<w:tbl>|<sheetData>/).map(table => {
    const texts = [...table.matchAll(/<(?:w:t|t)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text ?? '')
    return texts.flatMap(text => figure.get(names.get(text) ?? '') ?? [])
  })
  return found
}

function listsIn(value: unknown, figure: ReadonlyMap<string, number>): number[][] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(one => listsIn(one, figure))
  if (!Array.isArray(value)) return below
  return [value.flatMap(one => figure.get(unitOf(one)) ?? []), ...below]
}

function unitOf(one: unknown): string {
  if (typeof one === 'string') return one
  if (typeof one !== 'object' || one === null) return ''
  const { unit, id } = one as { unit?: unknown; id?: unknown }
  return typeof unit === 'string' ? unit : typeof id === 'string' ? id : ''
}

function runs(sequence: readonly number[]): boolean {
  const own = sequence.filter((value, i) => value !== sequence[i - 1])
  if (own.length < 6) return false
  const pairs = own.slice(1).map((value, i) => value - own[i]!)
  return pairs.every(step => step > 0) || pairs.every(step => step < 0)
}

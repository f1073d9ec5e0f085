import { z } from 'zod'
import type { AnyRoute } from './route.ts'

interface Described {
  readonly title: string
  readonly version: string
}

type JsonSchema = Record<string, unknown>

/**
 * The description of all routes as an OpenAPI 3.1 document, from the very schemas that check them. Each schema carries
 * an `$id`, so that the references inside a recursive one point into itself wherever the document quotes it.
 */
export function openApiOf<Caller>(routes: readonly AnyRoute<Caller>[], about: Described): JsonSchema {
  const paths: Record<string, JsonSchema> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { Refusals: REFUSALS } },
  }
}

function operationOf<Caller>(route: AnyRoute<Caller>): JsonSchema {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(match => match[1])
  const input = jsonSchema(route.input, 'input', `${route.method} ${route.path} input`)
  const fields = Object.entries((input.properties ?? {}) as Record<string, JsonSchema>)
  const required = (input.required ?? []) as readonly string[]
  const isQuery = route.method === 'get' || route.upload === true
  const parameters = fields
    .filter(([name]) => isQuery || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      schema,
    }))
  return {
    summary: route.summary,
    tags: [route.path.split('/')[2]],
    'x-permission': route.permission,
    parameters,
    ...(!isQuery && { requestBody: { content: { 'application/json': { schema: input } } } }),
    ...(route.upload && {
      requestBody: { required: true, content: { 'multipart/form-data': { schema: FILE_FORM } } },
    }),
    responses: responsesOf(route),
  }
}

function responsesOf<Caller>(route: AnyRoute<Caller>): JsonSchema {
  const content =
    route.output === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', contentEncoding: 'binary' } } }
      : {
          'application/json': {
            schema: jsonSchema(route.output, 'output', `${route.method} ${route.path} output`),
          },
        }
  const refused = {
    description: 'Refused, with every reason',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusals' } } },
  }
  return { 200: { description: 'Done', content }, '4XX': refused }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output', name: string): JsonSchema {
  return {
    ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }),
    $id: `urn:junheng:${name.replace(/[^\w]+/g, '-')}`,
  }
}

const TEXT = {
  type: 'object',
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
  required: ['zh', 'en'],
}

const REFUSALS = {
  type: 'object',
  required: ['refusals'],
  properties: {
    refusals: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'at', 'because', 'todo'],
        properties: { code: { type: 'string' }, at: { type: 'string' }, because: TEXT, todo: TEXT },
      },
    },
  },
}

const FILE_FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentEncoding: 'binary' } },
}

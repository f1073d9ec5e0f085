import { expect, test } from 'vitest'
import { z } from 'zod'
import { openApiOf } from './openapi.ts'
import { route } from './route.ts'
import { routes } from './test/door.ts'

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
interface Operation {
  readonly 'x-permission': string
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: { type: string } }[]
  readonly requestBody?: { content: Readonly<Record<string, unknown>> }
  readonly responses: Readonly<Record<string, { content: Readonly<Record<string, { schema: object }>> }>>
}

const described = openApiOf(routes, { title: 'Shelf', version: '1' }) as unknown as Document

test('every route stands in the description with its permission and its parameters', () => {
  const operation = described.paths['/api/shelf/{region}/books']?.get
  expect(operation?.['x-permission']).toBe('shelf.read')
  expect(operation?.parameters.map(p => [p.name, p.in, p.required])).toEqual([
    ['region', 'path', true],
    ['title', 'query', false],
    ['pages', 'query', false],
  ])
  const count = Object.values(described.paths).flatMap(path => Object.keys(path)).length
  expect(count).toBe(routes.length)
})

test('uploads and downloads say so', () => {
  const upload = described.paths['/api/shelf/{region}/scans']?.post
  expect(Object.keys(upload?.requestBody?.content ?? {})).toEqual(['multipart/form-data'])
  const download = described.paths['/api/files/{kind}']?.get
  expect(Object.keys(download?.responses['200']?.content ?? {})).toEqual(['application/octet-stream'])
})

test('a schema that contains itself points into itself', () => {
  interface Tree {
    readonly name: string
    readonly inside: readonly Tree[]
  }
  const TreeSchema: z.ZodType<Tree> = z.lazy(() =>
    z.object({ name: z.string(), inside: z.array(TreeSchema) }),
  )
  const tree = route({
    method: 'get',
    path: '/api/tree',
    summary: '',
    permission: 'public',
    input: z.object({}),
    output: TreeSchema,
    run: async () => ({ ok: true, value: { name: '', inside: [] } }),
  })
  const document = openApiOf([tree], { title: '', version: '' }) as unknown as Document
  const schema = document.paths['/api/tree']?.get?.responses['200']?.content['application/json']?.schema
  expect(schema).toMatchObject({
    $id: 'urn:junheng:get-api-tree-output',
    properties: { inside: { items: { $ref: '#' } } },
  })
})

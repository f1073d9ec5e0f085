import type { Caller } from '@kit/access'
import { type Lang, ok, type RegionCode, refuse, type Text, t } from '@kit/base'
import { type AnyRoute, type FileAnswer, route } from '@kit/http'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownList } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { ListKind, ListRows, MapRows } from './kind.ts'
import { ListFormSchema, ListSchema } from './schema.ts'
import { forgetList, keepList, readUpload } from './service.ts'
import { loadLists } from './store.ts'
import { csvTextOf } from './table.ts'

const AT = '/api/allocate/:region/lists'
const InRegion = z.object({ region: RegionCodeSchema })
const OfKind = InRegion.extend({ kind: z.string() })
const CSV = 'text/csv; charset=utf-8'

function exampleFile({ zh, en }: Text, example: ListRows | MapRows, lang: Lang): FileAnswer {
  if ('map' in example) {
    const name = t(`${zh}（样例）.geojson`, `${en} (example).geojson`)[lang]
    return { file: Buffer.from(JSON.stringify(example.map)), name, type: 'application/geo+json' }
  }
  const name = t(`${zh}（样例）.csv`, `${en} (example).csv`)[lang]
  return { file: Buffer.from(csvTextOf(example.header, example.rows)), name, type: CSV }
}

function contentOf(example: ListRows | MapRows) {
  return 'map' in example
    ? ({ form: 'geojson', map: example.map } as const)
    : ({ form: 'table', table: example } as const)
}

/** Lists people bring: what they must look like, an example, bringing one, erasing one. */
export function listRoutes(kinds: readonly ListKind[], deps: PlanDeps): AnyRoute<Caller>[] {
  const kindOf = (id: string) => kinds.find(k => k.id === id)
  const exampleOf = async (kind: ListKind, region: RegionCode, period: string, { store, actor }: Caller) => {
    const { example } = kind
    return example === null
      ? refuse(unknownList(kind.id))
      : store.transaction(actor, tx => example(tx, deps, region, period))
  }
  return [
    route({
      method: 'get',
      path: `${AT}/forms`,
      summary: 'What each kind of list must look like',
      permission: 'allocate.plan',
      input: InRegion,
      output: z.array(ListFormSchema),
      run: async () =>
        ok(
          kinds.map(({ id, title, form, columns, example }) => ({
            id,
            title,
            form,
            columns: [...columns],
            hasExample: example !== null,
          })),
        ),
    }),
    route({
      method: 'get',
      path: AT,
      summary: 'Lists that were brought, newest first',
      permission: 'allocate.plan',
      input: InRegion,
      output: z.array(ListSchema),
      run: ({ region }, { store, actor }: Caller) =>
        store.transaction(actor, async tx => ok(await loadLists(tx, region))),
    }),
    ...(['csv', 'geojson'] as const).map(ending =>
      route({
        method: 'get',
        path: `${AT}/forms/:kind/example.${ending}`,
        summary: 'An example with made-up people of this region',
        permission: 'allocate.plan',
        input: OfKind.extend({ period: PeriodSchema }),
        output: 'file',
        run: async ({ region, kind, period }, caller: Caller) => {
          const found = kindOf(kind)
          if (!found) return refuse(unknownList(kind))
          const example = await exampleOf(found, region as RegionCode, period, caller)
          return example.ok ? ok(exampleFile(found.title, example.value, caller.lang)) : example
        },
      }),
    ),
    route({
      method: 'post',
      path: `${AT}/forms/:kind/example`,
      summary: 'Bring the example as if it were a list of one’s own',
      permission: 'allocate.plan',
      input: OfKind.extend({ period: PeriodSchema }),
      output: ListSchema,
      run: async ({ region, kind, period }, caller: Caller) => {
        const found = kindOf(kind)
        if (!found) return refuse(unknownList(kind))
        const example = await exampleOf(found, region as RegionCode, period, caller)
        if (!example.ok) return example
        const content = contentOf(example.value)
        const file = `${found.title.zh}（样例）.${content.form === 'geojson' ? 'geojson' : 'csv'}`
        return caller.store.transaction(caller.actor, async tx =>
          ok(await keepList(tx, deps.sealer, region as RegionCode, { kind: found, file, content })),
        )
      },
    }),
    route({
      method: 'post',
      path: `${AT}/forms/:kind`,
      summary: 'Bring a list (multipart, one file)',
      permission: 'allocate.plan',
      input: OfKind,
      output: ListSchema,
      upload: true,
      run: async ({ region, kind }, { store, actor }: Caller, upload) => {
        const found = kindOf(kind)
        if (!found || !upload) return refuse(unknownList(kind))
        const content = await readUpload(found, upload)
        if (!content.ok) return content
        const of = { kind: found, file: upload.name, content: content.value }
        return store.transaction(actor, async tx =>
          ok(await keepList(tx, deps.sealer, region as RegionCode, of)),
        )
      },
    }),
    route({
      method: 'delete',
      path: `${AT}/:id`,
      summary: 'Erase a list for good; plans made from it keep its digest',
      permission: 'allocate.plan',
      input: InRegion.extend({ id: z.uuid() }),
      output: z.null(),
      run: ({ region, id }, { store, actor }: Caller) =>
        store.transaction(actor, tx => forgetList(tx, region as RegionCode, id)),
    }),
  ]
}

import type { Caller } from '@kit/access'
import { ok, type RegionCode, refuse, t } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownList } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { ListKind } from './kind.ts'
import { ListFormSchema, ListSchema } from './schema.ts'
import { forgetList, keepList, readUpload } from './service.ts'
import { loadLists } from './store.ts'
import { csvTextOf } from './table.ts'

const AT = '/api/allocate/:region/lists'
const InRegion = z.object({ region: RegionCodeSchema })
const OfKind = InRegion.extend({ kind: z.string() })
const CSV = 'text/csv; charset=utf-8'

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
    route({
      method: 'get',
      path: `${AT}/forms/:kind/example.csv`,
      summary: 'An example with made-up people of this region',
      permission: 'allocate.plan',
      input: OfKind.extend({ period: PeriodSchema }),
      output: 'file',
      run: async ({ region, kind, period }, caller: Caller) => {
        const found = kindOf(kind)
        if (!found) return refuse(unknownList(kind))
        const example = await exampleOf(found, region as RegionCode, period, caller)
        if (!example.ok) return example
        const file = Buffer.from(csvTextOf(example.value.header, example.value.rows))
        const title = t(`${found.title.zh}（样例）.csv`, `${found.title.en} (example).csv`)
        return ok({ file, name: title[caller.lang], type: CSV })
      },
    }),
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
        const content = { form: 'table', table: example.value } as const
        const file = `${found.title.zh}（样例）.csv`
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

import type { Caller } from '@kit/access'
import { ok, type RegionCode, type Result, refuse, regionScopeOf } from '@kit/base'
import { type AnyRoute, type FileAnswer, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { findRegion } from '@loop/data'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownPublication } from './errors.ts'
import { PublicationSchema, type Publisher, PublisherSchema } from './schema.ts'
import { loadPublication, loadPublications } from './store.ts'

const InRegion = z.object({ region: RegionCodeSchema })

/** Reads published things of one region as anybody may; nothing else of it is in reach of these routes. */
const asAnybody = <T>({ store, actor }: Caller, region: string, read: (tx: Tx) => Promise<T>) =>
  store.transaction({ ...actor, scope: regionScopeOf(region as RegionCode) }, read)

/** What everybody may read without signing in. */
export function publicRoutes(): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/public/:region',
      summary: 'Whose publications these are',
      permission: 'public',
      input: InRegion,
      output: PublisherSchema,
      run: ({ region }, caller: Caller) =>
        asAnybody(caller, region, async (tx): Promise<Result<Publisher>> => {
          const found = await findRegion(tx, region)
          if (!found.ok) return found
          const { name, synthetic } = found.value
          return ok({ region, name, synthetic })
        }),
    }),
    route({
      method: 'get',
      path: '/api/public/:region/publications',
      summary: 'What was published, newest first',
      permission: 'public',
      input: InRegion,
      output: z.array(PublicationSchema),
      run: ({ region }, caller: Caller) =>
        asAnybody(caller, region, async tx => ok(await loadPublications(tx, region))),
    }),
    route({
      method: 'get',
      path: '/api/public/:region/publications/:id/file',
      summary: 'The published file, byte for byte',
      permission: 'public',
      input: InRegion.extend({ id: z.uuid() }),
      output: 'file',
      run: ({ region, id }, caller: Caller) =>
        asAnybody(caller, region, async (tx): Promise<Result<FileAnswer>> => {
          const found = await loadPublication(tx, region, id)
          if (!found) return refuse(unknownPublication(id))
          const { name, type } = found.head.file
          return ok({ file: found.content, name, type })
        }),
    }),
  ]
}

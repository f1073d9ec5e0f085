import type { Caller } from '@kit/access'
import { ok, type RegionCode } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { adoptPack, giveUpPack, listAdoptions } from '../service/adoptions.ts'
import type { MeasureDeps } from '../service/deps.ts'
import { PackAdoptionSchema } from './schema.ts'

const InRegion = z.object({ region: RegionCodeSchema })
const Deed = InRegion.extend({
  pack: z.string().min(1),
  from: z.iso.date().optional(),
  note: z.string().trim().max(2000).default(''),
})

/** Which documents a county has made its own. */
export function adoptionRoutes(deps: MeasureDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/adoptions',
      summary: 'Every document: whether it holds here, since when, and who said so',
      permission: 'measure.read',
      input: InRegion,
      output: z.array(PackAdoptionSchema),
      run: ({ region }, { store, actor }: Caller) =>
        store.transaction(actor, async tx => ok(await listAdoptions(tx, deps, region))),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/adoptions',
      summary: 'Adopt a document from a day on; one made for another place needs a reason',
      permission: 'measure.adopt',
      input: Deed,
      output: PackAdoptionSchema,
      run: ({ region, ...deed }, { store, actor }: Caller) =>
        store.transaction(actor, tx => adoptPack(tx, deps, { region: region as RegionCode, ...deed })),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/adoptions/give-up',
      summary: 'Give a document up again from a day on, with the reason',
      permission: 'measure.adopt',
      input: Deed.extend({ note: z.string().trim().min(1).max(2000) }),
      output: PackAdoptionSchema,
      run: ({ region, ...deed }, { store, actor }: Caller) =>
        store.transaction(actor, tx => giveUpPack(tx, deps, { region: region as RegionCode, ...deed })),
    }),
  ]
}

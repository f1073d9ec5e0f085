import type { Caller } from '@kit/access'
import { attempt, ok, type RegionCode, type Result, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import { type AddressAnswer, addressBook } from '@kit/kernels/zones'
import type { Tx } from '@kit/store'
import { RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { openList } from '../lists/service.ts'
import { unknownPlan } from '../plan/errors.ts'
import type { PlanDeps } from '../plan/kind.ts'
import type { Plan } from '../plan/schema.ts'
import { loadPlan } from '../plan/store.ts'
import { ADDRESSES } from './forms.ts'
import { type Found, type Published, placeIn, readAddresses } from './lookup.ts'
import { GridSchema, type ZoneAnswer, ZoneAnswerSchema, type ZonesBody, type ZonesRequest } from './schema.ts'

type ZonesPlan = Plan<ZonesRequest, ZonesBody>

const Asked = z.object({
  region: RegionCodeSchema,
  id: z.uuid(),
  /** An address, the name of a block, or a place: longitude, latitude. */
  asked: z.string().trim().min(1).max(200),
  grid: GridSchema.default('cgcs2000'),
})

/** Which school a place or an address belongs to, by the zones of a plan. */
export function lookupRoutes(at: `/api/${string}`, deps: PlanDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: `${at}/:id/lookup`,
      summary: 'Attendance zones: the school of an address or a place',
      permission: 'allocate.plan',
      input: Asked,
      output: ZoneAnswerSchema,
      run: ({ region, id, asked, grid }, { store, actor }: Caller) =>
        store.transaction(actor, async tx => {
          const found = await loadPlan(tx, region, 'zones', id)
          if (!found) return refuse(unknownPlan(id))
          const plan = found.plan as unknown as ZonesPlan
          const answer = await answerOf(tx, deps, plan, asked, grid)
          return answer.ok ? ok(inWords(plan, answer.value)) : answer
        }),
    }),
  ]
}

const PLACE = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)$/
const METRES = 5

async function answerOf(
  tx: Tx,
  { sealer }: PlanDeps,
  plan: ZonesPlan,
  asked: string,
  grid: z.infer<typeof GridSchema>,
): Promise<Result<Found>> {
  const published = publishedOf(plan.body)
  const place = PLACE.exec(asked)
  if (place && published.shapes !== null)
    return ok(placeIn(published, grid, [Number(place[1]), Number(place[2])], METRES))
  const named = foundIn(addressBook(plan.body.blocks.map((b, block) => ({ text: b.name, block })))(asked))
  const { addresses } = plan.request
  if (named.kind === 'found' || addresses === null) return ok(named)
  const of = { id: addresses.list, kind: ADDRESSES, why: `zones ${plan.id}` }
  const list = await openList(tx, sealer, plan.region as RegionCode, of)
  if (!list.ok) return list
  const book = await attempt(() => readAddresses(list.value.table, published, addresses.grid))
  return book.ok ? ok(book.value(asked)) : book
}

function publishedOf({ blocks, schools }: ZonesBody): Published {
  const areas = blocks.flatMap(b => (b.area === null ? [] : [b.area]))
  return {
    blocks: blocks.map(({ id, name, school }) => ({ id, name, schools: [schools[school]!.name] })),
    shapes: areas.length === blocks.length ? areas : null,
  }
}

function foundIn(answer: AddressAnswer): Found {
  const listed = (list: readonly { readonly block: number }[]) => list.map(({ block }) => ({ block }))
  if (answer.kind === 'found') return { kind: 'found', blocks: listed([answer.address]) }
  if (answer.kind === 'ambiguous') return { kind: 'ambiguous', blocks: listed(answer.addresses) }
  return { kind: 'unknown', blocks: listed(answer.alike) }
}

function inWords({ body: { blocks, schools } }: ZonesPlan, { kind, blocks: found }: Found): ZoneAnswer {
  return {
    kind,
    blocks: found.map(({ block, address }) => {
      const { id, name, school } = blocks[block]!
      return { block: id, name, school: schools[school]!.name, address: address ?? null }
    }),
  }
}

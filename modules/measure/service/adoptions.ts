import { randomUUID } from 'node:crypto'
import { assert, ok, type RegionCode, type Result, refuse } from '@kit/base'
import { type Pack, planOf } from '@kit/policy'
import type { Tx } from '@kit/store'
import type { AdoptionEntry, AdoptionState, PackAdoption } from '../adoption/schema.ts'
import { adoptionOn, isPlan, liesInside } from '../adoption/standing.ts'
import { loadAdoptions, saveAdoption } from '../adoption/store.ts'
import { adoptedAlready, notAdopted, reasonForOtherTerritory } from '../errors.ts'
import { ADOPTED, GIVEN_UP } from '../events.ts'
import { findPack, type MeasureDeps } from './deps.ts'

type Packs = Pick<MeasureDeps, 'packs'>

/** The documents that hold in a county today: the law of its territory, and the plans it has adopted. */
export async function adoptedPacks(tx: Tx, deps: Packs, region: string): Promise<readonly Pack[]> {
  const entries = await loadAdoptions(tx, region)
  return [...deps.packs.values()].filter(pack => stateOf(tx, pack, region, entries).adoption === 'adopted')
}

/** Every document with what the county has made of it. */
export async function listAdoptions(tx: Tx, deps: Packs, region: string): Promise<PackAdoption[]> {
  const all = await loadAdoptions(tx, region)
  return [...deps.packs.values()].map(pack => {
    const { id, title, version, from, jurisdiction, clauses, targets } = pack
    return {
      ...stateOf(tx, pack, region, all),
      ...{ pack: id, title, version, inForceFrom: from, jurisdiction },
      kind: isPlan(pack) || !liesInside(pack, region) ? 'plan' : 'law',
      clauses: clauses.length,
      targets: targets.length,
      duties: planOf(pack).duties.length,
      entries: all.filter(entry => entry.pack === id),
    }
  })
}

/** Whether one document holds in a county today. */
export async function adoptionOf(tx: Tx, pack: Pack, region: string): Promise<AdoptionState> {
  return stateOf(tx, pack, region, await loadAdoptions(tx, region))
}

/** An answer by one document, with whether the document holds here. */
export async function withAdoption<T>(
  tx: Tx,
  deps: Packs,
  { region, pack: id }: { readonly region: string; readonly pack: string },
  answer: Result<T>,
): Promise<Result<T & { adoption?: AdoptionState }>> {
  const pack = deps.packs.get(id)
  if (!answer.ok) return answer
  return ok({ ...answer.value, ...(pack && { adoption: await adoptionOf(tx, pack, region) }) })
}

interface Deed {
  readonly region: RegionCode
  readonly pack: string
  /** Unless said otherwise, today. */
  readonly from?: string | undefined
  readonly note: string
}

/** Makes a document the county's own; one made for another place needs a reason, which stays beside it everywhere. */
export async function adoptPack(tx: Tx, deps: Packs, deed: Deed): Promise<Result<PackAdoption>> {
  const pack = findPack(deps, deed.pack)
  if (!pack.ok) return pack
  const { adoption, territory } = await adoptionOf(tx, pack.value, deed.region)
  if (adoption === 'adopted') return refuse(adoptedAlready(deed.pack))
  if (territory === 'outside' && deed.note.trim() === '')
    return refuse(reasonForOtherTerritory(deed.pack, pack.value.jurisdiction))
  return enter(tx, deps, deed, 'adopted')
}

/** Gives a document up again; what was measured by it stays on record. */
export async function giveUpPack(tx: Tx, deps: Packs, deed: Deed): Promise<Result<PackAdoption>> {
  const pack = findPack(deps, deed.pack)
  if (!pack.ok) return pack
  const { from } = await adoptionOf(tx, pack.value, deed.region)
  if (from === null) return refuse(notAdopted(deed.pack))
  return enter(tx, deps, deed, 'given-up')
}

async function enter(
  tx: Tx,
  deps: Packs,
  { region, pack, from, note }: Deed,
  deed: AdoptionEntry['deed'],
): Promise<Result<PackAdoption>> {
  const entry: AdoptionEntry = {
    id: randomUUID(),
    ...{ pack, deed, from: from ?? today(tx), note: note.trim() },
    madeBy: tx.actor.name,
    madeAt: tx.now.toISOString(),
  }
  await saveAdoption(tx, region, entry)
  const event = deed === 'adopted' ? ADOPTED : GIVEN_UP
  const detail = { pack, from: entry.from, note: entry.note }
  await tx.ledger({ region, event, subject: entry.id, detail })
  const listed = (await listAdoptions(tx, deps, region)).find(one => one.pack === pack)
  assert(listed !== undefined, `${pack} is listed`)
  return ok(listed)
}

function stateOf(tx: Tx, pack: Pack, region: string, all: readonly AdoptionEntry[]): AdoptionState {
  const own = all.filter(entry => entry.pack === pack.id)
  return adoptionOn(pack, region, own, today(tx))
}

const today = (tx: Tx) => tx.now.toISOString().slice(0, 10)

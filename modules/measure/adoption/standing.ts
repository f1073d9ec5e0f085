import type { Pack } from '@kit/policy'
import type { AdoptionEntry, AdoptionState } from './schema.ts'

/** Plans, opinions and programmes of local governments hold where somebody adopts them; everything else is the law. */
export function isPlan({ id }: Pick<Pack, 'id'>): boolean {
  return id.startsWith('plans/')
}

/** Whether a region lies in the territory a document is made for; one that names none is made for everybody. */
export function liesInside({ jurisdiction }: Pick<Pack, 'jurisdiction'>, region: string): boolean {
  return region.startsWith(jurisdiction)
}

/**
 * Whether a document holds in a county on a day: the law of its territory always; a plan when of the entries whose day
 * has come the last one recorded adopts it.
 *
 * @requires entries of this pack and region, newest first
 * @example adoptionOn({ id: 'plans/a', jurisdiction: '' }, '990001000000', [], '2026-09-01').adoption // → 'trial'
 */
export function adoptionOn(
  pack: Pick<Pack, 'id' | 'jurisdiction'>,
  region: string,
  entries: readonly AdoptionEntry[],
  day: string,
): AdoptionState {
  const inside = liesInside(pack, region)
  const territory = inside ? 'inside' : 'outside'
  if (!isPlan(pack) && inside) return { adoption: 'adopted', territory, from: null, note: null }
  const holds = entries.find(entry => entry.from <= day)
  const coming = entries[0]?.deed === 'adopted' && entries[0].from > day ? entries[0] : undefined
  if (holds?.deed === 'adopted') return { adoption: 'adopted', territory, from: holds.from, note: holds.note }
  return { adoption: 'trial', territory, from: coming?.from ?? null, note: coming?.note ?? null }
}

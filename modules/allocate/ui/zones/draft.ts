import type { ZoneBlock, ZonesPlan } from '@loop/allocate/schema'
import { colourZones, touchingZones } from '../map/colour-zones.ts'
import { type Tone, wayTone, zoneTone } from '../map/tones.tsx'

type Body = ZonesPlan['body']

/** Zones as they are seen beside one another: a plan, or the zones of today. */
export interface Draft {
  readonly body: Body
  readonly isToday: boolean
}

export type View = 'zones' | 'ways' | 'differences'

export const schoolOf = ({ isToday }: Draft, b: ZoneBlock) => (isToday ? b.today : b.school)
export const metresOf = ({ isToday }: Draft, b: ZoneBlock) => (isToday ? b.metresToday : b.metres)

export function nameOf({ body }: Draft, school: number): string | null {
  return body.schools[school]?.name ?? null
}

/** How every block is drawn. */
export function tonesOf(draft: Draft, view: View, differing: ReadonlySet<string>): Tone[] {
  const { blocks, schools, weights } = draft.body
  if (view === 'differences') return blocks.map(b => (differing.has(b.id) ? 'changed' : 'plain'))
  if (view === 'ways') return blocks.map(b => wayTone(stepOf(metresOf(draft, b) ?? 0, farOf(weights))))
  const zoneOf = blocks.map(b => schoolOf(draft, b))
  const colours = colourZones(touchingZones(blocks, zoneOf, schools.length))
  return zoneOf.map(s => (s < 0 ? 'plain' : zoneTone(colours[s]!)))
}

/** Beyond which a way is too far, rounded up thirds of it below. */
export function farOf({ farBeyond }: Body['weights']): number {
  return farBeyond > 0 ? farBeyond : 3000
}

function stepOf(metres: number, far: number): number {
  return metres > far ? 3 : metres > (2 * far) / 3 ? 2 : metres > far / 3 ? 1 : 0
}

export interface Difference {
  readonly id: string
  readonly name: string
  readonly pupils: number
  readonly from: string | null
  readonly to: string | null
  readonly metresFrom: number | null
  readonly metresTo: number | null
}

/** Blocks whose school is another one in the second draft, those with most pupils first. */
export function differencesOf(first: Draft, second: Draft): Difference[] {
  const before = new Map(first.body.blocks.map(b => [b.id, b]))
  return second.body.blocks
    .flatMap((b): Difference[] => {
      const old = before.get(b.id)
      if (!old) return []
      const [from, to] = [first.body.schools[schoolOf(first, old)], second.body.schools[schoolOf(second, b)]]
      if (from?.id === to?.id) return []
      return [
        {
          id: b.id,
          name: b.name,
          pupils: b.pupils,
          from: from?.name ?? null,
          to: to?.name ?? null,
          metresFrom: metresOf(first, old),
          metresTo: metresOf(second, b),
        },
      ]
    })
    .sort((a, b) => b.pupils - a.pupils || (a.id < b.id ? -1 : 1))
}

/** Pupils by school if everybody went to the school of the draft. */
export function loadsOf(draft: Draft): number[] {
  const loads = draft.body.schools.map(() => 0)
  for (const b of draft.body.blocks) {
    const s = schoolOf(draft, b)
    if (s >= 0) loads[s]! += b.pupils
  }
  return loads
}

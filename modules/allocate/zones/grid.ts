import { Refused } from '@kit/base'
import gcoord from 'gcoord'
import type { z } from 'zod'
import { NO_GRID } from './refusals.ts'
import type { GridSchema } from './schema.ts'

/** The grid a map was drawn in. Chinese web maps shift places by some hundred metres: only the person knows which it is. */
export type Grid = z.infer<typeof GridSchema>
export const GRIDS = { cgcs2000: 'WGS84', gcj02: 'GCJ02', bd09: 'BD09' } as const satisfies Record<
  Grid,
  string
>

export function gridOf(named: string): Grid {
  if (named in GRIDS) return named as Grid
  throw new Refused([NO_GRID(named)])
}

/** The place in the national grid, whatever grid it was noted in. */
export function inCgcs(grid: Grid, lon: number, lat: number): [number, number] {
  if (grid === 'cgcs2000' || Number.isNaN(lon) || Number.isNaN(lat)) return [lon, lat]
  return gcoord.transform([lon, lat], gcoord[GRIDS[grid]], gcoord.WGS84)
}

import { type Refusal, Refused } from '@kit/base'
import { headingOf, headingsOf, type ListSource, numberOf, readTable } from '../lists/table.ts'
import { type Grid, inCgcs } from './grid.ts'
import { isYes, NAMES } from './lists.ts'
import { NO_PLACE } from './refusals.ts'

export interface Site {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  /** A school that stands already. */
  readonly stands: boolean
  /** A standing school that may be built anew elsewhere. */
  readonly mayMove: boolean
  readonly kind: string
  readonly isProtected: boolean
}

export async function readSites(source: ListSource, grid: Grid): Promise<Site[]> {
  const table = await readTable(source)
  const names = headingsOf(table, { id: NAMES.id, lon: NAMES.lon, lat: NAMES.lat, stands: NAMES.stands })
  const wrong: Refusal[] = []
  const sites = table.records.map(r => {
    const [lon, lat] = inCgcs(grid, numberOf(r.cell(names.lon)), numberOf(r.cell(names.lat)))
    if (Number.isNaN(lon) || Number.isNaN(lat)) wrong.push(NO_PLACE(r.at))
    const id = r.cell(names.id)
    const name = r.cell(headingOf(table, NAMES.name) ?? '') || id
    const cell = (of: readonly string[]) => r.cell(headingOf(table, of) ?? '')
    return {
      id,
      name,
      lon,
      lat,
      stands: isYes(r.cell(names.stands)),
      mayMove: isYes(cell(NAMES.mayMove)),
      kind: cell(NAMES.kind),
      isProtected: isYes(cell(NAMES.isProtected)),
    }
  })
  if (wrong.length > 0) throw new Refused(wrong)
  return sites
}

import { type Refusal, Refused } from '@kit/base'
import { checkInstance, type ZoneInstance, type ZoneOutcome } from '@kit/kernels/zones'
import type { ListSource } from '../lists/table.ts'
import type { Grid } from './grid.ts'
import { instanceOf } from './instance.ts'
import { type Blocks, type MapSource, readBlocks, readSchools, type School, unknownToday } from './lists.ts'
import type { ZonePlanRules } from './plan.ts'
import { CUT_OFF, KEPT_APART, UNREACHABLE } from './refusals.ts'
import { unitsOf, waysToUnits, type ZoneUnit } from './units.ts'
import { missingWays, readWays, straightWays } from './ways.ts'

/** The lists of a county and the same in numbers, as the kernel reads it. */
export interface County {
  readonly listed: Blocks
  /** What has one zone, several schools of it together. */
  readonly schools: readonly ZoneUnit[]
  readonly of: ZoneInstance
  /** Pairs of block and school nobody measured a way for. */
  readonly missing: readonly [string, string][]
}

export interface CountySources {
  readonly blocks: ListSource | MapSource
  readonly schools: ListSource
  /** Measured ways or streets; null: straight ways times a detour. */
  readonly ways: ListSource | null
  readonly grids: { readonly blocks: Grid; readonly schools: Grid }
}

/** Reads and checks everything zones are drawn from; throws `Refused` with all that is wrong, in the words of the lists. */
export async function readCounty(sources: CountySources, rules: ZonePlanRules): Promise<County> {
  const { grids } = sources
  const listed = await readBlocks(sources.blocks, rules.borders, grids.blocks)
  const schools = await readSchools(sources.schools, grids.schools, listed.years)
  const unknown = unknownToday(listed, schools)
  if (unknown.length > 0) throw new Refused(unknown)
  const units = unitsOf(listed, schools)
  const members = units.flatMap(u => u.members)
  const ways =
    sources.ways === null
      ? straightWays(listed.blocks, members, rules.ways.detour)
      : await readWays(sources.ways, listed.blocks, members)
  const of = instanceOf(listed, units, rules, waysToUnits(units, ways))
  const wrong = checkInstance(of)
  if (wrong.length > 0) throw new Refused(wrong.map(r => ({ ...r, at: placeOf(r.at, listed, units) })))
  return { listed, schools: units, of, missing: missingWays(ways, listed.blocks, members) }
}

/** Moves that are usually enough for so many blocks. */
export function stepsFor(blocks: number): number {
  return Math.min(2.4e7, 2e5 + 20_000 * blocks)
}

/** Why there are no zones, block by block. */
export function refusalsOf(
  outcome: Exclude<ZoneOutcome, { readonly status: 'solved' }>,
  { blocks }: Blocks,
): Refusal[] {
  const say = outcome.status === 'out-of-time' ? CUT_OFF : outcome.by === 'kept' ? KEPT_APART : UNREACHABLE
  return outcome.blocks.map(b => say(`${blocks[b]!.at} ${blocks[b]!.name}`))
}

/** The kernel speaks of blocks and schools by number; people know them by line and name. */
function placeOf(at: string, { blocks }: Blocks, schools: readonly School[]): string {
  const [kind, index] = at.split('.')
  const found =
    kind === 'blocks' ? blocks[Number(index)] : kind === 'schools' ? schools[Number(index)] : undefined
  return found === undefined ? at : `${found.at} ${found.name}`
}

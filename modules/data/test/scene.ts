import { assert, type Period, type RegionCode, type Result, type Stage } from '@kit/base'
import type { Actor, Tx } from '@kit/store'
import { ada, COUNTY_1, type TestDatabase } from '@kit/testkit'
import type { Region, Unit } from '../schema.ts'
import { type Batch, recordBatch } from '../service/batches.ts'
import { registerRegion } from '../service/regions.ts'

/** What the tests of this module begin with: made-up regions, schools and figures. */

export const PERIOD: Period = '2020-2021'

/** Another officer of Ada's county, for what takes two people. */
export const eve: Actor = { ...ada, id: 'eve', name: 'Eve' }

export function county(code: RegionCode): Region {
  return { code, name: { zh: '试验县', en: 'Trial county' }, level: 'county', parent: null, synthetic: true }
}

export function school(id: string, rest: Partial<Unit> = {}): Unit {
  return {
    id,
    kind: 'school',
    code: null,
    name: `${id}学校`,
    parent: null,
    legalEntity: null,
    memberOf: null,
    openedOn: null,
    closedOn: null,
    ...rest,
  }
}

export function fact(unit: string, value: number | null, rest: Partial<FactParts> = {}) {
  return {
    unit,
    period: PERIOD,
    metric: 'pupils',
    stage: 'primary' as Stage,
    value,
    text: null,
    raw: value === null ? '—' : String(value),
    locator: { sheet: '学生', cell: 'C5' },
    ...rest,
  }
}
type FactParts = { period: Period; metric: string; stage: Stage; locator: { sheet: string; cell: string } }

export function batch(
  facts: Batch['facts'],
  rest: Partial<Omit<Batch, 'source'>> & { stream?: string } = {},
): Batch {
  const { stream = 'workbook', ...others } = rest
  return {
    region: COUNTY_1,
    source: { kind: 'workbook', stream, fileName: `${stream}.xlsx`, sha256: null, mapping: null },
    units: [],
    facts,
    reason: null,
    ...others,
  }
}

export function must<T>(result: Result<T>): T {
  assert(result.ok, JSON.stringify(result))
  return result.value
}

export function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map(r => r.code)
}

/** Ada's county with three schools, and a short way to work in it. */
export async function openCounty(db: TestDatabase) {
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => db.store.transaction(actor, work)
  const units = [school('A'), school('B'), school('C')]
  await as(ada, async tx => must(await registerRegion(tx, county(COUNTY_1))))
  await as(ada, async tx => must(await recordBatch(tx, batch([], { units, stream: 'schools' }))))
  return { as, tell: (b: Batch) => as(ada, tx => recordBatch(tx, b)) }
}

import { fileURLToPath } from 'node:url'
import { assert, type Period, type Result } from '@kit/base'
import type { Actor, Tx } from '@kit/store'
import { ada, CLEOS_SCHOOL, COUNTY_1, type TestDatabase } from '@kit/testkit'
import { recordBatch, registerRegion } from '@loop/data'
import { loadClassSizeRules, loadStaffingRules } from '../monitor/load.ts'
import type { MonitorDeps } from '../service/deps.ts'
import { COUNTY_FIGURES, type Figures, figuresOf, like, PERIOD, SOUND, unit } from './county.ts'
import { demoPack, vocabulary } from './pack.ts'

/** Ada's county on record: three schools, one of them Cleo's, over two years. */

export const YEAR = PERIOD as Period
const policies = fileURLToPath(new URL('../../../policies', import.meta.url))
export const DEPS: MonitorDeps = {
  packs: new Map([['test/demo', demoPack()]]),
  vocabulary,
  classSize: await loadClassSizeRules(policies),
  staffing: await loadStaffingRules(policies),
}

const SCHOOLS: Readonly<Record<string, Figures>> = {
  [COUNTY_1]: COUNTY_FIGURES,
  A: like(SOUND, { primary: { entrants: 150, graduates: 100 } }),
  B: like(SOUND, { all: { books: 9000 } }),
  [CLEOS_SCHOOL]: like(SOUND, { all: { books: 14999 } }),
}

export function must<T>(result: Result<T>): T {
  assert(result.ok, JSON.stringify(result))
  return result.value
}

export async function tell(
  tx: Tx,
  unitId: string,
  figures: Figures,
  { period = YEAR, stream = 'workbook' }: { period?: Period; stream?: string } = {},
): Promise<void> {
  const facts = figuresOf(unitId, figures, period).map(({ unit: of, metric, stage, value }, i) => ({
    unit: of,
    period,
    metric,
    stage,
    value,
    text: null,
    raw: String(value),
    locator: { sheet: '学校', cell: `C${i + 2}` },
  }))
  const source = {
    kind: 'workbook' as const,
    stream,
    fileName: `${stream}.xlsx`,
    sha256: null,
    mapping: null,
  }
  must(await recordBatch(tx, { region: COUNTY_1, source, units: [], facts, reason: 'test' }))
}

export async function openCounty(db: TestDatabase) {
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => db.store.transaction(actor, work)
  await as(ada, async tx => {
    const name = { zh: '试验县', en: 'Trial county' }
    must(await registerRegion(tx, { code: COUNTY_1, name, level: 'county', parent: null, synthetic: true }))
    const units = Object.keys(SCHOOLS)
      .filter(id => id !== COUNTY_1)
      .map(id => unit(id))
    const source = {
      kind: 'workbook' as const,
      stream: 'schools',
      fileName: null,
      sha256: null,
      mapping: null,
    }
    must(await recordBatch(tx, { region: COUNTY_1, source, units, facts: [], reason: null }))
  })
  for (const period of ['2019-2020', YEAR] as Period[])
    for (const [id, figures] of Object.entries(SCHOOLS))
      await as(ada, tx => tell(tx, id, figures, { period }))
  return as
}

import type { Caller } from '@kit/access'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { LineageSchema } from '../lineage-schema.ts'
import type { MeasureDeps } from '../service/deps.ts'
import { StatutorySheetSchema } from './schema.ts'
import { statutoryLineage, statutoryOf } from './service.ts'

const OfYear = z.object({ region: RegionCodeSchema, period: PeriodSchema })

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

/** The tests the law names, as one sheet, and the way back from each. */
export function statutoryRoutes(deps: MeasureDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/statutory',
      summary: 'Statutory tests of all documents over the years: growth, per pupil, verdict, what is lacking',
      permission: 'measure.read',
      input: OfYear,
      output: StatutorySheetSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => statutoryOf(tx, deps, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/statutory/lineage',
      summary: 'The way back of one statutory test (pack, test)',
      permission: 'measure.read',
      input: OfYear.extend({
        pack: z.string().transform(id => id.replaceAll('~', '/')),
        test: z.string().min(1),
      }),
      output: LineageSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => statutoryLineage(tx, deps, asked)),
    }),
  ]
}

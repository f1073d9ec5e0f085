import type { Caller } from '@kit/access'
import { ok, type RegionCode, type Result } from '@kit/base'
import { type AnyRoute, type FileAnswer, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { listUnits } from '@loop/data'
import { PeriodSchema, RegionCodeSchema, StageSchema } from '@loop/data/schema'
import { z } from 'zod'
import { LineageSchema } from '../lineage-schema.ts'
import type { MeasureDeps } from '../service/deps.ts'
import { moveTemplate, readMoveFile } from './move-file.ts'
import { cancelMove, listMoves, recordMoveRows, recordMoves } from './moves.ts'
import { CountyMoneySchema, MoneyWhatIfSchema, MoveDraftSchema, MovesSchema } from './schema.ts'
import { moneyLineage, moneyOf, tryValue } from './service.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const InRegion = z.object({ region: RegionCodeSchema })
const OfYear = InRegion.extend({ period: PeriodSchema })
/** In addresses no stage is written as nothing. */
const OfStage = z.object({ stage: StageSchema.optional() })

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

/** The money of a county, and the pupils it follows. */
export function fundingRoutes(deps: MeasureDeps): readonly AnyRoute<Caller>[] {
  return [...moneyRoutes(deps), ...moveRoutes(deps)]
}

function moneyRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/funding',
      summary:
        'The money of the county: every purpose once, school by school, after moves, beside what was paid',
      permission: 'measure.read',
      input: OfYear,
      output: CountyMoneySchema,
      run: (asked, caller: Caller) => inTx(caller, tx => moneyOf(tx, deps, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/funding/lineage',
      summary: 'The way back from what is due to one school for one purpose',
      permission: 'measure.read',
      input: OfYear.extend({ unit: z.string().min(1), purpose: z.string().min(1), ...OfStage.shape }),
      output: LineageSchema,
      run: ({ stage, ...asked }, caller: Caller) =>
        inTx(caller, tx => moneyLineage(tx, deps, { ...asked, stage: stage ?? null })),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/funding/what-if',
      summary: 'The same with another value of one number of a governing document; nothing is stored',
      permission: 'measure.plan',
      input: OfYear.extend({
        pack: z.string(),
        parameter: z.string(),
        stage: StageSchema.nullable(),
        value: z.number().min(0).max(1e12),
      }),
      output: MoneyWhatIfSchema,
      run: ({ pack, ...asked }, caller: Caller) =>
        inTx(caller, tx => tryValue(tx, deps, { ...asked, of: pack })),
    }),
  ]
}

function moveRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/moves',
      summary: 'Pupils who moved, and which heads money asks for',
      permission: 'measure.read',
      input: InRegion,
      output: MovesSchema,
      run: ({ region }, caller: Caller) => inTx(caller, async tx => ok(await listMoves(tx, deps, region))),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/moves',
      summary: 'Record moves, all or none',
      permission: 'measure.record-moves',
      input: InRegion.extend({ moves: z.array(MoveDraftSchema).min(1).max(2000) }),
      output: MovesSchema,
      run: ({ region, moves }, caller: Caller) => {
        const drafts = moves.map((draft, i) => ({ at: `moves.${i}`, draft }))
        return inTx(caller, tx => recordMoves(tx, deps, region as RegionCode, drafts))
      },
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/moves/template.xlsx',
      summary: 'The file moves are brought in, with two rows that show how',
      permission: 'measure.record-moves',
      input: InRegion,
      output: 'file',
      run: ({ region }, caller: Caller) => inTx(caller, tx => template(tx, deps, region)),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/moves/file',
      summary: 'Record the moves of a file (multipart: csv, xlsx, xls), all or none',
      permission: 'measure.record-moves',
      input: InRegion,
      output: MovesSchema,
      upload: true,
      run: async ({ region }, caller: Caller, upload): Promise<Result<z.infer<typeof MovesSchema>>> => {
        const read = upload ? await readMoveFile(upload) : ok({ header: [], rows: [] })
        if (!read.ok) return read
        return inTx(caller, tx => recordMoveRows(tx, deps, region as RegionCode, read.value))
      },
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/moves/:id/cancel',
      summary: 'Cancel a wrong move, with the reason; it stays on record',
      permission: 'measure.record-moves',
      input: InRegion.extend({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }),
      output: MovesSchema,
      run: ({ region, ...of }, caller: Caller) =>
        inTx(caller, tx => cancelMove(tx, deps, region as RegionCode, of)),
    }),
  ]
}

async function template(tx: Tx, deps: MeasureDeps, region: string): Promise<Result<FileAnswer>> {
  const units = await listUnits(tx, deps.vocabulary, { region })
  if (!units.ok) return units
  const schools = units.value.filter(({ kind }) => kind === 'school').map(({ name }) => name)
  const file = await moveTemplate(await listMoves(tx, deps, region), schools)
  return ok({ file, name: '学生流动登记表.xlsx', type: XLSX })
}

import type { Caller } from '@kit/access'
import { ok } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import { z } from 'zod'
import {
  FigureHistorySchema,
  FigurePageSchema,
  FigureSchema,
  OutlineFileSchema,
  OutlineOnRecordSchema,
  PeriodSchema,
  PeriodStateSchema,
  RegionCodeSchema,
  RegionSchema,
  StageSchema,
  UnitViewSchema,
  VocabularyViewSchema,
} from './schema.ts'
import { chooseOfficial, correctFigure } from './service/corrections.ts'
import { figureHistory, listFigures } from './service/figures.ts'
import { findOutline, setOutline } from './service/outlines.ts'
import { confirmPeriod, periodStates, reopenPeriod, submitPeriod } from './service/periods.ts'
import { findRegion } from './service/regions.ts'
import { listUnits } from './service/units.ts'
import { viewVocabulary } from './service/vocabulary.ts'

const InRegion = z.object({ region: RegionCodeSchema })
const InPeriod = InRegion.extend({ period: PeriodSchema })
const Key = InPeriod.extend({ unit: z.string().min(1), metric: z.string().min(1), stage: StageSchema })
const Reason = z.string().trim().min(1).max(500)
const LARGEST_PAGE = 500

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

function readingRoutes(vocabulary: Vocabulary): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/data/vocabulary',
      summary: 'The metrics figures are given for, and the units they are counted in',
      permission: 'signed-in',
      input: z.object({}),
      output: VocabularyViewSchema,
      run: async (_, _caller: Caller) => ok(viewVocabulary(vocabulary)),
    }),
    route({
      method: 'get',
      path: '/api/data/:region',
      summary: 'A region on record',
      permission: 'data.read',
      input: InRegion,
      output: RegionSchema,
      run: ({ region }, caller: Caller) => inTx(caller, tx => findRegion(tx, region)),
    }),
    route({
      method: 'get',
      path: '/api/data/:region/units',
      summary: 'Schools and other units, with their attributes of a period',
      permission: 'data.read',
      input: InRegion.extend({ period: PeriodSchema.optional() }),
      output: z.array(UnitViewSchema),
      run: (input, caller: Caller) => inTx(caller, tx => listUnits(tx, vocabulary, input)),
    }),
  ]
}

const outlineRoutes: readonly AnyRoute<Caller>[] = [
  route({
    method: 'get',
    path: '/api/data/:region/outline',
    summary: 'The outline maps are drawn with, in CGCS2000 degrees; null where none is known',
    permission: 'data.read',
    input: InRegion,
    output: OutlineOnRecordSchema.nullable(),
    run: ({ region }, caller: Caller) => inTx(caller, async tx => ok(await findOutline(tx, region))),
  }),
  route({
    method: 'put',
    path: '/api/data/:region/outline',
    summary: 'Set the outline: a GeoJSON collection of named polygons in CGCS2000 degrees',
    permission: 'data.import',
    input: InRegion.extend({ fileName: z.string().trim().min(1).max(200), outline: OutlineFileSchema }),
    output: OutlineOnRecordSchema,
    run: ({ region, ...sent }, caller: Caller) => inTx(caller, tx => setOutline(tx, region, sent)),
  }),
]

const periodRoutes: readonly AnyRoute<Caller>[] = [
  route({
    method: 'get',
    path: '/api/data/:region/periods',
    summary: 'Where every period stands: open, submitted or locked',
    permission: 'data.read',
    input: InRegion,
    output: z.array(PeriodStateSchema),
    run: ({ region }, caller: Caller) => inTx(caller, async tx => ok(await periodStates(tx, region))),
  }),
  route({
    method: 'post',
    path: '/api/data/:region/periods/:period/submit',
    summary:
      'First step: the figures of a period are complete (for people of a school: those of their school)',
    permission: 'data.submit',
    input: InPeriod,
    output: PeriodStateSchema,
    run: ({ region, period }, caller: Caller) => inTx(caller, tx => submitPeriod(tx, region, period)),
  }),
  route({
    method: 'post',
    path: '/api/data/:region/periods/:period/confirm',
    summary: 'Second step, by another person: lock the figures as submitted',
    permission: 'data.confirm',
    input: InPeriod,
    output: PeriodStateSchema,
    run: ({ region, period }, caller: Caller) => inTx(caller, tx => confirmPeriod(tx, region, period)),
  }),
  route({
    method: 'post',
    path: '/api/data/:region/periods/:period/reopen',
    summary: 'Send a submitted or locked period back, for the region or one school, with a reason',
    permission: 'data.confirm',
    input: InPeriod.extend({ unit: z.string().min(1).nullable().default(null), reason: Reason }),
    output: PeriodStateSchema,
    run: ({ region, period, ...asked }, caller: Caller) =>
      inTx(caller, tx => reopenPeriod(tx, region, period, asked)),
  }),
]

function figureRoutes(vocabulary: Vocabulary): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/data/:region/figures',
      summary: 'Official figures with their rivals, page by page',
      permission: 'data.read',
      input: InRegion.extend({
        period: PeriodSchema.optional(),
        metric: z.string().optional(),
        unit: z.string().optional(),
        stage: StageSchema.optional(),
        standing: FigureSchema.shape.standing.optional(),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(100),
      }),
      output: FigurePageSchema,
      run: (query, caller: Caller) => inTx(caller, tx => listFigures(tx, query)),
    }),
    route({
      method: 'get',
      path: '/api/data/:region/history',
      summary: 'Every entry of one figure with its source, and who picked which',
      permission: 'data.read',
      input: Key,
      output: FigureHistorySchema,
      run: ({ region, ...key }, caller: Caller) => inTx(caller, tx => figureHistory(tx, region, key)),
    }),
    route({
      method: 'post',
      path: '/api/data/:region/choices',
      summary: 'Pick the entry that is the official value from now on',
      permission: 'data.choose',
      input: Key.extend({ fact: z.string().min(1), reason: Reason }),
      output: FigureSchema,
      run: (input, caller: Caller) => inTx(caller, tx => chooseOfficial(tx, input)),
    }),
    route({
      method: 'post',
      path: '/api/data/:region/corrections',
      summary: 'Record another value with the reason; what stood before stays on record',
      permission: 'data.correct',
      input: Key.extend({ value: z.number().nullable(), reason: Reason }),
      output: FigureSchema,
      run: (input, caller: Caller) => inTx(caller, tx => correctFigure(tx, vocabulary, input)),
    }),
  ]
}

/** Everything but imports and the template, which `import/` brings. */
export function dataRoutes(vocabulary: Vocabulary): readonly AnyRoute<Caller>[] {
  return [...readingRoutes(vocabulary), ...outlineRoutes, ...periodRoutes, ...figureRoutes(vocabulary)]
}

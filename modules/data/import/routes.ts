import type { Caller } from '@kit/access'
import { ok, type Period } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import { z } from 'zod'
import { ImportSchema, PeriodSchema, RegionCodeSchema, TextSchema } from '../schema.ts'
import { readFigures } from '../service/figures.ts'
import { findRegion } from '../service/regions.ts'
import type { Knowledge } from './catalogues.ts'
import { type Imports, XLSX } from './service.ts'
import { writeTemplate } from './template.ts'

const InRegion = z.object({ region: RegionCodeSchema })
const OneImport = InRegion.extend({ id: z.uuid() })
const MappingView = z.object({
  id: z.string(),
  title: TextSchema,
  status: z.enum(['verified', 'unverified']),
  note: TextSchema.nullable(),
})

/** Routes of import and template; the module puts them beside its own. */
export function importRoutes({
  imports,
  knowledge,
}: {
  readonly imports: Imports
  readonly knowledge: Knowledge
}): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/data/:region/template.xlsx',
      summary: 'Our workbook for a period, with the known schools filled in',
      permission: 'data.import',
      input: InRegion.extend({ period: PeriodSchema }),
      output: 'file',
      run: ({ region, period }, caller: Caller) => template(knowledge, caller, region, period as Period),
    }),
    route({
      method: 'get',
      path: '/api/data/:region/mappings',
      summary: 'Layouts that can be imported',
      permission: 'data.import',
      input: InRegion,
      output: z.array(MappingView),
      run: async (_, _caller: Caller) =>
        ok(
          knowledge.mappings.map(({ id, title, status, note }) => ({
            id,
            title,
            status,
            note: note ?? null,
          })),
        ),
    }),
    route({
      method: 'post',
      path: '/api/data/:region/imports',
      summary: 'Upload a workbook or CSV file; it is checked and previewed, nothing is stored yet',
      permission: 'data.import',
      input: InRegion.extend({ period: PeriodSchema.optional(), mapping: z.string().optional() }),
      output: ImportSchema,
      upload: true,
      run: ({ region, period, mapping }, caller: Caller, upload) =>
        imports.start(caller, { region, period: period as Period | undefined, mapping }, upload!),
    }),
    route({
      method: 'get',
      path: '/api/data/:region/imports',
      summary: 'The latest imports',
      permission: 'data.import',
      input: InRegion,
      output: z.array(ImportSchema),
      run: ({ region }, caller: Caller) => imports.list(caller, region),
    }),
    route({
      method: 'get',
      path: '/api/data/:region/imports/:id',
      summary: 'How one import stands: progress, problems, preview',
      permission: 'data.import',
      input: OneImport,
      output: ImportSchema,
      run: ({ region, id }, caller: Caller) => imports.find(caller, region, id),
    }),
    route({
      method: 'post',
      path: '/api/data/:region/imports/:id/commit',
      summary: 'Store a checked file; a locked period needs a reason',
      permission: 'data.import',
      input: OneImport.extend({ reason: z.string().trim().min(1).max(500).nullable().default(null) }),
      output: ImportSchema,
      run: ({ region, id, reason }, caller: Caller) => imports.commit(caller, region, id, reason),
    }),
    route({
      method: 'post',
      path: '/api/data/:region/imports/:id/cancel',
      summary: 'Give an import up; nothing of it stays',
      permission: 'data.import',
      input: OneImport,
      output: ImportSchema,
      run: ({ region, id }, caller: Caller) => imports.cancel(caller, region, id),
    }),
    route({
      method: 'get',
      path: '/api/data/:region/imports/:id/errors.xlsx',
      summary: "The user's own file back, problems marked in place and listed",
      permission: 'data.import',
      input: OneImport,
      output: 'file',
      run: ({ region, id }, caller: Caller) => imports.errors(caller, region, id),
    }),
  ]
}

async function template(knowledge: Knowledge, { store, actor }: Caller, region: string, period: Period) {
  const read = await store.transaction(actor, async tx => {
    const found = await findRegion(tx, region)
    if (!found.ok) return found
    const figures = await readFigures(tx, { region })
    return figures.ok ? ok({ ...figures.value, region: found.value, own: actor.unit }) : figures
  })
  if (!read.ok) return read
  const { units, figures, own } = read.value
  // Attributes rarely change: the newest period that has one fills the form.
  const newest = new Map<string, number | null>()
  for (const { unit, metric, stage, value } of figures) newest.set(`${unit}|${metric}|${stage}`, value)
  const mine = own === null ? units : units.filter(unit => unit.id === own || unit.parent === own)
  const file = await writeTemplate(knowledge, {
    region: { code: region, name: read.value.region.name },
    period,
    units: mine,
    figure: (unit, metric, stage) => newest.get(`${unit}|${metric}|${stage}`),
  })
  return ok({ file, name: `均衡填报模板_${read.value.region.name.zh}_${period}.xlsx`, type: XLSX })
}

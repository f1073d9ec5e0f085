import type { Text } from '@kit/base'
import type { Scenario } from '@kit/kernels/forecast'
import { readPlan, SourceShape, shippedPlan, TextShape } from '@loop/allocate/lists'
import { z } from 'zod'
import { fromHere } from '../policies.ts'

const Percent = z.number().min(0).max(1000)
const ScenariosShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  entryAge: z.int().min(0).max(18),
  scenarios: z
    .array(
      z.strictObject({
        id: z.string(),
        title: TextShape,
        hukouPercent: Percent,
        permitsPercent: Percent,
        birthsPercent: Percent,
        homes: z.strictObject({
          pupilsPer100Homes: z.number().min(0),
          /** By years after completion; the last one stays. */
          occupiedPercent: z
            .array(z.number().min(0).max(100))
            .min(1)
            .refine(shares => shares.every((x, i) => i === 0 || x >= (shares[i - 1] as number))),
        }),
        changes: z.array(
          z.strictObject({
            fromYear: z.int().min(1),
            entryPercent: Percent,
            stayingPercent: Percent,
            why: TextShape,
          }),
        ),
      }),
    )
    .min(1)
    .refine(all => new Set(all.map(x => x.id)).size === all.length),
  sources: z.array(SourceShape).min(1),
})

export interface NamedScenarios {
  readonly entryAge: number
  readonly titles: readonly Text[]
  readonly scenarios: readonly Scenario[]
}

/** Assumptions that come with the product by their id, or a file of one's own. */
export async function readScenarios(named: string): Promise<NamedScenarios> {
  const { entryAge, scenarios } = named.endsWith('.yaml')
    ? await readPlan(fromHere(named), ScenariosShape)
    : await shippedPlan('forecast', named, ScenariosShape)
  return {
    entryAge,
    titles: scenarios.map(x => x.title),
    scenarios: scenarios.map(x => ({
      id: x.id,
      hukou: x.hukouPercent / 100,
      permits: x.permitsPercent / 100,
      births: x.birthsPercent / 100,
      homes: {
        pupilsPerHome: x.homes.pupilsPer100Homes / 100,
        occupied: x.homes.occupiedPercent.map(p => p / 100),
      },
      changes: x.changes.map(y => ({
        from: y.fromYear,
        entry: y.entryPercent / 100,
        staying: y.stayingPercent / 100,
      })),
    })),
  }
}

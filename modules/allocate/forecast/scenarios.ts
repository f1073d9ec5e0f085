import type { Text } from '@kit/base'
import type { Scenario } from '@kit/kernels/forecast'
import { readPlan, shippedPlan, shippedPlans } from '../lists/rules-file.ts'
import { type ClassLimits, ClassLimitsSchema, type NamedScenarios, NamedScenariosSchema } from './schema.ts'

export interface Scenarios {
  readonly entryAge: number
  readonly titles: readonly Text[]
  readonly scenarios: readonly Scenario[]
}

/** Assumptions that come with the product by their id. */
export const namedScenarios = (id: string): Promise<NamedScenarios> =>
  shippedPlan('forecast', id, NamedScenariosSchema)

/** Assumptions of one's own in a file. */
export const readScenarios = (path: string): Promise<NamedScenarios> => readPlan(path, NamedScenariosSchema)

export const allScenarios = (): Promise<NamedScenarios[]> => shippedPlans('forecast', NamedScenariosSchema)

export const classLimits = (): Promise<ClassLimits> =>
  shippedPlan('class-size', 'standard', ClassLimitsSchema)

/** Percentages as the kernel counts them. */
export function scenariosOf({ entryAge, scenarios }: NamedScenarios): Scenarios {
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

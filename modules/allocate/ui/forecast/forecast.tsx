import { ForecastSetUpSchema, ForecastViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { ForecastBodyView } from './forecast-body.tsx'
import { SetUp } from './set-up.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="forecast"
      path="forecasts"
      setUp={{ schema: ForecastSetUpSchema }}
      view={ForecastViewSchema}
      SetUp={SetUp}
      Body={ForecastBodyView}
    />
  )
}

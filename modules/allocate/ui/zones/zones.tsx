import { ZonesSetUpSchema, ZonesViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { SetUp } from './set-up.tsx'
import { ZonesBodyView } from './zones-body.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="zones"
      path="zones"
      setUp={{ schema: ZonesSetUpSchema }}
      view={ZonesViewSchema}
      SetUp={SetUp}
      Body={ZonesBodyView}
    />
  )
}

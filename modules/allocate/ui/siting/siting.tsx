import { SitingSetUpSchema, SitingViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { SetUp } from './set-up.tsx'
import { SitingBodyView } from './siting-body.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="siting"
      path="sitings"
      setUp={{ schema: SitingSetUpSchema }}
      view={SitingViewSchema}
      SetUp={SetUp}
      Body={SitingBodyView}
    />
  )
}

import { RotationSetUpSchema, RotationViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { RotationBodyView } from './rotation-body.tsx'
import { SetUp } from './set-up.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="rotation"
      path="rotations"
      setUp={{ schema: RotationSetUpSchema }}
      view={RotationViewSchema}
      SetUp={SetUp}
      Body={RotationBodyView}
    />
  )
}

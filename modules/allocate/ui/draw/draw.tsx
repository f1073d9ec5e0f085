import { DrawSetUpSchema, DrawViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { DrawBodyView } from './draw-body.tsx'
import { SetUp } from './set-up.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="draw"
      path="draws"
      setUp={{ schema: DrawSetUpSchema }}
      view={DrawViewSchema}
      SetUp={SetUp}
      Body={DrawBodyView}
    />
  )
}

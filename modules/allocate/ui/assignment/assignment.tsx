import { AssignmentSetUpSchema, AssignmentViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { AssignmentBodyView } from './assignment-body.tsx'
import { SetUp } from './set-up.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="assignment"
      path="assignments"
      setUp={{ schema: AssignmentSetUpSchema }}
      view={AssignmentViewSchema}
      SetUp={SetUp}
      Body={AssignmentBodyView}
    />
  )
}

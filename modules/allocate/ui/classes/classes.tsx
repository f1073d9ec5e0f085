import { ClassesSetUpSchema, ClassesViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { ClassesBodyView } from './classes-body.tsx'
import { SetUp } from './set-up.tsx'

export function Component() {
  return (
    <PlanScreen
      kind="classes"
      path="classes"
      setUp={{ schema: ClassesSetUpSchema }}
      view={ClassesViewSchema}
      SetUp={SetUp}
      Body={ClassesBodyView}
    />
  )
}

import { useSelection } from '@kit/ui-kit'
import { PathSetUpSchema, PathViewSchema } from '@loop/allocate/schema'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { PathBodyView } from './path-body.tsx'
import { SetUp } from './set-up.tsx'

export function Component() {
  const { pack } = useSelection()
  return (
    <PlanScreen
      kind="path"
      path="paths"
      setUp={{ schema: PathSetUpSchema, query: { pack } }}
      view={PathViewSchema}
      SetUp={SetUp}
      Body={PathBodyView}
    />
  )
}

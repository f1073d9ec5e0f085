import {
  Answer,
  Empty,
  Page,
  Section,
  useAnswer,
  usePutSearch,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { PathHeadSchema, PathSetUpSchema } from '@loop/allocate/schema'
import { z } from 'zod'
import { PlanList } from './plan-list.tsx'
import { PlanView } from './plan-view.tsx'
import { SetUp } from './set-up.tsx'

/** Set up, run, look at the result, decide. */
export function Component() {
  const w = useWords('allocate')
  const { region, period, pack, ready } = useSelection()
  const { path: chosen } = useSearchText()
  const put = usePutSearch()
  const at = period && pack ? `/api/allocate/${region}/paths` : null
  const setUp = useAnswer(PathSetUpSchema, at && `${at}/set-up`, { period, pack })
  const plans = useAnswer(z.array(PathHeadSchema), at, { period })
  const open = (id: string) => put({ path: id })
  if (ready && period === null) return <Empty title={w('path.title')}>{w('path.noData')}</Empty>
  return (
    <Page title={w('path.title')} lead={w('path.lead')}>
      <Answer of={setUp}>{shown => <SetUp shown={shown} open={open} />}</Answer>
      {chosen && <PlanView id={chosen} />}
      <Section title={w('path.plans')}>
        <Answer of={plans} lines={2}>
          {list => <PlanList plans={list} open={open} />}
        </Answer>
      </Section>
    </Page>
  )
}

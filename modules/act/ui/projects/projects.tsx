import { Answer, Page, useAnswer, useMay, useSelection, useWords } from '@kit/ui-kit'
import { ProjectsSchema } from '@loop/act/schema'
import { FromPath } from './from-path.tsx'
import { List } from './list.tsx'
import { Propose } from './propose.tsx'
import { Years } from './years.tsx'

/** Projects that close gaps: the plan of every year, where each stands, and new ones from the ledger or a path. */
export function Component() {
  const w = useWords('act')
  const { region } = useSelection()
  const projects = useAnswer(ProjectsSchema, `/api/act/${region}/projects`)
  const may = useMay('act.project')
  return (
    <Page title={w('title')} lead={w('lead')}>
      <Answer of={projects}>
        {found => (
          <>
            <Years years={found.years} />
            <List projects={found.projects} />
            {may && <Propose projects={found.projects} />}
            {may && <FromPath projects={found.projects} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

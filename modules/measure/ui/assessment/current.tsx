import { Answer, Empty, Failure, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { type Assessment, AssessmentSchema } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AdoptionNote } from '../plan/adoption-note.tsx'

/** The assessment of the chosen period under a pack (the chosen one unless named). */
export function useCurrent(packNamed?: string) {
  const { region, period, pack } = useSelection()
  const wanted = packNamed ?? pack
  const path = period && wanted ? `/api/measure/${region}/current` : null
  return useAnswer(AssessmentSchema, path, { period, pack: wanted })
}

/** What most screens begin with: the assessment, or honestly why there is none. */
export function Current({ children }: { children: (assessment: Assessment) => ReactNode }) {
  const w = useWords('measure')
  const { ready, period, trouble } = useSelection()
  const current = useCurrent()
  if (trouble) return <Failure error={trouble} />
  if (ready && period === null) {
    return (
      <Empty title={w('noData.title')} action={<Link to="/import">{w('noData.action')}</Link>}>
        {w('noData.text')}
      </Empty>
    )
  }
  return (
    <Answer of={current}>
      {assessment => (
        <>
          <AdoptionNote of={assessment.adoption} />
          {children(assessment)}
        </>
      )}
    </Answer>
  )
}

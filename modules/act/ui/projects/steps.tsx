import { Failure, useApi, useMay, useMe, useSelection, useWords } from '@kit/ui-kit'
import { type ProjectView, ProjectViewSchema, type StepName } from '@loop/act/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import css from './projects.module.css'

const VERBS: Readonly<Record<StepName, string>> = {
  approved: 'approve',
  started: 'start',
  accepted: 'accept',
  dropped: 'drop',
}

/** What may happen next, by those who may do it; whoever proposed a project does not check it. */
export function Steps({ project }: { project: ProjectView }) {
  const w = useWords('act')
  const api = useApi()
  const { region } = useSelection()
  const me = useMe()
  const may = { project: useMay('act.project'), accept: useMay('act.accept') }
  const queries = useQueryClient()
  const [why, setWhy] = useState('')
  const take = useMutation({
    mutationFn: (step: StepName) =>
      api.post(ProjectViewSchema, `/api/act/${region}/projects/${project.id}/${VERBS[step]}`, { why }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const isCheck = (step: StepName) => step === 'approved' || step === 'accepted'
  const open = project.next.filter(step => (isCheck(step) ? may.accept : may.project))
  if (open.length === 0) return null
  const isOwn = me.person.name === project.proposedBy
  return (
    <div className={`${css.steps} jh-noprint`}>
      <Input
        value={why}
        maxLength={500}
        placeholder={w('why')}
        aria-label={w('why')}
        onChange={e => setWhy(e.target.value)}
      />
      {open.map(step => (
        <Button
          key={step}
          type={step === 'dropped' ? 'default' : 'primary'}
          danger={step === 'dropped'}
          disabled={(isCheck(step) && isOwn) || (step === 'dropped' && why.trim() === '')}
          loading={take.isPending}
          onClick={() => take.mutate(step)}
        >
          {w(`do.${step}`)}
        </Button>
      ))}
      {isOwn && open.some(isCheck) && <span className="jh-soft">{w('own')}</span>}
      {take.error && <Failure error={take.error} />}
    </div>
  )
}

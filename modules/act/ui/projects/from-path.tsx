import { Failure, Section, useAnswer, useApi, useMay, useSelection, useWords } from '@kit/ui-kit'
import { type ProjectView, ProjectViewSchema } from '@loop/act/schema'
import { PlanHeadSchema } from '@loop/allocate/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { About, type AboutProject, firstYear } from './about.tsx'
import css from './projects.module.css'

/** Adopted paths to the standard whose lists are no projects yet. */
export function FromPath({ projects }: { projects: readonly ProjectView[] }) {
  const { region, period } = useSelection()
  const may = useMay('allocate.plan')
  const paths = useAnswer(z.array(PlanHeadSchema), may && period ? `/api/allocate/${region}/paths` : null, {
    period,
  })
  const done = new Set(projects.flatMap(p => (p.origin.kind === 'path' ? [p.origin.plan] : [])))
  const open = (paths.data ?? []).filter(p => p.decision?.decision === 'adopted' && !done.has(p.id))
  return open.length === 0 || period === null ? null : <Form period={period} paths={open} />
}

function Form({ period, paths }: { period: string; paths: readonly z.infer<typeof PlanHeadSchema>[] }) {
  const w = useWords('act')
  const api = useApi()
  const { region } = useSelection()
  const queries = useQueryClient()
  const [plan, setPlan] = useState(paths[0]?.id ?? '')
  const [about, setAbout] = useState<AboutProject>({ year: firstYear(period), who: '' })
  const make = useMutation({
    mutationFn: () =>
      api.post(z.array(ProjectViewSchema), `/api/act/${region}/projects/from-path`, {
        ...{ plan, firstYear: about.year, who: about.who.trim() },
      }),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <Section title={w('fromPath')}>
      <p className="jh-soft">{w('fromPathText')}</p>
      <div className={css.steps}>
        <Select
          value={plan}
          aria-label={w('path')}
          popupMatchSelectWidth={false}
          options={paths.map(p => ({ value: p.id, label: p.name || p.madeAt.slice(0, 10) }))}
          onChange={setPlan}
        />
        <About value={about} change={setAbout} />
        <Button
          type="primary"
          disabled={about.who.trim() === ''}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {w('makeFromPath')}
        </Button>
      </div>
      {make.error && <Failure error={make.error} />}
    </Section>
  )
}

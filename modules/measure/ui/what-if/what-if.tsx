import { Failure, Loading, Page, Section, useApi, useSearchText, useSelection, useWords } from '@kit/ui-kit'
import { type Assessment, type OverlayChange, WhatIfSchema } from '@loop/measure/schema'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Current } from '../assessment/current.tsx'
import { ChangeForm } from './change-form.tsx'
import { ChangeList } from './change-list.tsx'
import { Comparison } from './comparison.tsx'
import { Outcome } from './outcome.tsx'
import { SavePlan, useOverlays } from './save-plan.tsx'
import css from './what-if.module.css'

/** A plan tried out on the figures: what would pass then. Nothing is stored until it is saved under a name. */
export function Component() {
  return <Current>{assessment => <WhatIf assessment={assessment} />}</Current>
}

function WhatIf({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const [changes, setChanges] = usePlan()
  const outcome = useOutcome(useSettled(changes))
  return (
    <Page title={w('whatIf.title')} lead={w('whatIf.lead')}>
      <div className={css.columns}>
        <div className={css.plan}>
          <section className="jh-card">
            <h2>{w('whatIf.add')}</h2>
            <ChangeForm result={assessment.result} add={change => setChanges([...changes, change])} />
          </section>
          <ChangeList
            result={assessment.result}
            changes={changes}
            remove={at => setChanges(changes.filter((_, i) => i !== at))}
          />
          {changes.length > 0 && <SavePlan changes={changes} clear={() => setChanges([])} />}
        </div>
        <div className={css.outcome} aria-live="polite">
          {changes.length === 0 && <p className={css.hint}>{w('whatIf.hint')}</p>}
          {changes.length > 0 && outcome.error && <Failure error={outcome.error} />}
          {changes.length > 0 && !outcome.error && !outcome.data && <Loading />}
          {changes.length > 0 && !outcome.error && outcome.data && (
            <Outcome today={outcome.data.today} planned={outcome.data.planned} />
          )}
        </div>
      </div>
      <Section title={w('whatIf.compare')}>
        <Comparison load={setChanges} />
      </Section>
    </Page>
  )
}

/** The plan on the table: the saved one named in the address, then whatever is added or taken away. */
function usePlan() {
  const { plan } = useSearchText()
  const overlays = useOverlays().data
  const [changes, setChanges] = useState<readonly OverlayChange[]>([])
  useEffect(() => {
    const named = overlays?.find(o => o.id === plan)
    if (named) setChanges(named.changes)
  }, [plan, overlays])
  return [changes, setChanges] as const
}

const PAUSE_MS = 250

/** The value once it has stood still for a moment: typing does not ask the server letter by letter. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function useOutcome(changes: readonly OverlayChange[]) {
  const api = useApi()
  const { region, period, pack } = useSelection()
  const path = `/api/measure/${region}/what-if`
  return useQuery({
    queryKey: [path, period, pack, changes],
    queryFn: ({ signal }) => api.post(WhatIfSchema, path, { period, pack, changes }, signal),
    enabled: changes.length > 0,
    placeholderData: keepPreviousData,
  })
}

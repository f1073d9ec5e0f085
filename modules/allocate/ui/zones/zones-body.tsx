import { forTheEye, Section, Segmented, useAnswer, useSay, useWords } from '@kit/ui-kit'
import { PlanHeadSchema, type ZonesPlan, ZonesViewSchema } from '@loop/allocate/schema'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useListed } from '../listed.ts'
import map from '../map/map.module.css'
import { WHOLE } from '../map/projection.ts'
import { DifferenceTable } from './difference-table.tsx'
import { Downloads } from './downloads.tsx'
import { type Draft, differencesOf, type View } from './draft.ts'
import { DraftMap } from './draft-map.tsx'
import { Legend } from './legend.tsx'
import { Lookup } from './lookup.tsx'
import { SchoolTable } from './school-table.tsx'
import { Tell } from './tell.tsx'

const VIEWS: readonly View[] = ['zones', 'ways', 'differences']
const TODAY = 'today'

/** How good it is, two drafts on linked maps with what differs, schools, lookup, files. */
export function ZonesBodyView({ plan, at }: { plan: ZonesPlan; at: string }) {
  const w = useWords('allocate')
  const [view, setView] = useState<View>('zones')
  const [beside, setBeside] = useState<string>(TODAY)
  const [frame, setFrame] = useState(WHOLE)
  const [found, setFound] = useState<readonly string[]>([])
  const draft = useMemo(() => ({ body: plan.body, isToday: false }), [plan])
  const other = useOther(plan, at, beside)
  const focus = useMemo(() => new Set(found), [found])
  const differences = useMemo(() => (other ? differencesOf(other, draft) : []), [other, draft])
  const differing = useMemo(() => new Set(differences.map(d => d.id)), [differences])
  const shared = {
    view,
    differing,
    frame,
    onFrame: setFrame,
    focus,
    onFocus: (id: string | null) => setFound(id ? [id] : []),
  }
  return (
    <>
      <HowGood plan={plan} />
      <Section title={w('zones.map')} aside={<Downloads plan={plan} at={at} />}>
        <div className={`${map.tools} jh-noprint`}>
          <Segmented
            label={w('zones.view')}
            value={view}
            onChange={setView}
            options={VIEWS.map(value => ({ value, label: w(`zones.views.${value}`) }))}
          />
          <Beside plan={plan} at={at} value={beside} onChange={setBeside} />
        </div>
        <div className={map.pair}>
          <div>
            <h3>{beside === TODAY ? w('zones.today') : w('zones.otherPlan')}</h3>
            {other && <DraftMap draft={other} {...shared} />}
          </div>
          <div>
            <h3>{w('zones.thisPlan')}</h3>
            <DraftMap draft={draft} {...shared} />
          </div>
        </div>
        <Tell draft={draft} other={other} ids={found} />
        <Legend view={view} weights={plan.body.weights} />
      </Section>
      <Lookup at={at} onFound={setFound} />
      <DifferenceTable differences={differences} onFocus={id => setFound([id])} />
      <SchoolTable body={plan.body} />
    </>
  )
}

function HowGood({ plan: { body } }: { plan: ZonesPlan }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const { objective, bound, rules, unmeasured, schools } = body
  const gap = objective === 0 ? 0 : 100 * (1 - bound / objective)
  const unknown = schools.filter(s => s.entrants === null).map(s => s.name)
  return (
    <div>
      <p>{w('zones.proved', { rules: say(rules.title), gap: forTheEye(gap, 2) })}</p>
      <p className="jh-soft">
        {w('zones.effectOf')}
        {unknown.length > 0 && w('zones.noEffectOf', { names: listed(unknown) })}
        {unmeasured > 0 && w('zones.unmeasured', { n: unmeasured })}
      </p>
    </div>
  )
}

/** What the plan is laid beside: today, or another plan of the same year. */
function Beside({
  plan,
  at,
  value,
  onChange,
}: {
  plan: ZonesPlan
  at: string
  value: string
  onChange: (id: string) => void
}) {
  const w = useWords('allocate')
  const plans = useAnswer(z.array(PlanHeadSchema), baseOf(at), { period: plan.period })
  const others = plans.data?.filter(p => p.id !== plan.id) ?? []
  const options = [
    { value: TODAY, label: w('zones.today') },
    ...others.map(p => ({ value: p.id, label: p.name || p.madeAt.slice(0, 16).replace('T', ' ') })),
  ]
  return (
    <span>
      {w('zones.beside')}{' '}
      <Select
        aria-label={w('zones.beside')}
        value={value}
        onChange={onChange}
        options={options}
        style={{ minWidth: 200 }}
      />
    </span>
  )
}

function useOther(plan: ZonesPlan, at: string, beside: string): Draft | null {
  const view = useAnswer(ZonesViewSchema, beside === TODAY ? null : `${baseOf(at)}/${beside}`)
  const body = view.data?.plan.body
  return useMemo(() => {
    if (beside === TODAY) return { body: plan.body, isToday: true }
    return body ? { body, isToday: false } : null
  }, [beside, body, plan])
}

const baseOf = (at: string) => at.slice(0, at.lastIndexOf('/'))

import { Section, Segmented, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { PlanStanding, RecordStanding } from '@loop/measure/plan-schema'
import { useState } from 'react'
import { Conflicts } from './conflicts.tsx'
import css from './plan.module.css'
import { Clause, useShown } from './shown.tsx'

const STATES = ['all', 'differs', 'agrees', 'undetermined', 'printed', 'damaged'] as const

/** What the document prints, beside what the facts say; and where the document contradicts itself. */
export function Records({ standing: { pack, records, conflicts } }: { standing: PlanStanding }) {
  const w = useWords('measure')
  const [state, setState] = useState<(typeof STATES)[number]>('all')
  const shown = records.filter(r => state === 'all' || r.state === state)
  return (
    <>
      {conflicts.length > 0 && <Conflicts of={conflicts} pack={pack.id} />}
      <Section title={w('plan.printedBeside')} aside={w('plan.printedAside')}>
        <Segmented
          label={w('plan.recordState')}
          value={state}
          options={STATES.map(value => ({
            value,
            label: w('plan.countOf', {
              what: w(`plan.record.${value}`),
              n: value === 'all' ? records.length : records.filter(r => r.state === value).length,
            }),
          }))}
          onChange={setState}
        />
        <div className="jh-scroll">
          <table className="jh-table" style={{ minWidth: 760 }}>
            <thead>
              <tr>
                <th scope="col">{w('plan.figure')}</th>
                <th scope="col">{w('plan.year')}</th>
                <th scope="col" className="jh-right">
                  {w('plan.printed')}
                </th>
                <th scope="col" className="jh-right">
                  {w('plan.computed')}
                </th>
                <th scope="col">{w('plan.standing')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(r => (
                <RecordRow key={r.id} record={r} />
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </>
  )
}

function RecordRow({ record }: { record: RecordStanding }) {
  const w = useWords('measure')
  const say = useSay()
  const shown = useShown()
  const { printed, computed, unit, state, difference } = record
  return (
    <tr>
      <td>
        {say(record.title)} <StatusMark status={record.sourceStatus} /> <Clause id={record.clause} />
        {record.formula && <p className="jh-soft jh-small">{say(record.formula)}</p>}
        {record.damaged && <p className={css.flag}>{say(record.damaged)}</p>}
      </td>
      <td>{record.period ?? ''}</td>
      <td className="jh-right jh-num">
        {printed === null && record.statement ? say(record.statement) : shown(printed, unit)}
      </td>
      <td className="jh-right jh-num">{record.formula ? shown(computed, unit) : ''}</td>
      <td className={css[`record-${state}`]}>
        {state === 'differs' && difference !== null
          ? w('plan.differsBy', { by: shown(difference, unit) })
          : w(`plan.record.${state}`)}
      </td>
    </tr>
  )
}

import { Section, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { IdleList } from '@loop/measure/conditions/schema'
import { Clause, useShown } from '../plan/shown.tsx'
import css from './conditions.module.css'

/** Premises nobody uses, and the next step of the procedure: title, education first, change of use, disposal. */
export function Idle({ lists, pack }: { lists: readonly IdleList[]; pack: string }) {
  return lists.map(list => <List key={list.id} list={list} pack={pack} />)
}

function List({ list, pack }: { list: IdleList; pack: string }) {
  const w = useWords('measure')
  const say = useSay()
  const shown = useShown()
  const nextStep = (id: string | null) => {
    const found = list.steps.find(s => s.id === id)
    return found ? say(found.title) : w('conditions.state.missing')
  }
  return (
    <Section
      title={say(list.title)}
      aside={w('conditions.idleSum', { area: shown(list.area, 'm2'), n: list.missing })}
    >
      <p className="jh-soft">
        {w('conditions.idleOrder', { steps: list.steps.map(s => say(s.title)).join(' → ') })}{' '}
        <StatusMark status={list.sourceStatus} /> <Clause id={list.clause} pack={pack} />
      </p>
      {list.rows.length === 0 ? (
        <p className="jh-soft">{w('conditions.nobody')}</p>
      ) : (
        <div className="jh-scroll">
          <table className="jh-table">
            <thead>
              <tr>
                {(['school', 'idleArea', 'settled', 'use', 'nextStep'] as const).map(key => (
                  <th key={key} scope="col" className={key === 'idleArea' ? 'jh-right' : ''}>
                    {w(`conditions.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map(row => (
                <tr key={row.unit}>
                  <th scope="row">{row.name}</th>
                  <td className="jh-right jh-num">{shown(row.area, 'm2')}</td>
                  <td>{w(`conditions.holds.${row.settled ?? 'unknown'}`)}</td>
                  <td>{row.use ? say(row.use) : '—'}</td>
                  <td className={row.step ? '' : css.missing}>{nextStep(row.step)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

import { Section, Segmented, useSay, useWords } from '@kit/ui-kit'
import type { Import, Problem } from '@loop/data/schema'
import { useState } from 'react'
import css from './import.module.css'

const LEVELS = ['error', 'warning', 'note'] as const
type Shown = Problem['level'] | 'all'

/** Everything wrong with the file: rule, place, what stands there, why, what to do. */
export function Problems({ one }: { one: Import }) {
  const w = useWords('data')
  const [shown, setShown] = useState<Shown>('all')
  const total = LEVELS.reduce((sum, level) => sum + one.counts[level], 0)
  if (total === 0) {
    return one.state === 'ready' ? <p className="jh-soft">{w('import.problemsNone')}</p> : null
  }
  const levels = LEVELS.filter(level => one.counts[level] > 0)
  const options = [
    { value: 'all' as Shown, label: w('import.levelAll', { n: total }) },
    ...levels.map(level => ({ value: level, label: `${w(`import.level.${level}`)} ${one.counts[level]}` })),
  ]
  const listed = one.problems.filter(p => shown === 'all' || p.level === shown)
  return (
    <Section
      title={w('import.problems')}
      aside={
        levels.length > 1 && (
          <Segmented value={shown} options={options} onChange={setShown} label={w('import.problems')} />
        )
      }
    >
      {one.problems.length < total && (
        <p className="jh-soft jh-small">{w('import.problemsFirst', { n: one.problems.length })}</p>
      )}
      <ProblemTable problems={listed} />
    </Section>
  )
}

function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const w = useWords('data')
  const say = useSay()
  return (
    <div className={`jh-scroll ${css.problems}`}>
      <table className="jh-table">
        <thead>
          <tr>
            <th scope="col">{w('import.place')}</th>
            <th scope="col">{w('import.found')}</th>
            <th scope="col">{w('import.why')}</th>
            <th scope="col">{w('import.todo')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(p => (
            <tr key={`${p.rule} ${p.sheet} ${p.cell} ${p.value} ${p.because.en}`} className={css[p.level]}>
              <th scope="row">
                <span className={css.level}>{w(`import.level.${p.level}`)}</span>
                {[p.sheet, p.cell].filter(Boolean).join(' ')}
              </th>
              <td className={css.found}>{p.value ?? '—'}</td>
              <td>{say(p.because)}</td>
              <td>{say(p.todo)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

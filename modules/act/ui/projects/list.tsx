import { forTheEye, money, Section, Segmented, useLang, useSay, useWords, whenText } from '@kit/ui-kit'
import type { ProjectState, ProjectView } from '@loop/act/schema'
import { Button } from 'antd'
import { Fragment, useState } from 'react'
import css from './projects.module.css'
import { Steps } from './steps.tsx'

const STATES = ['all', 'planned', 'approved', 'under-way', 'accepted', 'dropped'] as const
type Shown = (typeof STATES)[number]

/** Every project with where it stands; opened, its items, its history and what may happen next. */
export function List({ projects }: { projects: readonly ProjectView[] }) {
  const w = useWords('act')
  const [state, setState] = useState<Shown>('all')
  const [open, setOpen] = useState<string | null>(null)
  const is = (of: Shown) => projects.filter(p => of === 'all' || p.state === of)
  return (
    <Section title={w('list')}>
      {projects.length === 0 ? (
        <p className="jh-soft">{w('none')}</p>
      ) : (
        <>
          <Segmented<Shown>
            label={w('list')}
            value={state}
            options={STATES.map(value => ({ value, label: `${w(`state.${value}`)} ${is(value).length}` }))}
            onChange={setState}
          />
          <div className={`jh-scroll ${css.tall}`}>
            <table className={`jh-table ${css.list}`}>
              <thead>
                <tr>
                  {(['project', 'year', 'who', 'standing', 'cost'] as const).map(key => (
                    <th key={key} scope="col" className={key === 'cost' ? 'jh-right' : ''}>
                      {w(key)}
                    </th>
                  ))}
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {is(state).map(project => (
                  <Fragment key={project.id}>
                    <Row
                      project={project}
                      isOpen={open === project.id}
                      toggle={() => setOpen(open === project.id ? null : project.id)}
                    />
                    {open === project.id && (
                      <tr>
                        <td colSpan={6}>
                          <Detail project={project} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  )
}

interface RowProps {
  readonly project: ProjectView
  readonly isOpen: boolean
  readonly toggle: () => void
}

function Row({ project, isOpen, toggle }: RowProps) {
  const w = useWords('act')
  const lang = useLang()
  return (
    <tr>
      <th scope="row">{project.title}</th>
      <td>{project.year}</td>
      <td>{project.who}</td>
      <td>
        <Sign state={project.state} /> {w(`state.${project.state}`)}
      </td>
      <td className="jh-right jh-num">{money(project.cost, lang)}</td>
      <td className="jh-noprint">
        <Button size="small" aria-expanded={isOpen} onClick={toggle}>
          {w(isOpen ? 'fold' : 'unfold')}
        </Button>
      </td>
    </tr>
  )
}

const SIGNS: Readonly<Record<ProjectState, string>> = {
  planned: '○',
  approved: '◔',
  'under-way': '◑',
  accepted: '●',
  dropped: '×',
}

function Sign({ state }: { state: ProjectState }) {
  return <span aria-hidden="true">{SIGNS[state]}</span>
}

function Detail({ project }: { project: ProjectView }) {
  const w = useWords('act')
  const say = useSay()
  const lang = useLang()
  return (
    <div className={css.detail}>
      <ul>
        {project.items.map(item => (
          <li key={`${item.closes}/${item.stage}`}>
            {w('itemLine', {
              group: say(item.group.title),
              title: say(item.title),
              quantity: forTheEye(item.quantity),
              unit: say(item.unit),
              cost: money(item.cost, lang),
            })}
          </li>
        ))}
      </ul>
      <ol className="jh-soft jh-small">
        <li>{w('proposed', { who: project.proposedBy, when: whenText(project.proposedAt, lang) })}</li>
        {project.steps.map(step => (
          <li key={step.step}>
            {w(`step.${step.step}`, { who: step.by, when: whenText(step.at, lang) })}
            {step.why && ` ${step.why}`}
            {step.figures.length > 0 && ` ${w('figures', { n: step.figures.length })}`}
          </li>
        ))}
      </ol>
      <Steps project={project} />
    </div>
  )
}

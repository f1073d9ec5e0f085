import { Answer, useAnswer, useSay, useWords } from '@kit/ui-kit'
import type { PlanStanding } from '@loop/measure/plan-schema'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type PackPage, PackPageSchema } from '../packs/pack-page-schema.ts'
import { type Running, runningOf } from './clause-runs.ts'
import css from './plan.module.css'
import { Clause } from './shown.tsx'

/** Clause by clause: what it says, how it runs, how it stands today. */
export function Clauses({ standing }: { standing: PlanStanding }) {
  const page = useAnswer(
    PackPageSchema,
    `/api/measure/packs/${encodeURIComponent(standing.pack.id.replaceAll('/', '~'))}`,
  )
  return <Answer of={page}>{shown => <List page={shown} standing={standing} />}</Answer>
}

function List({ page, standing }: { page: PackPage; standing: PlanStanding }) {
  const w = useWords('measure')
  const say = useSay()
  const runs = useMemo(() => runningOf(standing, page), [standing, page])
  const clauses = page.documents.flatMap(d => d.clauses)
  const open = clauses.filter(c => !runs.has(c.id)).length
  return (
    <>
      <p className="jh-soft">
        {w('plan.clausesLead', { n: clauses.length, running: clauses.length - open })}{' '}
        <Link to="/packs/$pack" params={{ pack: standing.pack.id.replaceAll('/', '~') }} search={true}>
          {w('plan.openPack')}
        </Link>
      </p>
      <ul className={css.clauses}>
        {clauses.map(c => (
          <li key={c.id} id={c.article}>
            <strong>
              <Clause id={c.id} />
            </strong>
            <div>
              <p>{say(c.summary)}</p>
              <Ways of={runs.get(c.id) ?? []} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Ways({ of }: { of: readonly Running[] }) {
  const w = useWords('measure')
  const say = useSay()
  if (of.length === 0) return <p className="jh-soft jh-small">{w('plan.way.open')}</p>
  return (
    <ul className={css.ways}>
      {of.map(r => (
        <li key={`${r.what} ${r.id}`}>
          <span className={css.tag}>{w(`plan.way.${r.way}`)}</span> {w(`plan.what.${r.what}`)} {say(r.title)}
          {r.state && <span className="jh-soft"> · {w(r.state)}</span>}
        </li>
      ))}
    </ul>
  )
}

import {
  Answer,
  Empty,
  Page,
  Section,
  StatusMark,
  useAnswer,
  useSay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type PlanAnswer, PlanAnswerSchema } from '@loop/measure/plan-schema'
import { Link, useParams } from '@tanstack/react-router'
import { type PackPage, PackPageSchema } from '../packs/pack-page-schema.ts'
import { AdoptionNote } from './adoption-note.tsx'
import { type Running, runningOf } from './clause-runs.ts'
import { Conflicts } from './conflicts.tsx'
import css from './plan.module.css'
import { useClauseName } from './shown.tsx'

/** One clause at its own address: what it says, how it runs, how that stands today, where it is used. */
export function Component() {
  const { plan = '', clause = '' }: { plan?: string; clause?: string } = useParams({ strict: false })
  const { region, period } = useSelection()
  const pack = encodeURIComponent(plan)
  const page = useAnswer(PackPageSchema, `/api/measure/packs/${pack}`)
  const at = period ? `/api/measure/${region}/plans/${pack}` : null
  const standing = useAnswer(PlanAnswerSchema, at, { period })
  return (
    <Answer of={page}>
      {shown => (
        <Answer of={standing}>
          {today => <Clause page={shown} standing={today} id={clause.replaceAll('~', '/')} />}
        </Answer>
      )}
    </Answer>
  )
}

function Clause({ page, standing, id }: { page: PackPage; standing: PlanAnswer; id: string }) {
  const w = useWords('measure')
  const nameOf = useClauseName()
  const say = useSay()
  const document = page.documents.find(d => d.clauses.some(c => c.id === id))
  const clause = document?.clauses.find(c => c.id === id)
  const plan = page.id.replaceAll('/', '~')
  if (!document || !clause) return <Empty title={w('plan.noClause')}>{w('plan.noClauseText')}</Empty>
  const running = runningOf(standing, page).get(id) ?? []
  const ids = new Set([...running.map(r => r.id), ...clause.rules.map(rule => rule.id)])
  const conflicts = standing.conflicts.filter(c => c.between.some(side => ids.has(side.id)))
  return (
    <Page
      title={`${nameOf(clause.id)} · ${say(page.title)}`}
      lead={`${say(document.issuer)} · ${say(document.title)} · ${document.number} · ${document.issuedOn}`}
      actions={
        <Link to="/plans/$plan" params={{ plan }} search={{ part: 'clauses' }}>
          {w('plan.allClauses')}
        </Link>
      }
    >
      <AdoptionNote of={standing.adoption} />
      <p className={css.quote}>{say(clause.summary)}</p>
      {document.href && (
        <p>
          <a href={document.href} target="_blank" rel="noreferrer">
            {w('plan.original')}
          </a>
        </p>
      )}
      <Section title={w('plan.howItRuns')} aside={w('plan.asOf', { day: standing.day })}>
        {running.length === 0 ? (
          <p className="jh-soft">{w('plan.way.open')}</p>
        ) : (
          <ul className={css.ways}>
            {running.map(r => (
              <li key={`${r.what} ${r.id}`}>
                <One
                  of={r}
                  standing={standing}
                  statusOf={clause.rules.find(rule => rule.id === r.id)?.status}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {running.length > 0 && <Used of={running} plan={plan} />}
      {conflicts.length > 0 && <Conflicts of={conflicts} pack={page.id} />}
    </Page>
  )
}

interface OneProps {
  readonly of: Running
  readonly standing: PlanAnswer
  readonly statusOf: string | undefined
}

function One({ of, standing, statusOf }: OneProps) {
  const w = useWords('measure')
  const say = useSay()
  const target = of.what === 'target' ? standing.targets.find(t => t.id === of.id) : undefined
  const record = of.what === 'record' ? standing.records.find(r => r.id === of.id) : undefined
  const duty = of.what === 'duty' ? standing.duties.find(d => d.id === of.id) : undefined
  const trigger = of.what === 'trigger' ? standing.triggers.find(t => t.id === of.id) : undefined
  const formula = target?.formula ?? record?.formula ?? trigger?.when ?? null
  const status = target?.sourceStatus ?? record?.sourceStatus ?? duty?.sourceStatus ?? statusOf
  return (
    <>
      <span className={css.tag}>{w(`plan.way.${of.way}`)}</span> {w(`plan.what.${of.what}`)}{' '}
      <strong>{say(of.title)}</strong>
      {of.state && ` · ${w(of.state)}`} {status && <StatusMark status={status} />}
      {target && <p>{say(target.says)}</p>}
      {formula && <p className="jh-soft">{w('plan.formula', { formula: say(formula) })}</p>}
      {duty && (
        <p className="jh-soft">
          {duty.responsible.map(r => say(r.unit)).join(w('plan.comma'))} · {say(duty.deadline)}
        </p>
      )}
      {trigger && <p>{w('plan.fires', { n: trigger.fires.length, asked: trigger.asked })}</p>}
    </>
  )
}

const PARTS: Readonly<Record<Running['what'], string | null>> = {
  target: 'targets',
  duty: 'duties',
  disclosure: 'duties',
  record: 'records',
  trigger: 'triggers',
  entitlement: 'money',
  rule: null,
}

/** Screens and files that show what this clause gives. */
function Used({ of, plan }: { of: readonly Running[]; plan: string }) {
  const w = useWords('measure')
  const parts = [...new Set(of.flatMap(r => PARTS[r.what] ?? []))]
  const asked = of.some(r => r.what !== 'record' && r.what !== 'rule')
  return (
    <Section title={w('plan.usedIn')}>
      <ul className={css.units}>
        {parts.map(part => (
          <li key={part}>
            <Link to="/plans/$plan" params={{ plan }} search={{ part }}>
              {w(`plan.parts.${part}`)}
            </Link>
          </li>
        ))}
        {of.some(r => r.what === 'rule') && (
          <li>
            <Link to="/tests" search={{ pack: plan.replaceAll('~', '/') }}>
              {w('tests.title')}
            </Link>
          </li>
        )}
        {asked && (
          <li>
            <Link to="/asks">{w('asks.title')}</Link>
          </li>
        )}
        <li>{w(parts.length > 0 ? 'plan.inWorkbook' : 'plan.inReport')}</li>
      </ul>
    </Section>
  )
}

import { Answer, Page, Section, StatusMark, useAnswer, useSay, useWords } from '@kit/ui-kit'
import { useParams } from '@tanstack/react-router'
import { type PackPage, PackPageSchema } from './pack-page-schema.ts'
import css from './packs.module.css'
import { RuleDetail } from './rule-detail.tsx'

/** A pack as one reads it: document, clause, and every rule that rests on the clause with its numbers. */
export function Component() {
  const { pack = '' }: { pack?: string } = useParams({ strict: false })
  const page = useAnswer(PackPageSchema, `/api/measure/packs/${encodeURIComponent(pack)}`)
  return <Answer of={page}>{value => <Pack page={value} />}</Answer>
}

function Pack({ page }: { page: PackPage }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <Page title={say(page.title)} lead={w('packs.pageLead')}>
      <Facts page={page} />
      {page.documents
        .filter(d => d.clauses.some(c => c.rules.length > 0))
        .map(document => (
          <Section
            key={document.id}
            title={
              document.href ? (
                <a href={document.href} target="_blank" rel="noreferrer">
                  {say(document.title)}
                </a>
              ) : (
                say(document.title)
              )
            }
            aside={`${document.number} · ${say(document.issuer)} · ${document.issuedOn}`}
          >
            {document.clauses
              .filter(clause => clause.rules.length > 0)
              .map(clause => (
                <section key={clause.id} className={css.clause} id={clause.id}>
                  <header>
                    <h3>{w('packs.article', { article: clause.article })}</h3>
                    <p>{say(clause.summary)}</p>
                  </header>
                  <ul>
                    {clause.rules.map(rule => (
                      <li key={`${rule.kind} ${rule.id}`}>
                        <span className={css.kind}>{w(`packs.kind.${rule.kind}`)}</span>
                        <div>
                          <strong>{say(rule.title)}</strong>
                          <StatusMark status={rule.status} />
                          <RuleDetail rule={rule} page={page} />
                        </div>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
          </Section>
        ))}
    </Page>
  )
}

function Facts({ page }: { page: PackPage }) {
  const w = useWords('measure')
  const facts: [string, string][] = [
    [w('packs.from'), page.until ? `${page.from} — ${page.until}` : page.from],
    [w('packs.reviewBy'), page.reviewDue ? w('packs.reviewDue', { day: page.reviewBy }) : page.reviewBy],
    [w('packs.unverified'), String(page.unverified.length)],
    [w('packs.version'), `${page.version} · ${page.digest.slice(0, 12)}`],
  ]
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

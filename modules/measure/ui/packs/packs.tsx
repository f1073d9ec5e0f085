import { Answer, Page, useAnswer, useSay, useWords } from '@kit/ui-kit'
import { PackSummarySchema } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import css from './packs.module.css'

/** Every set of rules the product measures by. */
export function Component() {
  const w = useWords('measure')
  const packs = useAnswer(z.array(PackSummarySchema), '/api/measure/packs')
  return (
    <Page title={w('packs.title')} lead={w('packs.lead')}>
      <Answer of={packs}>
        {list => (
          <ul className={css.list}>
            {list.map(pack => (
              <li key={pack.id}>
                <PackCard pack={pack} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  )
}

function PackCard({ pack }: { pack: z.infer<typeof PackSummarySchema> }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <Link
      to="/packs/$pack"
      params={{ pack: pack.id.replaceAll('/', '~') }}
      search={true}
      className={`jh-card ${css.card}`}
    >
      <h2>{say(pack.title)}</h2>
      <p className="jh-soft">
        {w('packs.summary', {
          clauses: pack.clauses,
          parameters: pack.parameters,
          indicators: pack.indicators,
          tests: pack.tests,
        })}
      </p>
      <p className="jh-soft">{w('packs.inForce', { from: pack.from, version: pack.version })}</p>
      {pack.unverified > 0 && (
        <p className={css.alarm}>{w('packs.unverifiedCount', { n: pack.unverified })}</p>
      )}
      <p className={pack.reviewDue ? css.alarm : 'jh-soft'}>
        {pack.reviewDue
          ? w('packs.reviewDue', { day: pack.reviewBy })
          : w('packs.reviewNext', { day: pack.reviewBy })}
      </p>
    </Link>
  )
}

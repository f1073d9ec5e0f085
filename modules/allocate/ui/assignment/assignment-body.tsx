import { address, Section, useLang, useSay, useWords } from '@kit/ui-kit'
import type { AssignmentPlan } from '@loop/allocate/schema'
import { useListed } from '../listed.ts'
import { Mechanisms } from './mechanisms.tsx'
import { Seats } from './seats.tsx'
import { Wanted } from './wanted.tsx'
import { WhyNot } from './why-not.tsx'

/** Who was seated where, how the mechanisms compare, why not; files and the certificate. */
export function AssignmentBodyView({ plan, at }: { plan: AssignmentPlan; at: string }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const { body } = plan
  return (
    <>
      <p className="jh-soft">
        {w('assignment.by', { rules: say(body.rules.title), source: say(body.source) })}
        {body.rules.status !== 'verified' && ` ※ ${w('assignment.unverified')}`}
      </p>
      <Mechanisms body={body} />
      <Wanted seats={body.seats} />
      <Seats seats={body.seats} />
      <WhyNot at={at} />
      <Proved plan={plan} at={at} />
      {plan.effect && <p className="jh-soft">{w('assignment.effectNote')}</p>}
      {body.unmatched.length > 0 && <p>{w('assignment.unmatched', { names: listed(body.unmatched) })}</p>}
    </>
  )
}

const FILES = [
  'admitted.xlsx',
  'assignment.csv',
  'why-not.csv',
  'cutoffs.csv',
  'certificate.json',
  'plan.yaml',
] as const

function Proved({ plan, at }: { plan: AssignmentPlan; at: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  return (
    <Section title={w('assignment.proof')}>
      {plan.proved.length > 0 ? (
        <ul>
          {plan.proved.map(p => (
            <li key={p}>{w(`assignment.proofs.${p}`)}</li>
          ))}
        </ul>
      ) : (
        <p>{w('assignment.notProved')}</p>
      )}
      <p className="jh-noprint">
        {w('assignment.files')}
        {FILES.map((file, i) => (
          <span key={file}>
            {i > 0 && ' · '}
            <a href={address(`${at}/${file}`, { lang })}>{w(`assignment.file.${file.replace('.', '-')}`)}</a>
          </span>
        ))}
      </p>
      <p className="jh-soft jh-small">{w('assignment.ledger')}</p>
    </Section>
  )
}

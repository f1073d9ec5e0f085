import { address, forTheEye, Section, useLang, useSay, useWords } from '@kit/ui-kit'
import type { RotationPlanView } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { BackboneDots } from './backbone-dots.tsx'
import { FlowMap } from './flow-map.tsx'
import { HeadTable } from './head-table.tsx'
import { MoveTable } from './move-table.tsx'
import { SchoolTable } from './school-table.tsx'

/** The quota in words, where people go, what it does to posts and backbone shares, who and why. */
export function RotationBodyView({ plan, at }: { plan: RotationPlanView; at: string }) {
  const { body } = plan
  return (
    <>
      <Quota plan={plan} />
      <Downloads plan={plan} at={at} />
      <FlowMap body={body} />
      <BackboneDots schools={body.schools} />
      <Subjects subjects={body.subjects} />
      <SchoolTable schools={body.schools} />
      <MoveTable body={body} />
      {body.heads.length > 0 && <HeadTable body={body} />}
      <Stays plan={plan} />
    </>
  )
}

function Quota({ plan }: { plan: RotationPlanView }) {
  const w = useWords('allocate')
  const say = useSay()
  const { after, kept, proof, rules, unmatched } = plan.body
  const { eligible, counted, countedBackbone: backbone, quota, moved } = after
  const per = (part: number, whole: number) => (whole === 0 ? '—' : forTheEye((100 * part) / whole, 1))
  const whole = kept.backboneOf === 'moved' ? counted : eligible
  return (
    <div>
      <p>
        {say(rules.title)}：
        {w('rotation.met.quota', {
          ...{ eligible, quota, counted, percent: kept.movedPercent },
          share: per(counted, eligible),
        })}
        {w(`rotation.met.${kept.backboneOf}`, {
          ...{ backbone, percent: kept.backbonePercent },
          share: per(backbone, whole),
        })}
        {moved > counted && w('rotation.met.others', { n: moved - counted })}
      </p>
      <p className="jh-soft">{w(`rotation.met.${proof}`)}</p>
      {unmatched.length > 0 && (
        <details>
          <summary>{w('rotation.unmatched')}</summary>
          <ul>
            {unmatched.map((u, i) => (
              <li key={i}>
                {w('rotation.unmatchedOf', { school: u.school, metric: say(u.metric), n: u.teachers })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Downloads({ plan, at }: { plan: RotationPlanView; at: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  return (
    <p className="jh-noprint">
      <a href={address(`${at}/teachers.xlsx`, { lang })}>{w('rotation.download')}</a>
      {' · '}
      <a href={address(`${at}/certificate.json`, { lang })}>{w('rotation.certificate')}</a>
      {plan.overlay && (
        <>
          {' · '}
          <Link to="/what-if" search={{ plan: plan.overlay }}>
            {w('plan.openOverlay')}
          </Link>
        </>
      )}
    </p>
  )
}

function Subjects({ subjects }: { subjects: RotationPlanView['body']['subjects'] }) {
  const w = useWords('allocate')
  return (
    <Section title={w('rotation.subjects')}>
      <div className="jh-scroll">
        <table className="jh-table">
          <thead>
            <tr>
              <th scope="col">{w('rotation.subject')}</th>
              {['shortBefore', 'shortAfter', 'movedOf'].map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(`rotation.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subjects.map(s => (
              <tr key={s.subject}>
                <th scope="row">{s.subject}</th>
                <td className="jh-right jh-num">{s.short.before}</td>
                <td className="jh-right jh-num">{s.short.after}</td>
                <td className="jh-right jh-num">{s.moved}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Stays({ plan }: { plan: RotationPlanView }) {
  const w = useWords('allocate')
  const stays = plan.body.reasons.filter(r => r.code !== 'sent' && r.code !== 'by-wish')
  return (
    <Section title={w('rotation.reasons')}>
      <table className="jh-table">
        <tbody>
          {stays.map(r => (
            <tr key={r.code}>
              <th scope="row">{w(`rotation.stay.${r.code}`)}</th>
              <td className="jh-right jh-num">{w('rotation.people', { n: r.teachers })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

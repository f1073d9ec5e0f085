import { forTheEye, Section, useSay, useWords } from '@kit/ui-kit'
import type { CounsellorRow, Staffing, StaffingStage } from '@loop/measure/staffing/schema'
import { Link } from '@tanstack/react-router'
import css from './staffing.module.css'

/** Teachers lacking by subject, from the timetable; of kindergartens by class. */
export function Subjects({ stages }: { stages: readonly StaffingStage[] }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const n = (x: number) => (x === 0 ? '0' : forTheEye(x, 1))
  return (
    <Section title={w('staffing.subjects')}>
      <div className="jh-scroll">
        <table className="jh-table">
          <thead>
            <tr>
              <th scope="col">{w('staffing.stage')}</th>
              <th scope="col">{w('staffing.subject')}</th>
              <th scope="col" className="jh-right">
                {w('staffing.teachersLacking')}
              </th>
              <th scope="col" className="jh-right">
                {w('staffing.inSchools')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stages.flatMap(({ stage, subjects }) =>
              subjects.map(s => (
                <tr key={`${stage} ${s.subject}`}>
                  <td>{kit(`stage.${stage}`)}</td>
                  <td>{say(s.title)}</td>
                  <td className={`jh-right jh-num ${s.short > 0 ? css.alarm : ''}`}>{n(s.short)}</td>
                  <td className="jh-right jh-num">{s.schools}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {stages.map(({ stage, preschool }) => preschool && <Preschool key={stage} lack={preschool} />)}
    </Section>
  )
}

function Preschool({ lack }: { lack: NonNullable<StaffingStage['preschool']> }) {
  const w = useWords('measure')
  const parts = [
    [w('staffing.teachersShort'), w('staffing.people', { n: lack.teachersShort })],
    [w('staffing.carersShort'), w('staffing.people', { n: lack.carersShort })],
    [w('staffing.unknown'), w('staffing.schools', { n: lack.unknown })],
  ] as const
  return (
    <>
      <h3>{w('staffing.preschool')}</h3>
      <dl className={css.figures}>
        {parts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const FINDINGS = ['none', 'not-full-time', 'unknown', 'met'] as const

/** Which schools have no counsellor, or none full-time although they are large. */
export function Counsellors({ staffing: { counsellors, counsellorRule } }: { staffing: Staffing }) {
  const w = useWords('measure')
  const of = (finding: CounsellorRow['finding']) => counsellors.filter(c => c.finding === finding)
  if (counsellorRule === null) return null
  const { atLeast, fullTimeAbove } = counsellorRule
  return (
    <Section title={w('staffing.counsellors')}>
      <p>{w('staffing.counsellorRule', { least: atLeast, above: fullTimeAbove })}</p>
      <dl className={css.figures}>
        {FINDINGS.map(finding => (
          <div key={finding}>
            <dt>{w(`staffing.finding.${finding}`)}</dt>
            <dd>{w('staffing.schools', { n: of(finding).length })}</dd>
          </div>
        ))}
      </dl>
      <ul className={css.names}>
        {[...of('none'), ...of('not-full-time')].map(c => (
          <li key={c.unit}>
            <Link to="/schools/$unit" params={{ unit: c.unit }} search={true}>
              {c.name}
            </Link>{' '}
            <small className={css.alarm}>{w(`staffing.finding.${c.finding}`)}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

import { Section, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { WeakScore } from '@loop/measure/conditions/schema'
import { Button } from 'antd'
import { Clause } from '../plan/shown.tsx'
import css from './conditions.module.css'
import type { WayBackAsked } from './way-back-asked.ts'

/** Every score with its signs, and the schools that have any of them. */
export function Weak({ scores, ...rest }: { scores: readonly WeakScore[] } & Omit<ScoreProps, 'score'>) {
  return scores.map(score => <Score key={score.id} score={score} {...rest} />)
}

interface ScoreProps {
  readonly score: WeakScore
  readonly pack: string
  readonly ask: (asked: WayBackAsked) => void
}

function Score({ score, pack, ask }: ScoreProps) {
  const w = useWords('measure')
  const say = useSay()
  const shown = score.schools.filter(s => s.state !== 'sound' || (s.points ?? 0) > 0)
  const order = [...shown].sort((a, b) => (b.points ?? Infinity) - (a.points ?? Infinity))
  const count = (state: string) => score.schools.filter(s => s.state === state).length
  return (
    <Section
      title={say(score.title)}
      aside={w('conditions.weakCount', {
        weak: count('weak'),
        open: count('open'),
        of: score.schools.length,
      })}
    >
      <p className="jh-soft">
        {w('conditions.weakFrom', { from: score.from ?? '—' })}
        {score.when && w('conditions.weakWhen', { when: say(score.when) })}{' '}
        <StatusMark status={score.sourceStatus} /> <Clause id={score.clause} pack={pack} />
      </p>
      {order.length === 0 ? (
        <p className="jh-soft">{w('conditions.nobody')}</p>
      ) : (
        <div className={`jh-scroll ${css.tall}`}>
          <table className={`jh-table ${css.weak}`}>
            <thead>
              <tr>
                <th scope="col">{w('conditions.school')}</th>
                <th scope="col">{w('conditions.finding')}</th>
                <th scope="col" className="jh-right">
                  {w('conditions.points')}
                </th>
                {score.signs.map(sign => (
                  <th key={sign.id} scope="col" title={say(sign.when)}>
                    {say(sign.title)}
                    <br />
                    <small className="jh-soft">{w('conditions.signPoints', { n: sign.points })}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {order.map(school => (
                <tr key={school.unit}>
                  <th scope="row">
                    <Button
                      type="link"
                      className={`${css.link}`}
                      onClick={() => ask({ score: score.id, unit: school.unit })}
                    >
                      {school.name}
                    </Button>
                  </th>
                  <td
                    className={
                      school.state === 'weak' ? css.alarm : school.state === 'open' ? css.missing : ''
                    }
                  >
                    {w(`conditions.weak.${school.state}`)}
                  </td>
                  <td className="jh-right jh-num">{school.points ?? '—'}</td>
                  {score.signs.map((sign, i) => (
                    <td key={sign.id}>{w(`conditions.holds.${school.holds[i] ?? 'unknown'}`)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

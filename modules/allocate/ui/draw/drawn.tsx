import { address, Section, useLang, useWords, whenText } from '@kit/ui-kit'
import type { DrawPlan, DrawState } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import planCss from '../plan/plan.module.css'
import css from './draw.module.css'

interface DrawnProps {
  readonly at: string
  readonly plan: DrawPlan
  readonly drawn: NonNullable<DrawState['drawn']>
}

/** What came of it: how many have a seat, the digests, the files. */
export function Drawn({ at, plan, drawn }: DrawnProps) {
  const w = useWords('allocate')
  const lang = useLang()
  const file = (name: string) => address(`${at}/${name}`, { lang })
  return (
    <Section title={w('draw.drawn')}>
      {plan.body.rehearsal && <p className={css.rehearsal}>{w('draw.rehearsalMark')}</p>}
      <p>{w('draw.drawnBy', { who: drawn.by, when: whenText(drawn.at, lang) })}</p>
      <dl className={planCss.figures}>
        <div>
          <dt>{w('draw.seated')}</dt>
          <dd>{w('units.person', { n: drawn.seated })}</dd>
        </div>
        <div>
          <dt>{w('draw.waiting')}</dt>
          <dd>{drawn.waiting}</dd>
        </div>
      </dl>
      <dl className={css.digests}>
        <dt>{w('draw.seed')}</dt>
        <dd>{drawn.seed}</dd>
        <dt>{w('draw.digest')}</dt>
        <dd>{drawn.digest}</dd>
      </dl>
      <div className={`${css.deeds} jh-noprint`}>
        <Link to="/draw/hall" search={{ plan: plan.id }}>
          <Button>{w('draw.hall')}</Button>
        </Link>
        <a href={file('result.xlsx')}>{w('draw.result')}</a>
        <a href={file('transcript.json')}>{w('draw.transcript')}</a>
        <a href={file('commitment.json')}>{w('draw.commitmentFile')}</a>
        <a href={file('verifier.html')}>{w('draw.verifier')}</a>
      </div>
    </Section>
  )
}

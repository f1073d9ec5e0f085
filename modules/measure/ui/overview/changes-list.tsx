import {
  Answer,
  periodText,
  useAnswer,
  useLang,
  useSay,
  useSelection,
  useWords,
  VerdictTag,
} from '@kit/ui-kit'
import { type Assessment, type Trend, TrendSchema } from '@loop/measure/schema'
import { indicatorOf } from '../assessment/reading.ts'
import { type Change, changesBetween, pointsAround } from './changes.ts'
import css from './changes-list.module.css'

const SHOWN = 6

/** What changed since last year, and next year's verdict if nothing changes. */
export function Changes({ assessment }: { assessment: Assessment }) {
  const { region } = useSelection()
  const trend = useAnswer(TrendSchema, `/api/measure/${region}/trend`, { pack: assessment.pack.id })
  return (
    <Answer of={trend} lines={4}>
      {years => <Years trend={years} assessment={assessment} />}
    </Answer>
  )
}

function Years({ trend, assessment }: { trend: Trend; assessment: Assessment }) {
  const w = useWords('measure')
  const lang = useLang()
  const { now, before, next } = pointsAround(trend, assessment.period)
  const changes = now && before ? changesBetween(before, now) : []
  return (
    <>
      {!before && <p className="jh-soft">{w('changes.firstYear')}</p>}
      {before && changes.length === 0 && <p className="jh-soft">{w('changes.none')}</p>}
      <ul className={css.list}>
        {changes.slice(0, SHOWN).map(change => (
          <ChangeLine key={`${change.indicator} ${change.stage}`} change={change} assessment={assessment} />
        ))}
      </ul>
      {next && (
        <p className={css.next}>
          {w('changes.next', { period: periodText(next.period, lang) })}
          <VerdictTag verdict={next.verdict} />
        </p>
      )}
    </>
  )
}

function ChangeLine({ change, assessment }: { change: Change; assessment: Assessment }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const indicator = indicatorOf(assessment.result, change.indicator, change.stage)
  const { before, now } = change.verdicts
  const more = change.reaching.now - change.reaching.before
  return (
    <li>
      <span>
        {indicator ? say(indicator.title) : change.indicator}{' '}
        <span className="jh-soft">{kit(`stage.${change.stage}`)}</span>
      </span>
      <span className={css.how}>
        {before !== now && (
          <span>{w('changes.turned', { before: kit(`verdict.${before}`), now: kit(`verdict.${now}`) })}</span>
        )}
        {more !== 0 && <span>{w(more > 0 ? 'changes.more' : 'changes.fewer', { n: Math.abs(more) })}</span>}
        {change.cv && (
          <span className="jh-num">
            {w('changes.cv', { before: change.cv.before.toFixed(3), now: change.cv.now.toFixed(3) })}
          </span>
        )}
      </span>
    </li>
  )
}

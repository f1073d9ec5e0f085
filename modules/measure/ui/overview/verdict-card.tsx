import { useSay, useWords, VerdictIcon, VerdictTag } from '@kit/ui-kit'
import type { Assessment, TestResult } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import { countVerdicts, type Result } from '../assessment/reading.ts'
import { inReadingOrder } from '../tests/parts.ts'
import css from './verdict-card.module.css'

const REASONS = 5

/** The verdict in one sentence, the stages, and the reasons in plain words. */
export function VerdictCard({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const { result } = assessment
  const counts = countVerdicts(result.tests.map(t => t.verdict))
  return (
    <section className={`jh-card ${css.card} ${css[result.verdict]}`}>
      <header className={css.head}>
        <VerdictIcon verdict={result.verdict} size={44} />
        <div>
          <h2>{w(`verdict.${result.verdict}`)}</h2>
          <p className="jh-soft">
            {w('verdict.counts', {
              tests: result.tests.length,
              pass: counts.pass,
              fail: counts.fail,
              undetermined: counts.undetermined,
            })}
          </p>
        </div>
      </header>
      <Stages result={result} />
      <Reasons tests={result.tests} />
    </section>
  )
}

function Stages({ result }: { result: Result }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  return (
    <ul className={css.stages}>
      {result.stages.map(s => {
        const spreads = result.indicators.filter(x => x.stage === s.stage && x.cvLimit !== null)
        const within = spreads.filter(x => x.verdict === 'pass').length
        return (
          <li key={s.stage}>
            <strong>{kit(`stage.${s.stage}`)}</strong>
            <VerdictTag verdict={s.verdict} />
            <span className="jh-num">{w('verdict.schools', { passing: s.passing, schools: s.schools })}</span>
            {spreads.length > 0 && (
              <span className={`jh-num ${css.wide}`}>
                {w('verdict.spreads', { within, spreads: spreads.length })}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Failures first, then what is still open; composite tests only repeat their parts and are left out. */
function Reasons({ tests }: { tests: readonly TestResult[] }) {
  const w = useWords('measure')
  const say = useSay()
  const single = inReadingOrder(tests).filter(t => t.op !== 'all@1')
  const failing = single.filter(t => t.verdict === 'fail')
  const open = single.filter(t => t.verdict === 'undetermined')
  const shown = [...failing, ...open].slice(0, REASONS)
  const more = failing.length + open.length - shown.length
  if (shown.length === 0) return <p>{w('verdict.nothingOpen')}</p>
  return (
    <>
      <ul className={css.reasons}>
        {shown.map(test => (
          <li key={`${test.id} ${test.stage}`}>
            <VerdictIcon verdict={test.verdict} size={16} />
            <span>{say(test.says)}</span>
          </li>
        ))}
      </ul>
      <Link to="/tests" search={true}>
        {more > 0 ? w('verdict.more', { more }) : w('verdict.all')}
      </Link>
    </>
  )
}

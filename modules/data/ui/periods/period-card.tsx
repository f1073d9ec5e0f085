import { Failure, periodText, useLang, useWords, whenText } from '@kit/ui-kit'
import type { PeriodState } from '@loop/data/schema'
import { Link } from '@tanstack/react-router'
import { PeriodDeeds } from './period-deeds.tsx'
import css from './periods.module.css'
import { usePeriodStep } from './step.ts'

export function PeriodCard({ state }: { state: PeriodState }) {
  const w = useWords('data')
  const lang = useLang()
  const step = usePeriodStep(state.period)
  return (
    <li className={`jh-card ${css.card}`}>
      <header>
        <h2>{periodText(state.period, lang)}</h2>
        <span className={`${css.state} ${css[state.state]}`}>{w(`periods.steps.${state.state}`)}</span>
        <PeriodDeeds state={state} step={step} />
      </header>
      <Facts state={state} />
      <Steps state={state} />
      {step.error && <Failure error={step.error} />}
    </li>
  )
}

function Facts({ state }: { state: PeriodState }) {
  const w = useWords('data')
  const n = (value: number) => ({ n: value.toLocaleString('en-US') })
  return (
    <ul className={css.facts}>
      <li>
        <Link to="/figures" search={{ period: state.period }}>
          {w('periods.figures', n(state.figures))}
        </Link>
      </li>
      <li>{w('periods.schools', n(state.schools))}</li>
      {state.submittedSchools > 0 && <li>{w('periods.submittedSchools', n(state.submittedSchools))}</li>}
      {state.contested > 0 && (
        <li className={css.contested}>
          <Link to="/figures" search={{ period: state.period, standing: 'contested' }}>
            {w('periods.contested', n(state.contested))}
          </Link>
        </li>
      )}
      {state.corrections > 0 && <li>{w('periods.corrections', n(state.corrections))}</li>}
    </ul>
  )
}

function Steps({ state }: { state: PeriodState }) {
  const w = useWords('data')
  const lang = useLang()
  if (state.submittedBy === null || state.submittedAt === null) return null
  return (
    <ol className={css.steps}>
      <li>{w('periods.submittedBy', { by: state.submittedBy, at: whenText(state.submittedAt, lang) })}</li>
      {state.confirmedBy !== null && state.confirmedAt !== null ? (
        <li>{w('periods.confirmedBy', { by: state.confirmedBy, at: whenText(state.confirmedAt, lang) })}</li>
      ) : (
        <li className="jh-soft">{w('periods.waiting')}</li>
      )}
      {state.digest !== null && (
        <li className={css.digest} title={state.digest}>
          {w('periods.digest', { digest: state.digest.slice(0, 16) })}
        </li>
      )}
    </ol>
  )
}

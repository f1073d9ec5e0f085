import { Answer, Empty, Page, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { PeriodStateSchema } from '@loop/data/schema'
import { z } from 'zod'
import { PeriodCard } from './period-card.tsx'
import css from './periods.module.css'

const PeriodsSchema = z.array(PeriodStateSchema)
const STATES = ['open', 'submitted', 'locked'] as const

/** Where every period stands, and the step that comes next. */
export function Component() {
  const w = useWords('data')
  const { region } = useSelection()
  const periods = useAnswer(PeriodsSchema, `/api/data/${region}/periods`)
  return (
    <Page title={w('periods.title')} lead={w('periods.lead')}>
      <dl className={css.legend}>
        {STATES.map(state => (
          <div key={state} className={css[state]}>
            <dt>{w(`periods.steps.${state}`)}</dt>
            <dd>{w(`periods.explain.${state}`)}</dd>
          </div>
        ))}
      </dl>
      <Answer of={periods}>
        {list =>
          list.length === 0 ? (
            <Empty title={w('periods.noneTitle')}>{w('periods.noneText')}</Empty>
          ) : (
            <ul className={css.list}>
              {[...list]
                .sort((a, b) => (a.period < b.period ? 1 : -1))
                .map(state => (
                  <PeriodCard key={state.period} state={state} />
                ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  )
}

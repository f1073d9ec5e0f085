import {
  Answer,
  periodText,
  Section,
  useAnswer,
  useLang,
  useMay,
  useSelection,
  useWords,
  whenText,
} from '@kit/ui-kit'
import { type FigureHistory, FigureHistorySchema } from '@loop/data/schema'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { FigureValue } from '../words/figure-value.tsx'
import { StandingTag } from '../words/standing.tsx'
import { useMetrics, useNames } from '../words/vocabulary.ts'
import { CorrectForm } from './correct-form.tsx'
import css from './figure-drawer.module.css'
import type { FigureKey } from './filters.ts'
import { HistoryEntry } from './history-entry.tsx'

interface FigureDrawerProps {
  readonly asked: FigureKey | null
  readonly close: () => void
}

/** Where a figure comes from, and the two deeds about it: choose, correct. Esc closes it. */
export function FigureDrawer({ asked, close }: FigureDrawerProps) {
  const w = useWords('data')
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(640px, 100vw)"
      title={w('history.title')}
      destroyOnHidden
    >
      {asked && <Asked figure={asked} />}
    </Drawer>
  )
}

function Asked({ figure }: { figure: FigureKey }) {
  const { region } = useSelection()
  const { unit, period, metric, stage } = figure
  const history = useAnswer(FigureHistorySchema, `/api/data/${region}/history`, {
    unit,
    period,
    metric,
    stage,
  })
  return <Answer of={history}>{told => <History told={told} />}</Answer>
}

function History({ told }: { told: FigureHistory }) {
  const w = useWords('data')
  const lang = useLang()
  return (
    <div className={css.history}>
      <Head told={told} />
      <Section title={w('history.entries')} aside={w('history.entriesAside')}>
        <ol className={css.entries}>
          {told.entries.map(entry => (
            <HistoryEntry key={entry.fact.id} entry={entry} told={told} />
          ))}
        </ol>
      </Section>
      {told.choices.length > 0 && (
        <Section title={w('history.choices')}>
          <ul className={css.choices}>
            {told.choices.map(c => (
              <li key={c.id}>
                {w('history.choiceLine', {
                  by: c.chosenBy,
                  at: whenText(c.chosenAt, lang),
                  reason: c.reason,
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function Head({ told: { figure } }: { told: FigureHistory }) {
  const w = useWords('data')
  const kit = useWords('kit')
  const lang = useLang()
  const mayCorrect = useMay('data.correct')
  const [correcting, setCorrecting] = useState(false)
  const metric = useMetrics().get(figure.metric)
  const { metricName, unitName } = useNames()
  return (
    <header className={css.head}>
      <p className="jh-soft">
        {unitName(figure.unit)} · {periodText(figure.period, lang)} · {kit(`stage.${figure.stage}`)}
      </p>
      <h2>{metricName(figure.metric)}</h2>
      <div className={css.official}>
        <strong>
          <FigureValue metric={metric} of={figure.official} />
        </strong>
        <StandingTag figure={figure} />
        {mayCorrect && !correcting && (
          <Button onClick={() => setCorrecting(true)}>{w('decide.correct')}</Button>
        )}
      </div>
      <p className="jh-soft jh-small">{w(`standingWhy.${figure.outdated ? 'outdated' : figure.standing}`)}</p>
      {correcting && <CorrectForm figure={figure} metric={metric} done={() => setCorrecting(false)} />}
    </header>
  )
}

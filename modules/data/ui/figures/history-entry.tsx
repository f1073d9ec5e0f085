import { useLang, useMay, useWords, whenText } from '@kit/ui-kit'
import type { FigureHistory } from '@loop/data/schema'
import { Button } from 'antd'
import { useState } from 'react'
import { FigureValue } from '../words/figure-value.tsx'
import { placeText } from '../words/place.ts'
import { useMetrics } from '../words/vocabulary.ts'
import { ChooseForm } from './choose-form.tsx'
import css from './figure-drawer.module.css'
import { standingOf } from './standing-of.ts'

interface HistoryEntryProps {
  readonly entry: FigureHistory['entries'][number]
  readonly told: FigureHistory
}

/** One thing a source said: value, file and cell, who and when, and whether it counts today. */
export function HistoryEntry({ entry: { fact, source }, told }: HistoryEntryProps) {
  const w = useWords('data')
  const lang = useLang()
  const mayChoose = useMay('data.choose')
  const [choosing, setChoosing] = useState(false)
  const metric = useMetrics().get(fact.metric)
  const standing = standingOf(fact.id, told)
  const place = placeText(fact.locator, w)
  return (
    <li className={`${css.entry} ${css[standing]}`}>
      <div className={css.said}>
        <strong>
          <FigureValue metric={metric} of={fact} />
        </strong>
        <span className={css.standing}>{w(`history.${standing}`)}</span>
        {mayChoose && standing === 'rival' && !choosing && (
          <Button size="small" onClick={() => setChoosing(true)}>
            {w('decide.choose')}
          </Button>
        )}
      </div>
      <p>
        {w(`sourceKind.${source.kind}`)}
        {source.fileName && ` · ${source.fileName}`}
        {place && ` · ${place}`}
      </p>
      {fact.raw !== null && <p className="jh-soft">{w('history.raw', { raw: fact.raw })}</p>}
      {fact.reason !== null && <p>{w('history.reason', { reason: fact.reason })}</p>}
      <p className="jh-soft">
        {w('history.by', { by: source.importedBy, at: whenText(fact.recordedAt, lang) })}
      </p>
      {choosing && <ChooseForm fact={fact} done={() => setChoosing(false)} />}
    </li>
  )
}

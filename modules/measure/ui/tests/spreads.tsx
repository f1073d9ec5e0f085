import type { Stage } from '@kit/base'
import { Chart, Section, Segmented, useSay, useWords } from '@kit/ui-kit'
import type { IndicatorStage } from '@loop/measure/schema'
import { useMemo, useState } from 'react'
import type { Result } from '../assessment/reading.ts'
import css from './spreads.module.css'
import { driversOption, spreadsOption } from './spreads-option.ts'

/** The coefficients of variation beside their limits, and who drives the one that is looked at. */
export function Spreads({ result }: { result: Result }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const stages = [
    ...new Set(result.indicators.filter(x => x.cv !== null && x.cvLimit !== null).map(x => x.stage)),
  ]
  const [stage, setStage] = useState<Stage | null>(null)
  const shown = stages.find(s => s === stage) ?? stages[0]
  if (!shown) return null
  return (
    <Section
      title={w('spreads.title')}
      aside={
        <Segmented
          label={w('indicators.stage')}
          value={shown}
          options={stages.map(s => ({ value: s, label: kit(`stage.${s}`) }))}
          onChange={setStage}
        />
      }
    >
      <Unknown indicators={result.indicators.filter(x => x.stage === shown && x.cv === null)} />
      <StageSpreads
        key={shown}
        indicators={result.indicators.filter(x => x.stage === shown && x.cv !== null)}
      />
    </Section>
  )
}

/** A bar that is not there says nothing; this says which are missing and why. */
function Unknown({ indicators }: { indicators: readonly IndicatorStage[] }) {
  const w = useWords('measure')
  const say = useSay()
  if (indicators.length === 0) return null
  const list = indicators.map(x => say(x.title)).join(w('packs.comma'))
  return <p className="jh-soft jh-small">{w('spreads.unknown', { list })}</p>
}

function StageSpreads({ indicators }: { indicators: readonly IndicatorStage[] }) {
  const w = useWords('measure')
  const say = useSay()
  const worst = [...indicators].sort((a, b) => relative(b) - relative(a))[0]
  const [picked, setPicked] = useState(worst?.indicator)
  const chosen = indicators.find(x => x.indicator === picked) ?? worst
  const words = useMemo(() => ({ say, limit: w('spreads.limit'), without: w('spreads.without') }), [say, w])
  const spreads = useMemo(
    () => spreadsOption(indicators, chosen?.indicator ?? '', words),
    [indicators, chosen, words],
  )
  const drivers = useMemo(() => (chosen ? driversOption(chosen, words) : null), [chosen, words])
  return (
    <div className={css.pair}>
      <figure className="jh-card">
        <figcaption>{w('spreads.all')}</figcaption>
        <Chart option={spreads} height={300} label={w('spreads.allLabel')} onPick={name => setPicked(name)} />
        <div className={`${css.picks} jh-noprint`}>
          {indicators.map(x => (
            <button
              key={x.indicator}
              type="button"
              aria-pressed={x === chosen}
              onClick={() => setPicked(x.indicator)}
            >
              {say(x.title)}
            </button>
          ))}
        </div>
      </figure>
      {chosen && drivers && (
        <figure className="jh-card">
          <figcaption>{w('spreads.drivers', { indicator: say(chosen.title) })}</figcaption>
          <p className="jh-soft jh-small">{w('spreads.driversWhy')}</p>
          <Chart
            option={drivers}
            height={Math.max(120, 60 + chosen.drivers.length * 30)}
            label={w('spreads.driversLabel', {
              list: chosen.drivers.map(d => `${d.name} ${d.effect.toFixed(4)}`).join(w('packs.comma')),
            })}
          />
        </figure>
      )}
    </div>
  )
}

const relative = (x: IndicatorStage) => (x.cv !== null && x.cvLimit ? x.cv / x.cvLimit : 0)

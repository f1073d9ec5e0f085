import { apart, besideLimit, Num, Section, useSay, useWords, VerdictIcon, VerdictTag } from '@kit/ui-kit'
import type { IndicatorStage, Verdict } from '@loop/measure/schema'
import { useMemo } from 'react'
import type { Result } from '../assessment/reading.ts'
import { useUnitSymbol } from '../assessment/units.ts'
import { type ChangedCell, differences } from './differences.ts'
import css from './what-if.module.css'

/** Today and then, side by side: verdicts, spreads, and every cell that changes. */
export function Outcome({ today, planned }: { today: Result; planned: Result }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const changed = useMemo(() => differences(today, planned), [today, planned])
  return (
    <>
      <table className={`jh-table ${css.sides}`}>
        <thead>
          <tr>
            <th scope="col">{w('whatIf.whole')}</th>
            <th scope="col">{w('whatIf.today')}</th>
            <th scope="col">{w('whatIf.then')}</th>
          </tr>
        </thead>
        <tbody>
          <Side title={w('whatIf.verdict')} today={today.verdict} planned={planned.verdict} />
          {today.stages.map(s => {
            const after = planned.stages.find(x => x.stage === s.stage)
            const title = kit(`stage.${s.stage}`)
            const count = (x: typeof s | undefined) => (x ? `${x.passing}／${x.schools}` : '')
            return (
              <Side
                key={s.stage}
                title={title}
                today={s.verdict}
                planned={after?.verdict ?? 'not-applicable'}
                notes={[count(s), count(after)]}
              />
            )
          })}
          {changed.tests.map(t => (
            <Side
              key={`${t.today.id} ${t.today.stage}`}
              title={say(t.today.title)}
              today={t.today.verdict}
              planned={t.planned.verdict}
            />
          ))}
        </tbody>
      </table>
      <Section title={w('whatIf.spreads')}>
        {changed.indicators.length === 0 && <p className="jh-soft">{w('whatIf.noSpreads')}</p>}
        <SpreadTable rows={changed.indicators} />
      </Section>
      <Section title={w('whatIf.cells', { n: changed.cells.length })}>
        <CellTable cells={changed.cells} />
      </Section>
    </>
  )
}

interface SideProps {
  readonly title: string
  readonly today: Verdict
  readonly planned: Verdict
  readonly notes?: readonly [string, string]
}

function Side({ title, today, planned, notes }: SideProps) {
  return (
    <tr className={today === planned ? undefined : css.turned}>
      <th scope="row">{title}</th>
      <td>
        <VerdictTag verdict={today} /> <span className="jh-num jh-soft">{notes?.[0]}</span>
      </td>
      <td>
        <VerdictTag verdict={planned} /> <span className="jh-num jh-soft">{notes?.[1]}</span>
      </td>
    </tr>
  )
}

function SpreadTable({ rows }: { rows: readonly { today: IndicatorStage; planned: IndicatorStage }[] }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const spread = (x: IndicatorStage) =>
    x.cv === null ? <Num value={null} /> : <Num value={x.cv} shown={besideLimit(x.cv, x.cvLimit, 4)} />
  if (rows.length === 0) return null
  return (
    <table className="jh-table">
      <thead>
        <tr>
          <th scope="col">{w('school.indicator')}</th>
          <th scope="col" className="jh-right">
            {w('whatIf.today')}
          </th>
          <th scope="col" className="jh-right">
            {w('whatIf.then')}
          </th>
          <th scope="col" className="jh-right">
            {w('spreads.limit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ today, planned }) => (
          <tr
            key={`${today.indicator} ${today.stage}`}
            className={today.verdict === planned.verdict ? undefined : css.turned}
          >
            <td>
              {say(today.title)} <span className="jh-soft">{kit(`stage.${today.stage}`)}</span>
            </td>
            <td className="jh-right">{spread(today)}</td>
            <td className="jh-right">
              <VerdictIcon verdict={planned.verdict} size={13} /> {spread(planned)}
            </td>
            <td className="jh-right">
              <Num value={today.cvLimit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const SHOWN = 60

function CellTable({ cells }: { cells: readonly ChangedCell[] }) {
  const w = useWords('measure')
  const say = useSay()
  const symbol = useUnitSymbol()
  return (
    <table className="jh-table">
      <thead>
        <tr>
          <th scope="col">{w('indicators.school')}</th>
          <th scope="col">{w('school.indicator')}</th>
          <th scope="col" className="jh-right">
            {w('whatIf.today')}
          </th>
          <th scope="col" className="jh-right">
            {w('whatIf.then')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.slice(0, SHOWN).map(({ school, indicator, today, planned }) => (
          <tr
            key={`${school.unit} ${school.stage} ${indicator.indicator}`}
            className={today?.standing === planned?.standing ? undefined : css.turned}
          >
            <td>{school.name}</td>
            <td>{say(indicator.title)}</td>
            {[today, planned].map((cell, i) => (
              <td
                key={i === 0 ? 'today' : 'planned'}
                className="jh-right"
                title={w(`standing.${cell?.standing ?? 'missing'}`)}
              >
                <Num
                  value={cell?.value ?? null}
                  unit={symbol(indicator.unit)}
                  {...(typeof cell?.value === 'number' && { shown: apart(cell.value, indicator.threshold) })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { Section, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { EliminationRow, EliminationStep, Elimination as Plan } from '@loop/measure/monitor/schema'
import css from './classes.module.css'

/** When oversized classes leave by themselves, how many have to go by which year, and what it takes. */
export function Elimination({ plan }: { plan: Plan }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const shown = plan.stages.filter(s => s.years.some(y => y.stay > 0))
  return (
    <Section title={w('classes.elimination')}>
      {shown.length === 0 ? <p className="jh-soft">{w('classes.nothingToEnd')}</p> : null}
      {shown.map(({ stage, steps, years }) => (
        <div key={stage} className="jh-scroll">
          <table className="jh-table">
            <caption>
              {kit(`stage.${stage}`)}
              {years.map(y => ` · ${w('classes.stayIn', { year: y.year, n: y.stay })}`)}
            </caption>
            <thead>
              <tr>
                {(['due', 'demand', 'nowCount', 'stay', 'allowed', 'dissolve', 'source'] as const).map(
                  key => (
                    <th key={key} scope="col">
                      {w(`classes.${key}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {steps.map(step => (
                <Step key={`${step.by} ${step.heads} ${step.share}`} step={step} />
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {plan.rows.length > 0 && <Schools rows={plan.rows} />}
    </Section>
  )
}

function Step({ step }: { step: EliminationStep }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <tr>
      <td className="jh-num">{w('classes.bySeptember', { year: step.due })}</td>
      <td>{w('classes.atMost', { heads: step.heads, share: step.share, by: step.by })}</td>
      <td className="jh-right jh-num">{step.now}</td>
      <td className="jh-right jh-num">{step.stay}</td>
      <td className="jh-right jh-num">{step.allowed}</td>
      <td className={`jh-right jh-num ${step.dissolve > 0 ? css.alarmCell : ''}`}>{step.dissolve}</td>
      <td className="jh-small">
        {say(step.source.title)} <StatusMark status={step.source.status} />
      </td>
    </tr>
  )
}

function Schools({ rows }: { rows: readonly EliminationRow[] }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  return (
    <div className={`jh-scroll ${css.tall}`}>
      <table className="jh-table" style={{ minWidth: 820 }}>
        <thead>
          <tr>
            {(['school', 'cohort', 'oversizedShort', 'leaves', 'takes', 'dissolveBy'] as const).map(key => (
              <th key={key} scope="col">
                {w(`classes.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(row =>
            row.cohorts.map((cohort, i) => (
              <tr key={`${row.unit} ${row.stage} ${cohort.grade}`}>
                <td>
                  {i === 0 && w('classes.ofStage', { school: row.name, stage: kit(`stage.${row.stage}`) })}
                </td>
                <Cohort cohort={cohort} />
                <td className={css.alarmCell}>{i === 0 && <Due row={row} />}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Cohort({ cohort }: { cohort: EliminationRow['cohorts'][number] }) {
  const w = useWords('measure')
  const say = useSay()
  const { name, oversized, leaves, remedy, classesNeeded, seatsLacking } = cohort
  return (
    <>
      <td>{name === null ? w('classes.cohortUnknown') : say(name)}</td>
      <td className="jh-right jh-num">{oversized}</td>
      <td>{leaves === null ? '—' : w('classes.leavesIn', { year: leaves })}</td>
      <td>
        {w(`classes.ends.${remedy}`)}
        {(classesNeeded ?? 0) > 0 &&
          w('classes.endsMore', { n: classesNeeded ?? 0, seats: seatsLacking ?? 0 })}
      </td>
    </>
  )
}

function Due({ row }: { row: EliminationRow }) {
  const w = useWords('measure')
  return row.steps
    .filter(step => step.dissolve > 0)
    .map(step => <div key={step.due}>{w('classes.dueIn', { year: step.due, n: step.dissolve })}</div>)
}

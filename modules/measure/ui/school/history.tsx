import type { Stage } from '@kit/base'
import {
  Answer,
  Num,
  periodText,
  Section,
  useAnswer,
  useLang,
  useSay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type SchoolHistory, SchoolHistorySchema } from '@loop/measure/schema'
import { indicatorOf, type Result } from '../assessment/reading.ts'
import css from './school.module.css'

/** The years on record and the next one if nothing changes, cell by cell. */
export function History({ unit, pack, result }: { unit: string; pack: string; result: Result }) {
  const w = useWords('measure')
  const say = useSay()
  const { region } = useSelection()
  const history = useAnswer(
    SchoolHistorySchema,
    `/api/measure/${region}/schools/${encodeURIComponent(unit)}/history`,
    { pack },
  )
  return (
    <Section title={w('school.history')}>
      <Answer of={history} lines={4}>
        {years => {
          const stages = [...new Set(years.points.flatMap(p => p.stages.map(s => s.stage)))]
          return (
            <>
              {stages.map(stage => (
                <Years key={stage} years={years} stage={stage} result={result} titled={stages.length > 1} />
              ))}
              {years.points.some(p => p.forecast) && (
                <p className="jh-soft jh-small">{w('school.forecast', { method: say(years.method) })}</p>
              )}
            </>
          )
        }}
      </Answer>
    </Section>
  )
}

interface YearsProps {
  readonly years: SchoolHistory
  readonly stage: Stage
  readonly result: Result
  readonly titled: boolean
}

function Years({ years, stage, result, titled }: YearsProps) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const lang = useLang()
  const points = years.points.map(p => ({ ...p, school: p.stages.find(s => s.stage === stage) }))
  return (
    <div className="jh-scroll">
      <table className={`jh-table ${css.years}`}>
        {titled && <caption>{kit(`stage.${stage}`)}</caption>}
        <thead>
          <tr>
            <th scope="col">{w('school.indicator')}</th>
            {points.map(p => (
              <th key={p.period} scope="col" className="jh-right">
                {periodText(p.period, lang)}
                {p.forecast && w('school.forecastMark')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.order.map((id, i) => {
            const indicator = indicatorOf(result, id, stage)
            return (
              <tr key={id}>
                <td>{indicator ? say(indicator.title) : id}</td>
                {points.map(p => {
                  const cell = p.school?.cells[i]
                  const look = `jh-right ${css[cell?.standing ?? 'missing']} ${p.forecast ? css.forecast : ''}`
                  return (
                    <td key={p.period} className={look} title={w(`standing.${cell?.standing ?? 'missing'}`)}>
                      <Num value={cell?.value ?? null} />
                    </td>
                  )
                })}
              </tr>
            )
          })}
          <tr>
            <td>{w('school.reachedRow')}</td>
            {points.map(p => (
              <td key={p.period} className="jh-right jh-num">
                {p.school ? `${p.school.reached}/${p.school.cells.length}` : '—'}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

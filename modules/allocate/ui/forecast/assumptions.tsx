import { useSay, useWords } from '@kit/ui-kit'
import type { ForecastSetUp, NamedScenarios } from '@loop/allocate/schema'

interface AssumptionsProps {
  readonly named: NamedScenarios
  readonly limits: ForecastSetUp['classLimits']
  readonly stage: 'primary' | 'junior'
}

/** What is assumed of the years ahead, scenario by scenario, and which classes are too large. */
export function Assumptions({ named, limits, stage }: AssumptionsProps) {
  const w = useWords('allocate')
  const kit = useWords('kit')
  const say = useSay()
  const { standard, large, veryLarge } = limits.limits[stage]
  return (
    <>
      <p>{w('forecast.method')}</p>
      <p>{say(named.note)}</p>
      <ScenarioTable scenarios={named.scenarios} />
      <p>{w('forecast.limits', { stage: kit(`stage.${stage}`), standard, large, veryLarge })}</p>
      <ul className="jh-soft jh-small">
        {[...named.sources, ...limits.sources].map(s => (
          <li key={s.title}>
            {s.title}（{w(`rotation.source.${s.status}`)}）
          </li>
        ))}
      </ul>
    </>
  )
}

const SHARES = ['hukouPercent', 'permitsPercent', 'birthsPercent'] as const

function ScenarioTable({ scenarios }: Pick<NamedScenarios, 'scenarios'>) {
  const w = useWords('allocate')
  const say = useSay()
  return (
    <div className="jh-scroll">
      <table className="jh-table" style={{ minWidth: 480 }}>
        <thead>
          <tr>
            <th scope="col">{w('forecast.scenario')}</th>
            {scenarios.map(s => (
              <th key={s.id} scope="col" className="jh-right">
                {say(s.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SHARES.map(key => (
            <tr key={key}>
              <th scope="row">{w(`forecast.assumed.${key}`)}</th>
              {scenarios.map(s => (
                <td key={s.id} className="jh-right jh-num">
                  {s[key]}%
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{w('forecast.assumed.homes')}</th>
            {scenarios.map(s => (
              <td key={s.id} className="jh-right jh-num">
                {s.homes.pupilsPer100Homes}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{w('forecast.assumed.occupied')}</th>
            {scenarios.map(s => (
              <td key={s.id} className="jh-right jh-num">
                {s.homes.occupiedPercent.map(p => `${p}%`).join(' → ')}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{w('forecast.assumed.changes')}</th>
            {scenarios.map(s => (
              <td key={s.id} className="jh-right">
                {s.changes.length === 0
                  ? '—'
                  : s.changes
                      .map(c =>
                        w('forecast.assumed.change', {
                          ...{ from: c.fromYear, entry: c.entryPercent, staying: c.stayingPercent },
                          why: say(c.why),
                        }),
                      )
                      .join('；')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

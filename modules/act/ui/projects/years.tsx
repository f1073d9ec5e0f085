import { money, Section, useLang, useSay, useWords } from '@kit/ui-kit'
import type { YearPlan } from '@loop/act/schema'

/** The plan of every year, by group of conditions. */
export function Years({ years }: { years: readonly YearPlan[] }) {
  const w = useWords('act')
  const say = useSay()
  const lang = useLang()
  if (years.length === 0) return null
  const groups = [...new Map(years.flatMap(y => y.groups).map(g => [g.id, g.title]))]
  return (
    <Section title={w('years')}>
      <div className="jh-scroll">
        <table className="jh-table">
          <thead>
            <tr>
              <th scope="col">{w('year')}</th>
              {(['count', 'cost', 'done'] as const).map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(key)}
                </th>
              ))}
              {groups.map(([id, title]) => (
                <th key={id} scope="col" className="jh-right">
                  {say(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(year => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                <td className="jh-right jh-num">{year.projects}</td>
                <td className="jh-right jh-num">{money(year.cost, lang)}</td>
                <td className="jh-right jh-num">{money(year.done, lang)}</td>
                {groups.map(([id]) => (
                  <td key={id} className="jh-right jh-num">
                    {money(year.groups.find(g => g.id === id)?.cost ?? 0, lang)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

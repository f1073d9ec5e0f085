import { Meter, Num, Section, useWords } from '@kit/ui-kit'
import type { ZonesPlan } from '@loop/allocate/schema'
import { useListed } from '../listed.ts'

const RIGHT = ['seats', 'pupils', 'over', 'mean', 'longest', 'share', 'seatValue'] as const

/** School by school: seats, pupils, ways, mix, and where one more seat would help most. */
export function SchoolTable({ body: { schools, years, pupils, blocks } }: { body: ZonesPlan['body'] }) {
  const w = useWords('allocate')
  const listed = useListed()
  const group = blocks.reduce((n, b) => n + b.group, 0)
  const share = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole)
  const all = share(group, pupils)
  return (
    <Section
      title={w('zones.schools')}
      aside={all !== null && group > 0 && w('zones.shareOfAll', { share: all.toFixed(1) })}
    >
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 860 }}>
          <thead>
            <tr>
              <th scope="col">{w('zones.school')}</th>
              <th scope="col">{w('zones.filled')}</th>
              {RIGHT.map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(`zones.${key}`)}
                </th>
              ))}
              {years.map(y => (
                <th key={y} scope="col" className="jh-right">
                  {w('zones.inYear', { year: y })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {schools.map((s, i) => (
              <tr key={s.id}>
                <th scope="row">
                  {i + 1}　{s.name}
                  {s.members.length > 0 && (
                    <span className="jh-soft">
                      {' '}
                      {w('zones.shared', {
                        schools: listed(
                          s.members.map(m =>
                            w('zones.sharedOf', { name: m.name, pupils: m.pupils, seats: m.seats }),
                          ),
                        ),
                      })}
                    </span>
                  )}
                  {s.isKept && <span className="jh-soft"> {w('zones.kept')}</span>}
                </th>
                <td style={{ minWidth: 110 }}>
                  <Meter
                    value={s.pupils}
                    limit={s.seats}
                    better="lower"
                    verdict={s.over > 0 ? 'fail' : 'pass'}
                    label={w('zones.filledOf', { pupils: s.pupils, seats: s.seats })}
                  />
                </td>
                <td className="jh-right jh-num">{s.seats}</td>
                <td className="jh-right jh-num">{s.pupils}</td>
                <td className="jh-right jh-num">{s.over === 0 ? '' : <strong>{s.over}</strong>}</td>
                <td className="jh-right">
                  <Num value={s.mean} />
                </td>
                <td className="jh-right">
                  <Num value={s.longest} />
                </td>
                <td className="jh-right">
                  <Num
                    value={share(s.group, s.pupils)}
                    shown={share(s.group, s.pupils)?.toFixed(1) ?? ''}
                    unit="%"
                  />
                </td>
                <td className="jh-right jh-num">
                  {s.seatValue === 0 ? '' : Math.round(s.seatValue).toLocaleString('en-US')}
                </td>
                {s.years.map((y, n) => (
                  <td key={years[n]} className="jh-right jh-num">
                    {y.pupils}／{y.seats}
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

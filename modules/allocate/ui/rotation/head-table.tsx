import { Section, useSay, useWords } from '@kit/ui-kit'
import type { RotationBody } from '@loop/allocate/schema'

/** Heads whose terms are full, by number, with where they go or why they stay. */
export function HeadTable({ body: { heads, schools } }: { body: RotationBody }) {
  const w = useWords('allocate')
  const say = useSay()
  const nameOf = (s: number) => schools[s]?.name ?? ''
  return (
    <Section title={w('rotation.heads', { n: heads.length })}>
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 640 }}>
          <thead>
            <tr>
              <th scope="col">{w('rotation.teacher')}</th>
              <th scope="col">{w('rotation.from')}</th>
              <th scope="col" className="jh-right">
                {w('rotation.terms')}
              </th>
              <th scope="col">{w('rotation.to')}</th>
              <th scope="col">{w('rotation.why')}</th>
            </tr>
          </thead>
          <tbody>
            {heads.map(h => (
              <tr key={h.head}>
                <th scope="row" className="jh-num">
                  {h.head}
                </th>
                <td>{nameOf(h.from)}</td>
                <td className="jh-right jh-num">{h.terms}</td>
                <td>{h.to === -1 ? w('rotation.remains') : nameOf(h.to)}</td>
                <td>{say(h.why)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

import { Section, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import map from '../map/map.module.css'
import type { Difference } from './draft.ts'

/** Every block whose school differs between the two drafts. */
export function DifferenceTable({
  differences,
  onFocus,
}: {
  differences: readonly Difference[]
  onFocus: (id: string) => void
}) {
  const w = useWords('allocate')
  const pupils = differences.reduce((n, d) => n + d.pupils, 0)
  const metres = (n: number | null) => n?.toLocaleString('en-US') ?? '—'
  if (differences.length === 0)
    return <Section title={w('zones.differences')}>{w('zones.noDifference')}</Section>
  return (
    <Section
      title={w('zones.differences')}
      aside={w('zones.differencesOf', { blocks: differences.length, pupils })}
    >
      <div className={map.tall}>
        <table className="jh-table" style={{ minWidth: 620 }}>
          <thead>
            <tr>
              <th scope="col">{w('zones.block')}</th>
              <th scope="col" className="jh-right">
                {w('zones.pupils')}
              </th>
              <th scope="col">{w('zones.from')}</th>
              <th scope="col">{w('zones.to')}</th>
              <th scope="col" className="jh-right">
                {w('zones.metres')}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map(d => (
              <tr key={d.id}>
                <td>
                  <Button type="link" style={{ padding: 0, height: 'auto' }} onClick={() => onFocus(d.id)}>
                    {d.name}
                  </Button>
                </td>
                <td className="jh-right jh-num">{d.pupils}</td>
                <td>{d.from ?? w('zones.none')}</td>
                <td>{d.to ?? w('zones.none')}</td>
                <td className="jh-right jh-num">
                  {metres(d.metresFrom)} → {metres(d.metresTo)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

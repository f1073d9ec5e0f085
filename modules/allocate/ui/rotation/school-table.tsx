import { Section, useWords } from '@kit/ui-kit'
import type { RotationSchool } from '@loop/allocate/schema'
import { Button } from 'antd'
import { useState } from 'react'

const MOST = 15

/** Posts, teachers, backbone and moves of every school, before and after. */
export function SchoolTable({ schools }: { schools: readonly RotationSchool[] }) {
  const w = useWords('allocate')
  const [isAll, setAll] = useState(false)
  const most = [...schools].sort((a, b) => b.out + b.in - a.out - a.in).slice(0, MOST)
  const rows = isAll ? schools : most
  return (
    <Section
      title={w('rotation.schools')}
      aside={
        <Button type="link" className="jh-noprint" onClick={() => setAll(!isAll)}>
          {isAll ? w('rotation.fewer') : w('rotation.all', { n: schools.length })}
        </Button>
      }
    >
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 720 }}>
          <thead>
            <tr>
              <th scope="col">{w('rotation.school')}</th>
              <th scope="col">{w('rotation.tierOf')}</th>
              {['posts', 'staff', 'short', 'backboneTeachers', 'out', 'in'].map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(`rotation.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(s => (
              <SchoolRow key={s.unit} school={s} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function SchoolRow({ school: s }: { school: RotationSchool }) {
  const w = useWords('allocate')
  const beside = ({ before, after }: { before: number; after: number }) =>
    before === after ? String(before) : `${before} → ${after}`
  return (
    <tr>
      <th scope="row">{s.name}</th>
      <td>{w(`rotation.tier.${s.tier}`)}</td>
      <td className="jh-right jh-num">{s.posts}</td>
      <td className="jh-right jh-num">{beside(s.staff)}</td>
      <td className="jh-right jh-num">{beside(s.short)}</td>
      <td className="jh-right jh-num">{beside(s.backbone)}</td>
      <td className="jh-right jh-num">{s.out}</td>
      <td className="jh-right jh-num">{s.in}</td>
    </tr>
  )
}

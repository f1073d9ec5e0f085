import { Section, Segmented, useWords } from '@kit/ui-kit'
import type { SeatRow } from '@loop/allocate/schema'
import { useState } from 'react'

const MOST = 12
const COLUMNS = ['seats', 'admitted', 'first', 'second', 'third', 'placed', 'waiting'] as const

/** Every part of every school: seats, by which wish they were filled, where admission ended. */
export function Seats({ seats }: { seats: readonly SeatRow[] }) {
  const w = useWords('allocate')
  const full = seats.filter(s => s.lastNumber !== null)
  const wanted = seats
    .filter(s => s.waiting > 0)
    .sort((a, b) => b.waiting - a.waiting)
    .slice(0, MOST)
  const [show, setShow] = useState<'wanted' | 'full' | 'all'>(wanted.length > 0 ? 'wanted' : 'all')
  const options = [
    { value: 'wanted' as const, label: w('assignment.mostWanted', { n: wanted.length }) },
    { value: 'full' as const, label: w('assignment.full', { n: full.length }) },
    { value: 'all' as const, label: w('assignment.all', { n: seats.length }) },
  ]
  return (
    <Section
      title={w('assignment.bySchool')}
      aside={<Segmented label={w('assignment.bySchool')} value={show} options={options} onChange={setShow} />}
    >
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 860 }}>
          <thead>
            <tr>
              <th scope="col">{w('assignment.school')}</th>
              <th scope="col">{w('assignment.kind')}</th>
              {COLUMNS.map(c => (
                <th key={c} scope="col" className="jh-right">
                  {w(`assignment.${c}`)}
                </th>
              ))}
              <th scope="col">{w('assignment.end')}</th>
            </tr>
          </thead>
          <tbody>
            {{ wanted, full, all: seats }[show].map(s => (
              <Row key={`${s.id} ${s.kind}`} of={s} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Row({ of: s }: { of: SeatRow }) {
  const w = useWords('allocate')
  const cells = [s.seats, s.admitted, ...s.byWish, s.placed, s.waiting]
  return (
    <tr>
      <th scope="row">{s.school}</th>
      <td>{s.kind}</td>
      {cells.map((n, i) => (
        <td key={COLUMNS[i]} className="jh-right jh-num">
          {n === 0 && i > 1 ? <span className="jh-soft">0</span> : n}
        </td>
      ))}
      <td>
        {s.lastNumber === null ? (
          <span className="jh-soft">{w('assignment.open')}</span>
        ) : (
          w('assignment.last', { of: s.lastClass, number: s.lastNumber })
        )}
      </td>
    </tr>
  )
}

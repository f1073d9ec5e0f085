import { forTheEye, Section, useSay, useWords } from '@kit/ui-kit'
import type { RotationBody, RotationMove } from '@loop/allocate/schema'
import { Input } from 'antd'
import { useState } from 'react'

const MOST = 20

/** Everybody who moves, by number, with the reason. */
export function MoveTable({ body: { moves, schools } }: { body: RotationBody }) {
  const w = useWords('allocate')
  const [asked, setAsked] = useState('')
  const nameOf = (s: number) => schools[s]?.name ?? ''
  const wanted = asked.trim().toLowerCase()
  const found = moves.filter(m =>
    [m.teacher, m.subject, nameOf(m.from), nameOf(m.to)].some(x => x.toLowerCase().includes(wanted)),
  )
  return (
    <Section title={w('rotation.moves', { n: moves.length })}>
      <Input
        className="jh-noprint"
        allowClear
        value={asked}
        placeholder={w('rotation.find')}
        aria-label={w('rotation.find')}
        style={{ maxWidth: 360, marginBottom: 12 }}
        onChange={e => setAsked(e.target.value)}
      />
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 860 }}>
          <thead>
            <tr>
              {['teacher', 'subject', 'from', 'to', 'how'].map(key => (
                <th key={key} scope="col">
                  {w(`rotation.${key}`)}
                </th>
              ))}
              <th scope="col" className="jh-right">
                {w('rotation.km')}
              </th>
              <th scope="col">{w('rotation.why')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MOST).map(m => (
              <MoveRow key={m.teacher} move={m} nameOf={nameOf} />
            ))}
          </tbody>
        </table>
      </div>
      {found.length > MOST && (
        <p className="jh-soft">{w('rotation.more', { n: found.length, shown: MOST })}</p>
      )}
    </Section>
  )
}

function MoveRow({ move: m, nameOf }: { move: RotationMove; nameOf: (s: number) => string }) {
  const w = useWords('allocate')
  const say = useSay()
  return (
    <tr>
      <th scope="row" className="jh-num">
        {m.teacher}
      </th>
      <td>
        {m.subject}
        {m.isBackbone && <small className="jh-soft"> {w('rotation.isBackbone')}</small>}
      </td>
      <td>{nameOf(m.from)}</td>
      <td>{nameOf(m.to)}</td>
      <td style={{ whiteSpace: 'nowrap' }}>{w(m.byWish ? 'rotation.byWish' : 'rotation.sent')}</td>
      <td className="jh-right jh-num">{forTheEye(m.km, 1)}</td>
      <td>{say(m.why)}</td>
    </tr>
  )
}

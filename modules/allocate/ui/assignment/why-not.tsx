import { Answer, Section, useAnswer, useSay, useWords } from '@kit/ui-kit'
import { type WhyNotAnswer, WhyNotSchema } from '@loop/allocate/schema'
import { Input } from 'antd'
import { useState } from 'react'
import { useListed } from '../listed.ts'

/** A number is entered; every school answers. */
export function WhyNot({ at }: { at: string }) {
  const w = useWords('allocate')
  const [number, setNumber] = useState('')
  return (
    <Section title={w('assignment.why')} aside={w('assignment.whyAside')}>
      <Input.Search
        className="jh-noprint"
        style={{ maxWidth: 360 }}
        aria-label={w('assignment.number')}
        placeholder={w('assignment.number')}
        enterButton={w('assignment.look')}
        maxLength={40}
        onSearch={text => setNumber(text.trim())}
      />
      {number !== '' && <Own key={number} at={at} number={number} />}
    </Section>
  )
}

function Own({ at, number }: { at: string; number: string }) {
  const answer = useAnswer(WhyNotSchema, `${at}/why`, { number })
  return <Answer of={answer}>{own => <Answers own={own} />}</Answer>
}

function Answers({ own }: { own: WhyNotAnswer }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const wished = own.answers
    .filter(a => a.wish !== null && a.reason !== 'not-entitled')
    .sort((a, b) => (a.wish ?? 0) - (b.wish ?? 0))
  const could = own.answers.filter(a => a.reason === 'would-have').map(a => a.school)
  return (
    <>
      <p>{w('assignment.ownNumber', { id: own.id, number: own.number })}</p>
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 640 }}>
          <thead>
            <tr>
              {['wish', 'school', 'kind', 'because', 'end', 'ownClass'].map(c => (
                <th key={c} scope="col">
                  {w(`assignment.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {wished.map(a => (
              <tr key={`${a.school} ${a.seats}`}>
                <td>{a.wish}</td>
                <th scope="row">{a.school}</th>
                <td>{a.seats}</td>
                <td>{a.reason === 'granted' ? <strong>{say(a.words)}</strong> : say(a.words)}</td>
                <td>
                  {a.lastNumber === null
                    ? w('assignment.open')
                    : w('assignment.last', { of: a.lastClass, number: a.lastNumber })}
                </td>
                <td>{a.own}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {could.length > 0 && (
        <p className="jh-soft">{w('assignment.couldHave', { names: listed([...new Set(could)]) })}</p>
      )}
    </>
  )
}

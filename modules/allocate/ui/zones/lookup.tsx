import { Answer, Section, useAnswer, useWords } from '@kit/ui-kit'
import { type ZoneAnswer, ZoneAnswerSchema } from '@loop/allocate/schema'
import { Input } from 'antd'
import { useEffect, useState } from 'react'

/** Which school an address, a block or a place belongs to. */
export function Lookup({ at, onFound }: { at: string; onFound: (ids: readonly string[]) => void }) {
  const w = useWords('allocate')
  const [asked, setAsked] = useState('')
  const answer = useAnswer(ZoneAnswerSchema, asked === '' ? null : `${at}/lookup`, { asked })
  const found = answer.data
  useEffect(() => {
    if (found && found.kind !== 'unknown') onFound(found.blocks.map(b => b.block))
  }, [found, onFound])
  return (
    <div className="jh-noprint">
      <Section title={w('zones.lookup')}>
        <Input.Search
          aria-label={w('zones.lookup')}
          placeholder={w('zones.lookupHint')}
          enterButton={w('zones.ask')}
          maxLength={200}
          style={{ maxWidth: 560 }}
          onSearch={text => setAsked(text.trim())}
        />
        {asked !== '' && (
          <Answer of={answer} lines={1}>
            {shown => <Found answer={shown} />}
          </Answer>
        )}
      </Section>
    </div>
  )
}

function Found({ answer: { kind, blocks } }: { answer: ZoneAnswer }) {
  const w = useWords('allocate')
  return (
    <div role="status" style={{ marginTop: 8 }}>
      <p>{w(`zones.answer.${kind}`, { n: blocks.length })}</p>
      <ul>
        {blocks.map(b => (
          <li key={`${b.block} ${b.address}`}>
            {b.address && `${b.address} · `}
            {b.name} → <strong>{b.school}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}

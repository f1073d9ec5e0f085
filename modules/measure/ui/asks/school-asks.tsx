import { Answer, Section, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { AsksSchema } from '@loop/measure/asks/schema'
import { Link } from '@tanstack/react-router'
import { PackCard } from './pack-card.tsx'

/** On the page of a school: what the documents that hold here ask of it. */
export function SchoolAsks({ unit }: { unit: string }) {
  const w = useWords('measure')
  const { region, period } = useSelection()
  const asks = useAnswer(AsksSchema, period ? `/api/measure/${region}/asks` : null, { period, unit })
  return (
    <Section
      title={w('asks.ofSchool')}
      aside={
        <Link to="/asks" search={{ unit }}>
          {w('asks.whole')}
        </Link>
      }
    >
      <Answer of={asks} lines={3}>
        {shown =>
          shown.packs.length === 0 ? (
            <p className="jh-soft">{w('asks.noneText')}</p>
          ) : (
            shown.packs.map(pack => <PackCard key={pack.pack.id} of={pack} />)
          )
        }
      </Answer>
    </Section>
  )
}
